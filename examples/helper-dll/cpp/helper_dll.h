// What the DLL exports. Copy this file and `olk_account_helper.h`, which declares the helper itself.

#ifndef HELPER_DLL_H
#define HELPER_DLL_H

#include "olk_account_helper.h"

extern "C" {

// A helper that creates its session, for the profile "Outlook". It has one reference, which is the caller's.
IOlkAccountHelper *STDMETHODCALLTYPE olk_account_helper_create(void);

// A helper that lends `session`, to which it takes a reference of its own. `profile` is the name of the session's
// profile, NUL-terminated.
//
// S_OK: *helper has one reference, which is the caller's. E_INVALIDARG: `profile` is no profile name, which has 1 to 64
// units; *helper is NULL. E_POINTER: an argument is NULL; nothing is written.
HRESULT STDMETHODCALLTYPE olk_account_helper_lend(const WCHAR *profile, IUnknown *session, IOlkAccountHelper **helper);
}

#endif
