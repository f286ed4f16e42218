// What the DLL exports. Copy this file and the two headers that it includes, which declare the published interfaces.
//
// A profile name has 1 to 64 UTF-16 units and ends with a NUL.

#ifndef HELPER_DLL_H
#define HELPER_DLL_H

#include "olk_account_helper.h"
#include "olk_account_manager.h"

extern "C" {

// Creates a helper for the profile "Outlook", which creates its session. The caller owns the one reference.
IOlkAccountHelper *STDMETHODCALLTYPE olk_account_helper_create(void);

// The program's part of a helper that creates its sessions. The functions must not throw. `open` and `log_off` may call
// the helper, and several threads may call them at once if several threads call the helper.
struct olk_account_callbacks {
    void *context;
    // Opens a session. S_OK and a session with a reference for the helper; otherwise an error code, which GetMapiSession
    // returns. A success code without a session is a bug in the program: the helper panics, and GetMapiSession returns
    // E_UNEXPECTED.
    HRESULT(STDMETHODCALLTYPE *open)(void *context, IUnknown **session);
    // Logs a session off. The helper releases its reference afterwards. If this fails, the helper panics and releases
    // its reference all the same: HandsOffSession returns S_OK.
    HRESULT(STDMETHODCALLTYPE *log_off)(void *context, IUnknown *session);
    // The helper was destroyed, and no longer uses the context.
    void(STDMETHODCALLTYPE *destroyed)(void *context);
};

// Creates a helper that opens its sessions with `callbacks`, of which it keeps a copy.
//
// S_OK: the caller owns the one reference to *helper. E_INVALIDARG: `profile` is not a profile name; *helper is NULL.
// E_POINTER: an argument is NULL; nothing is written.
HRESULT STDMETHODCALLTYPE olk_account_helper_open(const WCHAR *profile, const olk_account_callbacks *callbacks,
                                                  IOlkAccountHelper **helper);

// Creates a helper that lends `session`, to which it adds a reference. The results are the same.
HRESULT STDMETHODCALLTYPE olk_account_helper_lend(const WCHAR *profile, IUnknown *session, IOlkAccountHelper **helper);

// A made-up profile, to test a program without Outlook. It has two accounts: 1, "Home", is an IMAP account of the
// categories Mail and Store, with the server imap.example.com and the port 993; 2, "Work", is an Exchange account.
struct olk_account_fake;

// Creates such a profile, and destroys it. Its managers may outlive it.
olk_account_fake *STDMETHODCALLTYPE olk_account_fake_create(void);
void STDMETHODCALLTYPE olk_account_fake_destroy(olk_account_fake *fake);

// Creates an account manager of the profile. The caller owns the one reference.
IOlkAccountManager *STDMETHODCALLTYPE olk_account_fake_manager(const olk_account_fake *fake);

// Returns how much the program has not given back to the profile's managers, or has given back to the wrong one: memory
// blocks, objects, and subscriptions.
DWORD STDMETHODCALLTYPE olk_account_fake_left(const olk_account_fake *fake);
}

#endif
