//! The ways to list accounts, as the driver in C calls them.

use super::listing::manager::{Manager, Texts};
use super::listing::{Listed, by_client, by_hand};
use core::ffi::c_void;
use olk_account::AccountManager;
use olk_account::sys::IOlkAccountManager;
use std::hint::black_box;
use windows_core::Interface;

/// Somebody reads each account, and lets go of it.
fn read(account: Listed) {
    black_box(&account);
    drop(account);
}

/// Makes a manager. It is the driver's, until [`listing_drop_manager`].
#[unsafe(no_mangle)]
extern "C" fn listing_new_manager(accounts: u32, are_ascii: bool) -> *mut Manager {
    let texts = if are_ascii {
        Texts::Ascii
    } else {
        Texts::Names
    };
    Box::into_raw(Box::new(Manager::new(accounts, texts)))
}

/// Drops a manager, and looks whether everything has come back to it.
#[unsafe(no_mangle)]
unsafe extern "C" fn listing_drop_manager(manager: *mut Manager) {
    // SAFETY: the driver passes what `listing_new_manager` gave, and passes it here once.
    drop(unsafe { Box::from_raw(manager) });
}

/// The interface of a manager, with a reference that the way to list accounts gets.
#[unsafe(no_mangle)]
unsafe extern "C" fn listing_interface(manager: *const Manager) -> *mut c_void {
    // SAFETY: the driver passes what `listing_new_manager` gave, and is still there.
    unsafe { (*manager).interface() }.into_raw()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn listing_by_client(manager: *mut c_void) -> bool {
    // SAFETY: the driver passes an interface with a reference.
    let manager = AccountManager::from(unsafe { IOlkAccountManager::from_raw(manager) });
    by_client::list(&manager, read).is_ok()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn listing_by_hand(manager: *mut c_void) -> bool {
    // SAFETY: the driver passes an interface with a reference.
    let manager = unsafe { IOlkAccountManager::from_raw(manager) };
    by_hand::list(&manager, by_hand::by_std, read).is_ok()
}

#[unsafe(no_mangle)]
unsafe extern "C" fn listing_by_hand_ascii_first(manager: *mut c_void) -> bool {
    // SAFETY: the driver passes an interface with a reference.
    let manager = unsafe { IOlkAccountManager::from_raw(manager) };
    by_hand::list(&manager, by_hand::ascii_first, read).is_ok()
}
