//! What makes a DLL of this: without an export, a linker would leave the helpers out.

use crate::{AddInHelper, LogonHelper, Mapi};
use core::ffi::c_void;
use olk_account::{IOlkAccountHelper, ProfileName};
use std::sync::Arc;
use windows_core::Interface;

const PROFILE: ProfileName = ProfileName::literal("Outlook");

/// A helper that creates its session, with the one reference to it.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
extern "system" fn new_owner() -> *mut c_void {
    let helper = LogonHelper::new(PROFILE, &Mapi::default(), &Arc::default());
    IOlkAccountHelper::from(helper).into_raw()
}

/// A helper that lends a session, with the one reference to it.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
extern "system" fn new_borrower() -> *mut c_void {
    let helper = AddInHelper::new(PROFILE, Mapi::default().log_on());
    IOlkAccountHelper::from(helper).into_raw()
}
