//! rule: A helper's object keeps the type of its struct.
//! here: The struct's type is exchanged for a supertype, whose object may lie otherwise in memory.
//! code: E0308
//! message: rustc's own
//! remedy: Create the object of the type that is needed.

use olk_account::{HelperObject, LendSession, olk_account_helper, sys};
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper<F: 'static>(F);

impl<F> LendSession for AddInHelper<F> {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        Err(sys::MAPI_E_LOGON_FAILED.into())
    }
}

fn main() {
    let object: HelperObject<AddInHelper<for<'a> fn(&'a u8)>> =
        HelperObject::new(AddInHelper(|_| ()));
    let _: HelperObject<AddInHelper<fn(&'static u8)>> = object;
}
