/* Wine 8 has no bcryptprimitives.dll, and Rust's standard library draws its random numbers from there. This is
 * the one function that it asks for, by way of the generator that Wine does have. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}
