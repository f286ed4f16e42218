//! rule: An object that COM confines to its thread stays there.
//! here: The object of a helper is kept in a static, which every thread can use.
//! code: E0277
//! errors: 1
//! remedy: Create it on the thread that needs it, or send plain values, such as an `AccountId`, through a channel.

use olk_account::{HelperObject, LendSession, olk_account_helper, sys};
use std::sync::Mutex;
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        Err(sys::MAPI_E_LOGON_FAILED.into())
    }
}

static OBJECTS: Mutex<[HelperObject<AddInHelper>; 0]> = Mutex::new([]);

fn main() {
    assert!(OBJECTS.lock().unwrap().is_empty());
}
