//! Fake account managers for the host in C++, which is the client here: `cpp/cpp_host_managers.h` declares what is
//! exported.

use olk_account::prop;
use olk_account::testing::{FakeAccount, FakeAccountManager, Method};
use std::ffi::c_void;
use windows_core::{HRESULT, Interface};

/// Makes a profile with two accounts.
#[unsafe(no_mangle)]
extern "C" fn olk_host_create_fake() -> *mut FakeAccountManager {
    let fake = FakeAccountManager::new([
        FakeAccount::imap4(1)
            .name("Home")
            .with(prop::INET_SERVER, "imap.example.com")
            .with(prop::INET_PORT, 993),
        FakeAccount::exchange(2).name("Work"),
    ]);
    Box::into_raw(Box::new(fake))
}

/// Lets go of a profile. Its managers live on.
///
/// # Safety
///
/// `fake` comes from [`olk_host_create_fake`], and isn't used again.
#[unsafe(no_mangle)]
unsafe extern "C" fn olk_host_free_fake(fake: *mut FakeAccountManager) {
    // SAFETY: as the caller promises, it is the box that was given away.
    drop(unsafe { Box::from_raw(fake) });
}

/// Makes an account manager, with one reference.
///
/// # Safety
///
/// `fake` comes from [`olk_host_create_fake`].
#[unsafe(no_mangle)]
unsafe extern "C" fn olk_host_create_manager(fake: *const FakeAccountManager) -> *mut c_void {
    // SAFETY: as the caller promises, it is alive.
    let fake = unsafe { &*fake };
    fake.create().into_raw()
}

/// Has the next `GetProp` give this answer.
///
/// # Safety
///
/// `fake` comes from [`olk_host_create_fake`].
#[unsafe(no_mangle)]
unsafe extern "C" fn olk_host_fail_get_prop(fake: *const FakeAccountManager, answer: HRESULT) {
    // SAFETY: as the caller promises, it is alive.
    let fake = unsafe { &*fake };
    fake.fail(Method::AccountGetProp, answer);
}

/// How much hasn't been given back, or not to whom it belongs.
///
/// # Safety
///
/// `fake` comes from [`olk_host_create_fake`].
#[unsafe(no_mangle)]
unsafe extern "C" fn olk_host_left(fake: *const FakeAccountManager) -> u32 {
    // SAFETY: as the caller promises, it is alive.
    let fake = unsafe { &*fake };
    let memory = fake.memory();
    let left = memory.outstanding.len() + memory.misuse.len() + fake.objects() + fake.advised();
    u32::try_from(left).unwrap_or(u32::MAX)
}
