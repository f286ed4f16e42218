//! What one writes with `#[olk_account_helper]`.

use core::ffi::c_void;
use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Interface as _, Result};

#[olk_account_helper(owns_session)]
struct Owner {
    #[profile]
    profile: ProfileName,
    source: IUnknown,
}

impl OpenSession for Owner {
    type Session = IUnknown;

    /// Stands for `MAPILogonEx`.
    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.source.clone())
    }
}

#[olk_account_helper]
struct Borrower {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

#[unsafe(no_mangle)]
unsafe extern "C" fn macro_owner(profile: &ProfileName, session: *mut c_void) -> *mut c_void {
    // SAFETY: the driver passes a session with a reference.
    let source = unsafe { IUnknown::from_raw(session) };
    let profile = profile.clone();
    IOlkAccountHelper::from(Owner { profile, source }).into_raw()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn macro_borrower(profile: &ProfileName, session: *mut c_void) -> *mut c_void {
    // SAFETY: the driver passes a session with a reference.
    let session = unsafe { IUnknown::from_raw(session) };
    let profile = profile.clone();
    IOlkAccountHelper::from(Borrower { profile, session }).into_raw()
}

/// The same owner, its profile being part of the program.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct FixedOwner {
    source: IUnknown,
}

impl OpenSession for FixedOwner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.source.clone())
    }
}

/// The same borrower, its profile being part of the program.
#[olk_account_helper(profile = "Outlook")]
struct FixedBorrower {
    #[session]
    session: IUnknown,
}

#[unsafe(no_mangle)]
unsafe extern "C" fn macro_fixed_owner(
    _profile: &ProfileName,
    session: *mut c_void,
) -> *mut c_void {
    // SAFETY: the driver passes a session with a reference.
    let source = unsafe { IUnknown::from_raw(session) };
    IOlkAccountHelper::from(FixedOwner { source }).into_raw()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn macro_fixed_borrower(
    _profile: &ProfileName,
    session: *mut c_void,
) -> *mut c_void {
    // SAFETY: the driver passes a session with a reference.
    let session = unsafe { IUnknown::from_raw(session) };
    IOlkAccountHelper::from(FixedBorrower { session }).into_raw()
}
