//! A made-up profile, for programs in C++ that are tested without Outlook.

use core::ffi::c_void;
use olk_account::prop;
use olk_account::testing::{FakeAccount, FakeAccountManager};
use windows_core::Interface;

/// Creates a profile with two accounts.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
extern "system" fn olk_account_fake_create() -> *mut FakeAccountManager {
    let fake = FakeAccountManager::new([
        FakeAccount::imap4(1)
            .name("Home")
            .with(prop::INET_SERVER, "imap.example.com")
            .with(prop::INET_PORT, 993),
        FakeAccount::exchange(2).name("Work"),
    ]);
    Box::into_raw(Box::new(fake))
}

/// Destroys a profile. Its managers may outlive it.
///
/// # Safety
///
/// `fake` comes from [`olk_account_fake_create`], and is not used again.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
unsafe extern "system" fn olk_account_fake_destroy(fake: *mut FakeAccountManager) {
    // SAFETY: the caller promises that this is the box that was given away.
    drop(unsafe { Box::from_raw(fake) });
}

/// Creates an account manager of the profile.
///
/// # Safety
///
/// `fake` comes from [`olk_account_fake_create`], and is not destroyed.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
unsafe extern "system" fn olk_account_fake_manager(fake: *const FakeAccountManager) -> *mut c_void {
    // SAFETY: the caller promises that it exists.
    unsafe { &*fake }.create().into_raw()
}

/// Returns how much has not been given back, or has been given back to the wrong manager.
///
/// # Safety
///
/// `fake` comes from [`olk_account_fake_create`], and is not destroyed.
// SAFETY: no other function of this name is linked into the DLL.
#[unsafe(no_mangle)]
unsafe extern "system" fn olk_account_fake_left(fake: *const FakeAccountManager) -> u32 {
    // SAFETY: the caller promises that it exists.
    let fake = unsafe { &*fake };
    let memory = fake.memory();
    let left = memory.outstanding.len() + memory.misuse.len() + fake.objects() + fake.advised();
    u32::try_from(left).unwrap_or(u32::MAX)
}
