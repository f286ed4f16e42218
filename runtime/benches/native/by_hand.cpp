// Helpers by hand in C++: an owner with a `std::mutex`, and a borrower.
//
// They do what the documentation asks for and no more. The session's `AddRef` is called under the lock, which keeps the
// session there meanwhile. Opening a session and its `Release` are not.

#include "olk_account_helper.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <mutex>

// Has the size of olk_account::ProfileName, so that the creation of an object copies as much.
struct ProfileName {
    WCHAR units[65];
    std::size_t with_nul;
};

// Neither constant nor local, so that the compiler can't know the name.
ProfileName cpp_profile = {u"Outlook", 8};

namespace {

// Compares as `IsEqualGUID` of the Windows SDK does.
bool equal(REFIID one, REFIID other) {
    return std::memcmp(&one, &other, sizeof one) == 0;
}

// The part that owner and borrower share, without a virtual call between the two.
template <class Self> class Helper : public IOlkAccountHelper {
public:
    explicit Helper(const ProfileName &name) : name_(name) {}
    Helper(const Helper &) = delete;
    Helper &operator=(const Helper &) = delete;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **found) final {
        if (found == nullptr) {
            return E_POINTER;
        }
        // Callers in C can pass NULL. A reference is never null, so the compiler would drop the check without this.
        const IID *iid = &riid;
        asm("" : "+r"(iid));
        if (iid == nullptr) {
            *found = nullptr;
            return E_POINTER;
        }
        if (!equal(*iid, IID_IOlkAccountHelper) && !equal(*iid, IID_IUnknown)) {
            *found = nullptr;
            return E_NOINTERFACE;
        }
        references_.fetch_add(1, std::memory_order_relaxed);
        *found = static_cast<IOlkAccountHelper *>(this);
        return S_OK;
    }

    ULONG STDMETHODCALLTYPE AddRef() final {
        return references_.fetch_add(1, std::memory_order_relaxed) + 1;
    }

    ULONG STDMETHODCALLTYPE Release() final {
        const ULONG left = references_.fetch_sub(1, std::memory_order_acq_rel) - 1;
        if (left == 0) {
            delete static_cast<Self *>(this);
        }
        return left;
    }

    HRESULT STDMETHODCALLTYPE PlaceHolder1(void *) final { return E_NOTIMPL; }

    HRESULT STDMETHODCALLTYPE GetIdentity(LPWSTR identity, DWORD *pcch) final {
        if (pcch == nullptr) {
            return E_INVALIDARG;
        }
        const DWORD capacity = *pcch;
        const auto length = static_cast<DWORD>(name_.with_nul);
        *pcch = length;
        if (identity == nullptr || capacity < length) {
            return E_OUTOFMEMORY;
        }
        std::copy_n(name_.units, length, identity);
        return S_OK;
    }

private:
    std::atomic<ULONG> references_{1};
    const ProfileName name_;
};

class Owner final : public Helper<Owner> {
public:
    Owner(const ProfileName &name, IUnknown *source) : Helper(name), source_(source) {}

    ~Owner() {
        if (session_ != nullptr) {
            session_->Release();
        }
        source_->Release();
    }

    HRESULT STDMETHODCALLTYPE GetMapiSession(LPUNKNOWN *ppmsess) override {
        if (ppmsess == nullptr) {
            return E_POINTER;
        }
        {
            const std::lock_guard<std::mutex> lock(mutex_);
            if (session_ != nullptr) {
                session_->AddRef();
                *ppmsess = session_;
                return S_OK;
            }
        }
        IUnknown *const opened = open_session();
        if (opened == nullptr) {
            *ppmsess = nullptr;
            return E_FAIL;
        }
        IUnknown *surplus = nullptr;
        {
            const std::lock_guard<std::mutex> lock(mutex_);
            if (session_ == nullptr) {
                session_ = opened;
            } else {
                surplus = opened;
            }
            session_->AddRef();
            *ppmsess = session_;
        }
        if (surplus != nullptr) {
            surplus->Release();
        }
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE HandsOffSession() override {
        IUnknown *session = nullptr;
        {
            const std::lock_guard<std::mutex> lock(mutex_);
            std::swap(session, session_);
        }
        if (session != nullptr) {
            session->Release();
        }
        return S_OK;
    }

private:
    // Stands for MAPILogonEx.
    IUnknown *open_session() {
        source_->AddRef();
        return source_;
    }

    std::mutex mutex_;
    IUnknown *session_ = nullptr;
    IUnknown *const source_;
};

class Borrower final : public Helper<Borrower> {
public:
    Borrower(const ProfileName &name, IUnknown *session) : Helper(name), session_(session) {}

    ~Borrower() { session_->Release(); }

    HRESULT STDMETHODCALLTYPE GetMapiSession(LPUNKNOWN *ppmsess) override {
        if (ppmsess == nullptr) {
            return E_POINTER;
        }
        session_->AddRef();
        *ppmsess = session_;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE HandsOffSession() override { return E_NOTIMPL; }

private:
    IUnknown *const session_;
};

} // namespace

extern "C" IOlkAccountHelper *cpp_owner(const void *, IUnknown *session) {
    return new Owner(cpp_profile, session);
}

extern "C" IOlkAccountHelper *cpp_borrower(const void *, IUnknown *session) {
    return new Borrower(cpp_profile, session);
}
