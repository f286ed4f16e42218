//! A library with helpers for the `audit` example: how a `.dll` or `.so` written in Rust exports them. One for programs
//! in C++, with a header, is in `helper-dll`.
//!
//! ```sh
//! cargo build --example audit_library
//! cargo run --example audit -- target/debug/examples/libaudit_library.so
//! ```

use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use std::ffi::c_void;
use std::ptr;
use windows_core::{IUnknown, Interface, Result, implement};

/// Stands in for a MAPI session: a COM object without any interface but `IUnknown`.
#[implement()]
struct Session;

/// Creates its session.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown; // on Windows: IMAPISession

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Session.into()) // on Windows: MAPILogonEx
    }
}

/// Lends a session that somebody else created.
#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

/// Gives a helper away, with its one reference.
fn give(helper: IOlkAccountHelper) -> *mut c_void {
    helper.into_raw()
}

/// The factory that the audit looks for, if it isn't told of another.
#[unsafe(no_mangle)]
pub extern "system" fn olk_account_helper_create() -> *mut c_void {
    give(LogonHelper.into())
}

/// A factory by another name.
#[unsafe(no_mangle)]
pub extern "system" fn borrower_create() -> *mut c_void {
    match ProfileName::new("Outlook") {
        Ok(profile) => {
            let session = Session.into();
            give(AddInHelper { profile, session }.into())
        }
        Err(_) => ptr::null_mut(),
    }
}

/// A factory that has nothing to give.
#[unsafe(no_mangle)]
pub extern "system" fn nothing_create() -> *mut c_void {
    ptr::null_mut()
}
