// What one writes by hand in C++: an owner with a `std::mutex`, and a borrower.
//
// They do what the documentation asks for and no more. A session's `AddRef` is called under the lock, because with a
// mutex there is no other way to be sure that the session is still there; opening and `Release` are not.

#include "../../examples/helper-dll/cpp/olk_account_helper.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstring>
#include <mutex>

namespace {

// As large as olk_account::ProfileName, so that an object's creation copies as much.
struct ProfileName {
    WCHAR units[65];
    std::size_t with_nul;
};

constexpr ProfileName outlook = {u"Outlook", 8};

// The profile as part of the object.
class Stored {
public:
    explicit Stored(const ProfileName &name) : name_(name) {}

    const WCHAR *units() const { return name_.units; }
    std::size_t with_nul() const { return name_.with_nul; }

private:
    const ProfileName name_;
};

// The profile as part of the program.
class Fixed {
public:
    explicit Fixed(const ProfileName &) {}

    static const WCHAR *units() { return name; }
    static std::size_t with_nul() { return sizeof name / sizeof *name; }

private:
    static constexpr WCHAR name[] = u"Outlook";
};

// `IsEqualGUID`, as the Windows SDK has it.
bool equal(REFIID one, REFIID other) {
    return std::memcmp(&one, &other, sizeof one) == 0;
}

// What owner and borrower have in common, without a virtual call between the two.
template <class Self, class Profile> class Helper : public IOlkAccountHelper {
public:
    explicit Helper(const ProfileName &name) : profile_(name) {}

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **found) final {
        if (found == nullptr) {
            return E_POINTER;
        }
        // COM's callers in C can pass NULL for what is a reference here.
        const IID *iid = hidden(&riid);
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
        const auto length = static_cast<DWORD>(profile_.with_nul());
        *pcch = length;
        if (identity == nullptr || capacity < length) {
            return E_OUTOFMEMORY;
        }
        std::copy_n(profile_.units(), length, identity);
        return S_OK;
    }

private:
    // A reference can't be to nothing, so the compiler would drop the check.
    static const IID *hidden(const IID *iid) {
        asm("" : "+r"(iid));
        return iid;
    }

    std::atomic<ULONG> references_{1};
    [[no_unique_address]] Profile profile_;
};

template <class Profile> class Owner final : public Helper<Owner<Profile>, Profile> {
public:
    Owner(const ProfileName &name, IUnknown *source) : Helper<Owner, Profile>(name), source_(source) {}

    Owner(const Owner &) = delete;
    Owner &operator=(const Owner &) = delete;

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

template <class Profile> class Borrower final : public Helper<Borrower<Profile>, Profile> {
public:
    Borrower(const ProfileName &name, IUnknown *session)
        : Helper<Borrower, Profile>(name), session_(session) {}

    Borrower(const Borrower &) = delete;
    Borrower &operator=(const Borrower &) = delete;

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

extern "C" const ProfileName *cpp_profile() {
    return &outlook;
}

extern "C" IOlkAccountHelper *cpp_owner(const ProfileName *name, IUnknown *session) {
    return new Owner<Stored>(*name, session);
}

extern "C" IOlkAccountHelper *cpp_borrower(const ProfileName *name, IUnknown *session) {
    return new Borrower<Stored>(*name, session);
}

extern "C" IOlkAccountHelper *cpp_fixed_owner(const ProfileName *name, IUnknown *session) {
    return new Owner<Fixed>(*name, session);
}

extern "C" IOlkAccountHelper *cpp_fixed_borrower(const ProfileName *name, IUnknown *session) {
    return new Borrower<Fixed>(*name, session);
}
