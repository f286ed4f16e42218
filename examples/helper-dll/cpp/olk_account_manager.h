// The account manager's interfaces, as Microsoft's reference of Outlook's auxiliary interfaces publishes them. Where
// Microsoft's own header disagrees with that (Notify isn't virtual in it; SetOrder and Unadvise take pointers), the
// reference stands.

#ifndef OLK_ACCOUNT_MANAGER_H
#define OLK_ACCOUNT_MANAGER_H

#include "olk_account_helper.h"

#ifndef _WIN32

using BYTE = std::uint8_t;
using LPCWSTR = const WCHAR *;
using CLSID = GUID;
using HWND = void *;

#endif

struct ACCT_BIN {
    DWORD cb;
    BYTE *pb;
};

struct ACCT_VARIANT {
    DWORD dwType;
    union {
        DWORD dw;
        WCHAR *pwsz;
        ACCT_BIN bin;
    } Val;
};

static_assert(sizeof(ACCT_VARIANT) == 3 * sizeof(void *), "24 bytes on 64-bit, 12 on 32-bit");

constexpr DWORD OLK_PT_LONG = 0x0003;
constexpr DWORD OLK_PT_UNICODE = 0x001F;

constexpr DWORD PROP_ACCT_ID = 0x00010003;
constexpr DWORD PROP_ACCT_NAME = 0x0002001F;
constexpr DWORD PROP_ACCT_IS_EXCH = 0x00140003;
constexpr DWORD PROP_INET_SERVER = 0x0100001F;
constexpr DWORD PROP_INET_PORT = 0x01040003;

constexpr DWORD OLK_ACCOUNT_NO_FLAGS = 0;
constexpr DWORD ACCT_INIT_NOSYNCH_MAPI_ACCTS = 1;
constexpr DWORD NOTIFY_ACCT_CHANGED = 1;

constexpr HRESULT E_OLK_ALREADY_INITIALIZED = static_cast<HRESULT>(0x800C8002);
constexpr HRESULT E_OLK_PARAM_NOT_SUPPORTED = static_cast<HRESULT>(0x800C8003);
constexpr HRESULT E_OLK_NOT_INITIALIZED = static_cast<HRESULT>(0x800C8005);
constexpr HRESULT E_OLK_PROP_READ_ONLY = static_cast<HRESULT>(0x800C800D);
constexpr HRESULT E_ACCT_NOT_FOUND = static_cast<HRESULT>(0x800C8101);
constexpr HRESULT E_ACCT_WRONG_SORT_ORDER = static_cast<HRESULT>(0x800C8105);

// The identifiers end alike.
constexpr GUID olk_guid(unsigned long first, unsigned short second) {
    return {static_cast<decltype(GUID::Data1)>(first),
            second,
            0x11D2,
            {0x8C, 0x3B, 0x00, 0x10, 0x4B, 0x2A, 0x66, 0x76}};
}

constexpr CLSID CLSID_OlkIMAP4Account = olk_guid(0xED475412, 0xB0D6);
constexpr CLSID CLSID_OlkMAPIAccount = olk_guid(0xED475414, 0xB0D6);
constexpr CLSID CLSID_OlkMail = olk_guid(0xED475418, 0xB0D6);
constexpr CLSID CLSID_OlkAddressBook = olk_guid(0xED475419, 0xB0D6);
constexpr CLSID CLSID_OlkStore = olk_guid(0xED475420, 0xB0D6);

constexpr IID IID_IOlkErrorUnknown = olk_guid(0x9240A6C0, 0xAF41);
constexpr IID IID_IOlkEnum = olk_guid(0x9240A6C1, 0xAF41);
constexpr IID IID_IOlkAccountNotify = olk_guid(0x9240A6C3, 0xAF41);
constexpr IID IID_IOlkAccountManager = olk_guid(0x9240A6CD, 0xAF41);
constexpr IID IID_IOlkAccount = olk_guid(0x9240A6D2, 0xAF41);

struct IOlkErrorUnknown : public IUnknown {
    virtual HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hr, LPWSTR *ppwszError) = 0;
};

struct IOlkEnum : public IUnknown {
    virtual HRESULT STDMETHODCALLTYPE GetCount(DWORD *pulCount) = 0;
    virtual HRESULT STDMETHODCALLTYPE Reset() = 0;
    // S_FALSE at the end.
    virtual HRESULT STDMETHODCALLTYPE GetNext(LPUNKNOWN *ppunk) = 0;
    virtual HRESULT STDMETHODCALLTYPE Skip(DWORD cSkip) = 0;
};

struct IOlkAccountNotify : public IOlkErrorUnknown {
    virtual HRESULT STDMETHODCALLTYPE Notify(DWORD dwNotify, DWORD dwAcctID, DWORD dwFlags) = 0;
};

struct IOlkAccount : public IOlkErrorUnknown {
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder1() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder2() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder3() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder4() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder5() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder6() = 0;
    virtual HRESULT STDMETHODCALLTYPE GetAccountInfo(CLSID *pclsidType, DWORD *pcCategories,
                                                     CLSID **prgclsidCategory) = 0;
    virtual HRESULT STDMETHODCALLTYPE GetProp(DWORD dwProp, ACCT_VARIANT *pVar) = 0;
    virtual HRESULT STDMETHODCALLTYPE SetProp(DWORD dwProp, ACCT_VARIANT *pVar) = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder7() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder8() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder9() = 0;
    virtual HRESULT STDMETHODCALLTYPE FreeMemory(BYTE *pv) = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder10() = 0;
    virtual HRESULT STDMETHODCALLTYPE SaveChanges(DWORD dwFlags) = 0;
};

struct IOlkAccountManager : public IOlkErrorUnknown {
    virtual HRESULT STDMETHODCALLTYPE Init(IOlkAccountHelper *pAcctHelper, DWORD dwFlags) = 0;
    virtual HRESULT STDMETHODCALLTYPE DisplayAccountList(HWND hwnd, DWORD dwFlags, LPCWSTR, DWORD, const CLSID *,
                                                         const CLSID *) = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder1() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder2() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder3() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder4() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder5() = 0;
    virtual HRESULT STDMETHODCALLTYPE FindAccount(DWORD dwProp, ACCT_VARIANT *pVar, IOlkAccount **ppAccount) = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder6() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder7() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder8() = 0;
    virtual HRESULT STDMETHODCALLTYPE DeleteAccount(DWORD dwAcctID) = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder9() = 0;
    virtual HRESULT STDMETHODCALLTYPE SaveChanges(DWORD dwAcctID, DWORD dwFlags) = 0;
    virtual HRESULT STDMETHODCALLTYPE GetOrder(const CLSID *pclsidCategory, DWORD *pcAccts, DWORD **prgAccts) = 0;
    virtual HRESULT STDMETHODCALLTYPE SetOrder(const CLSID *pclsidCategory, DWORD cAccts, DWORD rgAccts[]) = 0;
    virtual HRESULT STDMETHODCALLTYPE EnumerateAccounts(const CLSID *pclsidCategory, const CLSID *pclsidType,
                                                        DWORD dwFlags, IOlkEnum **ppEnum) = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder10() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder11() = 0;
    virtual HRESULT STDMETHODCALLTYPE FreeMemory(BYTE *pv) = 0;
    virtual HRESULT STDMETHODCALLTYPE Advise(IOlkAccountNotify *pNotify, DWORD *pdwCookie) = 0;
    virtual HRESULT STDMETHODCALLTYPE Unadvise(DWORD dwCookie) = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder12() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder13() = 0;
    virtual HRESULT STDMETHODCALLTYPE PlaceHolder14() = 0;
};

#endif
