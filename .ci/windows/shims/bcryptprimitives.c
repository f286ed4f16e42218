/* Wine 8 has no bcryptprimitives.dll, and Rust's standard library draws its random numbers from there. This is
 * the one function that it asks for, by way of the generator that Wine does have. It is linked with `--kill-at`: a name
 * exported to Windows doesn't say how long its arguments are, as the linker's does for 32-bit. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}
