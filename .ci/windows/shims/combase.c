/* Wine 8 has the name of RoOriginateErrorW in combase.dll, and a stub behind it that ends the process. It is what
 * `windows_core::Error::new` gives its message to. This library stands before Wine's own, which is there by the name
 * of winecombase.dll: it has this one function, as far as a test can see it, and forwards all others. */
#define COBJMACROS
#include <windows.h>
#include <oaidl.h>

typedef HRESULT(WINAPI *Create)(ICreateErrorInfo **made);
typedef HRESULT(WINAPI *Set)(ULONG reserved, IErrorInfo *info);

/* The longest message, by Microsoft's reference, its NUL included. */
#define LONGEST 512

static const IID error_info = {0x1CF2B120, 0x547D, 0x101B, {0x8E, 0x65, 0x08, 0x00, 0x2B, 0x2B, 0xD1, 0x19}};

static BOOL leave(const WCHAR *text)
{
    HMODULE wine = LoadLibraryA("winecombase.dll");
    Create create = (Create)(void *)GetProcAddress(wine, "CreateErrorInfo");
    Set set = (Set)(void *)GetProcAddress(wine, "SetErrorInfo");
    ICreateErrorInfo *made;
    IErrorInfo *info;
    HRESULT result;

    if (!create || !set || FAILED(create(&made)))
        return FALSE;
    ICreateErrorInfo_SetDescription(made, (WCHAR *)text);
    result = ICreateErrorInfo_QueryInterface(made, &error_info, (void **)&info);
    ICreateErrorInfo_Release(made);
    if (FAILED(result))
        return FALSE;
    result = set(0, info);
    IErrorInfo_Release(info);
    return SUCCEEDED(result);
}

/* Leaves the message on the thread, for GetErrorInfo to find. It need not end with a NUL; no message is none. */
__declspec(dllexport) BOOL WINAPI RoOriginateErrorW(HRESULT code, UINT length, const WCHAR *message)
{
    WCHAR text[LONGEST];
    UINT at = 0;

    if (SUCCEEDED(code))
        return FALSE;
    for (; message && at < LONGEST - 1 && (!length || at < length) && message[at]; ++at)
        text[at] = message[at];
    text[at] = 0;
    return leave(text);
}
