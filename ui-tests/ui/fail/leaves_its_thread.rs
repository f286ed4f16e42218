//! rule: An object that COM confines to its thread stays there.
//! code: E0277
//! remedy: Create it on the thread that needs it, or send plain values, such as an `AccountId`, through a channel.

use olk_account::{AccountManager, HelperObject, LendSession, olk_account_helper};
use std::sync::Mutex;
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

/// Asks what `std::thread::spawn` asks.
fn spawn(work: impl FnOnce() + Send + 'static) {
    std::thread::spawn(work);
}

// here: The object of a helper is kept in a static, which every thread can use.
static OBJECTS: Mutex<[HelperObject<AddInHelper>; 0]> = Mutex::new([]);

// here: The object of a helper is sent to a thread, as its struct could be.
fn send_object(object: HelperObject<AddInHelper>) {
    spawn(move || drop(object));
}

// here: An account manager is sent to a thread.
fn send_manager(manager: AccountManager) {
    spawn(move || drop(manager));
}

fn main() {}
