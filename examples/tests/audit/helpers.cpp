// Helpers written by hand in C++: one that keeps every rule, one with the most frequent mistake, and some that end the
// process of the audit. The helpers of `runtime/tests/audit` break each of the other rules.

#include "olk_account_helper.h"

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#ifdef _WIN32
#define EXPORT extern "C" __declspec(dllexport)
#else
#define EXPORT extern "C" __attribute__((visibility("default")))
#endif

namespace {

// A reference count as COM objects have it.
template <class Interface> class Counted : public Interface {
public:
    Counted() = default;
    Counted(const Counted &) = delete;
    Counted &operator=(const Counted &) = delete;

    ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }

    ULONG STDMETHODCALLTYPE Release() override {
        const ULONG left = --references_;
        if (left == 0) {
            delete this;
        }
        return left;
    }

protected:
    virtual ~Counted() = default;

private:
    std::atomic<ULONG> references_{1};
};

// Stands in for a MAPI session.
class Session final : public Counted<IUnknown> {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **found) override {
        if (found == nullptr) {
            return E_POINTER;
        }
        if (!(riid == IID_IUnknown)) {
            *found = nullptr;
            return E_NOINTERFACE;
        }
        AddRef();
        *found = static_cast<IUnknown *>(this);
        return S_OK;
    }
};

constexpr WCHAR PROFILE[] = OLK_TEXT("Outlook");
constexpr DWORD PROFILE_SIZE = sizeof PROFILE / sizeof *PROFILE;

// Creates its session.
class Owner : public Counted<IOlkAccountHelper> {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **found) override {
        if (found == nullptr) {
            return E_POINTER;
        }
        if (!(riid == IID_IUnknown) && !(riid == IID_IOlkAccountHelper)) {
            *found = nullptr;
            return E_NOINTERFACE;
        }
        AddRef();
        *found = static_cast<IOlkAccountHelper *>(this);
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE PlaceHolder1(void *) override { return E_NOTIMPL; }

    HRESULT STDMETHODCALLTYPE GetIdentity(LPWSTR identity, DWORD *size) override {
        if (size == nullptr) {
            return E_INVALIDARG;
        }
        const DWORD capacity = *size;
        *size = PROFILE_SIZE;
        if (identity == nullptr || capacity < PROFILE_SIZE) {
            return E_OUTOFMEMORY;
        }
        std::memcpy(identity, PROFILE, sizeof PROFILE);
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE GetMapiSession(LPUNKNOWN *session) override {
        if (session == nullptr) {
            return E_POINTER;
        }
        if (session_ == nullptr) {
            session_ = new Session;
        }
        session_->AddRef();
        *session = session_;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE HandsOffSession() override {
        let_go();
        return S_OK;
    }

protected:
    ~Owner() override { let_go(); }

    IUnknown *session_ = nullptr;

private:
    void let_go() {
        if (session_ != nullptr) {
            session_->Release();
            session_ = nullptr;
        }
    }
};

// Lends its session, and says that it has released it.
class BorrowerThatAnswersOk final : public Owner {
public:
    BorrowerThatAnswersOk() { session_ = new Session; }

    HRESULT STDMETHODCALLTYPE HandsOffSession() override { return S_OK; }
};

// Never looks whether there is somewhere to put the session, as one binding's thunks don't.
class WritesThroughNull final : public Owner {
public:
    HRESULT STDMETHODCALLTYPE GetMapiSession(LPUNKNOWN *session) override {
        LPUNKNOWN opened = nullptr;
        const HRESULT answer = Owner::GetMapiSession(&opened);
        *const_cast<LPUNKNOWN volatile *>(session) = opened;
        return answer;
    }
};

// Ends the process twice over: by an exception, and through NULL.
class Throws final : public Owner {
public:
    HRESULT STDMETHODCALLTYPE PlaceHolder1(void *) override { throw std::runtime_error("not supported"); }

    HRESULT STDMETHODCALLTYPE GetIdentity(LPWSTR identity, DWORD *size) override {
        DWORD capacity = *const_cast<DWORD volatile *>(size);
        const HRESULT answer = Owner::GetIdentity(identity, &capacity);
        *size = capacity;
        return answer;
    }
};

// Ends the process when its last reference goes.
class DiesBadly final : public Owner {
protected:
    ~DiesBadly() override { std::abort(); }
};

// Ends the process when that has ended.
class Lingers final : public Owner {
public:
    Lingers() {
        std::atexit([] { std::abort(); });
    }
};

} // namespace

#define FACTORY(name, Helper)                                                                                      \
    EXPORT void *STDMETHODCALLTYPE name() {                                                                        \
        return static_cast<IOlkAccountHelper *>(new Helper);                                                       \
    }

FACTORY(olk_account_helper_create, Owner)
FACTORY(borrower_that_answers_ok, BorrowerThatAnswersOk)
FACTORY(writes_through_null, WritesThroughNull)
FACTORY(throws, Throws)
FACTORY(dies_badly, DiesBadly)
FACTORY(lingers, Lingers)

EXPORT void *STDMETHODCALLTYPE nothing() {
    return nullptr;
}

// Gives what may be left of an object whose last reference has gone: something that points to no vtable.
EXPORT void *STDMETHODCALLTYPE gone() {
    static const std::uintptr_t remains[8] = {64};
    return const_cast<std::uintptr_t *>(remains);
}

EXPORT void *STDMETHODCALLTYPE dies() {
    std::abort();
}
