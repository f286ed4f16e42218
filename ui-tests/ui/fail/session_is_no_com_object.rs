//! rule: A session is a COM interface.
//! code: E0080
//! remedy: Use the interface itself: `IMAPISession` on Windows, or any that derives from `IUnknown`; for a type
//!     parameter, write the bound `Interface`.

#![allow(dead_code)]

use olk_account::{OpenSession, olk_account_helper};
use windows_core::Result;

// An interface that isn't a COM object's, as `windows` has some.
#[repr(C)]
pub struct INoObject_Vtbl {
    Call: unsafe extern "system" fn(*mut core::ffi::c_void),
}
windows_core::imp::define_interface!(INoObject, INoObject_Vtbl);

// here: The field marked `#[session]` is an interface that doesn't derive from `IUnknown`.
#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] INoObject);

// here: `OpenSession::Session` is an interface that doesn't derive from `IUnknown`.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = INoObject;

    fn open_session(&self) -> Result<INoObject> {
        unreachable!()
    }
}

fn main() {}
