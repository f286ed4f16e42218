// A session of the host's own, which tells everything that is done to it.

#ifndef SESSION_H
#define SESSION_H

#include "olk_account_helper.h"

#include <atomic>
#include <functional>

// A COM object that outlives its last reference, so that the host can see whether anybody uses it after that.
class Session final : public IUnknown {
public:
    // The session begins with one reference, as every COM object that is handed to its creator.
    Session() = default;
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **found) override {
        use();
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

    ULONG STDMETHODCALLTYPE AddRef() override {
        use();
        ++added_;
        const ULONG now = ++references_;
        call(on_add_ref);
        return now;
    }

    ULONG STDMETHODCALLTYPE Release() override {
        use();
        ++released_;
        const ULONG left = --references_;
        if (left == 0) {
            call(on_last_release);
        }
        return left;
    }

    // What IMAPISession::Logoff would be. Legal as long as there is a reference.
    void log_off() {
        use();
        ++logged_off_;
    }

    // Run once, inside the next AddRef and inside the last Release.
    std::function<void()> on_add_ref;
    std::function<void()> on_last_release;

    ULONG references() const { return references_; }
    ULONG added() const { return added_; }
    ULONG released() const { return released_; }
    ULONG logged_off() const { return logged_off_; }

    // How often it was called, by whatever method.
    ULONG uses() const { return uses_; }

    // Whether it was called when it had no reference any more.
    bool misused() const { return misused_; }

private:
    void use() {
        ++uses_;
        if (references_ == 0) {
            misused_ = true;
        }
    }

    static void call(std::function<void()> &once) {
        if (once) {
            std::function<void()> what = nullptr;
            what.swap(once);
            what();
        }
    }

    std::atomic<ULONG> references_{1};
    std::atomic<ULONG> added_{0};
    std::atomic<ULONG> released_{0};
    std::atomic<ULONG> logged_off_{0};
    std::atomic<ULONG> uses_{0};
    std::atomic<bool> misused_{false};
};

#endif
