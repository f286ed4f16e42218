// The library of helpers that `cpp_host_helpers.rs` makes with the attribute, as the host sees it.

#ifndef CPP_HOST_HELPERS_H
#define CPP_HOST_HELPERS_H

#include "olk_account_helper.h"

#include <cstdint>

extern "C" {

// What the helper's own code does in a callback's wake.
enum : std::uint32_t {
    OLK_HOST_RETURN = 0,            // what the method is for
    OLK_HOST_PANIC = 1,             // panic, with the session in hand
    OLK_HOST_FORGET_AND_PANIC = 2,  // hands_off only: forget the token of the session, and panic
    OLK_HOST_RELEASE_AND_PANIC = 3, // hands_off only: release the session, and panic
};

// What the host answers when a helper opens a session, or lends one.
struct olk_host_answer {
    std::uint32_t order; // OLK_HOST_RETURN or OLK_HOST_PANIC
    HRESULT hresult;     // where there is no session: the error that the helper's own code returns
    IUnknown *session;   // a session, with a reference for the helper; or NULL
};

// The host's side of a helper. Copied by the factories; the context must outlive the helper. The callbacks
// must not throw. `session` and `hands_off` may call the helper.
struct olk_host_callbacks {
    void *context;
    // The helper opens a session (an owner), or lends one (a borrower that was made without).
    void (*session)(void *context, olk_host_answer *answer);
    // An owner with a hook lets go of the session, which is alive during the call. Gives an order.
    std::uint32_t (*hands_off)(void *context, IUnknown *session);
    // The helper's struct is dropped. Gives an order: OLK_HOST_RETURN or OLK_HOST_PANIC.
    std::uint32_t (*dropped)(void *context);
};

// How an owner lets go of its sessions.
enum : std::uint32_t {
    OLK_HOST_DEFAULT = 0, // it releases them
    OLK_HOST_HOOKED = 1,  // it asks the host by `hands_off`
    OLK_HOST_FIXED = 2,   // it releases them; its profile is "Outlook", known when compiling
};

// The factories. S_OK, and a helper with one reference; E_INVALIDARG, and NULL: `profile` is no profile name;
// E_POINTER: `callbacks`, `profile` or `helper` is NULL.
HRESULT olk_host_create_owner(std::uint32_t letting_go, const olk_host_callbacks *callbacks, const WCHAR *profile,
                              IOlkAccountHelper **helper);

// A borrower of `session`, to which it takes a reference of its own; or, if that is NULL, of whatever session the
// callback gives.
HRESULT olk_host_create_borrower(IUnknown *session, const olk_host_callbacks *callbacks, const WCHAR *profile,
                                 IOlkAccountHelper **helper);

// How many panics there have been since the first helper was made. None is printed.
std::uint32_t olk_host_panics(void);
}

#endif
