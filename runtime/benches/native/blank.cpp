// COM objects that cost next to nothing: a session, and a helper that does nothing.

#include "olk_account_helper.h"

namespace {

struct Session final : IUnknown {
    HRESULT QueryInterface(REFIID, void **found) override {
        *found = nullptr;
        return E_NOINTERFACE;
    }
    ULONG AddRef() override { return ++references; }
    ULONG Release() override { return --references; }

    ULONG references = 1;
};

// Each method has two instructions. A call costs them, and what the loop around it costs.
struct Helper final : IOlkAccountHelper {
    HRESULT QueryInterface(REFIID, void **) override { return S_OK; }
    ULONG AddRef() override { return 0; }
    ULONG Release() override { return 0; }
    HRESULT PlaceHolder1(void *) override { return S_OK; }
    HRESULT GetIdentity(LPWSTR, DWORD *) override { return S_OK; }
    HRESULT GetMapiSession(LPUNKNOWN *) override { return S_OK; }
    HRESULT HandsOffSession() override { return S_OK; }
};

Session session;
Helper helper;

} // namespace

extern "C" IUnknown *blank_session() {
    return &session;
}

extern "C" IOlkAccountHelper *blank_helper(const void *, IUnknown *) {
    return &helper;
}
