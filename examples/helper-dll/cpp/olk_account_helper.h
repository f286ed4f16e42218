// IOlkAccountHelper, as Microsoft's reference of Outlook's auxiliary interfaces publishes it.
//
// On Windows, COM's own declarations come from the SDK. Elsewhere, what little of them is needed is declared here.

#ifndef OLK_ACCOUNT_HELPER_H
#define OLK_ACCOUNT_HELPER_H

#ifdef _WIN32

#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>
#include <unknwn.h>
#define OLK_TEXT(literal) L##literal

#else

#include <cstdint>

#define STDMETHODCALLTYPE
#define OLK_TEXT(literal) u##literal

using HRESULT = std::int32_t;
using ULONG = std::uint32_t;
using DWORD = std::uint32_t;
using WCHAR = char16_t;
using LPWSTR = WCHAR *;

struct GUID {
    std::uint32_t Data1;
    std::uint16_t Data2;
    std::uint16_t Data3;
    std::uint8_t Data4[8];
};
using IID = GUID;
using REFIID = const IID &;

inline bool operator==(REFIID one, REFIID other) {
    bool same = one.Data1 == other.Data1 && one.Data2 == other.Data2 && one.Data3 == other.Data3;
    for (int byte = 0; byte < 8; ++byte) {
        same = same && one.Data4[byte] == other.Data4[byte];
    }
    return same;
}

// No virtual destructor, here or below: the table of virtual methods is the interface, method by method.
struct IUnknown {
    virtual HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **ppvObject) = 0;
    virtual ULONG STDMETHODCALLTYPE AddRef() = 0;
    virtual ULONG STDMETHODCALLTYPE Release() = 0;
};
using LPUNKNOWN = IUnknown *;

constexpr IID IID_IUnknown = {0x00000000, 0x0000, 0x0000, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};

constexpr HRESULT S_OK = 0;
constexpr HRESULT S_FALSE = 1;
constexpr HRESULT E_NOTIMPL = static_cast<HRESULT>(0x80004001);
constexpr HRESULT E_NOINTERFACE = static_cast<HRESULT>(0x80004002);
constexpr HRESULT E_POINTER = static_cast<HRESULT>(0x80004003);
constexpr HRESULT E_FAIL = static_cast<HRESULT>(0x80004005);
constexpr HRESULT E_UNEXPECTED = static_cast<HRESULT>(0x8000FFFF);
constexpr HRESULT E_OUTOFMEMORY = static_cast<HRESULT>(0x8007000E);
constexpr HRESULT E_INVALIDARG = static_cast<HRESULT>(0x80070057);

#endif

constexpr IID IID_IOlkAccountHelper = {
    0x9240A6CB, 0xAF41, 0x11D2, {0x8C, 0x3B, 0x00, 0x10, 0x4B, 0x2A, 0x66, 0x76}};

struct IOlkAccountHelper : public IUnknown {
    // Not supported: E_NOTIMPL.
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder1(void *) = 0;

    // The name of the profile. *pcch: in, the size of the buffer in UTF-16 units; out, the length with the NUL.
    virtual HRESULT STDMETHODCALLTYPE GetIdentity(LPWSTR pwszIdentity, DWORD *pcch) = 0;

    // A MAPI session, with a reference for the caller.
    virtual HRESULT STDMETHODCALLTYPE GetMapiSession(LPUNKNOWN *ppmsess) = 0;

    // S_OK: the helper created the session, and has released it. E_NOTIMPL: it did not create it.
    virtual HRESULT STDMETHODCALLTYPE HandsOffSession() = 0;
};

#endif
