//! `AccountManager::create`, where there is nothing to create, or what there is doesn't work.

use super::{
    Apartment, COINIT, COINIT_APARTMENTTHREADED, COINIT_MULTITHREADED, LogonHelper, Mapi, PROFILE,
    alone, created, in_both_apartments, served,
};
use olk_account::client::Cause;
use olk_account::sys::{CLSID_OlkAccountManager, E_OLK_REGISTRY, MAPI_E_LOGON_FAILED};
use olk_account::testing::{FakeAccountManager, Method};
use olk_account::{AccountError, AccountManager, InitFlags, OpenSession, olk_account_helper};
use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::thread;
use windows::Win32::Foundation::{CO_E_NOTINITIALIZED, REGDB_E_CLASSNOTREG, RPC_E_WRONG_THREAD};
use windows::Win32::System::Com::{CLSCTX_INPROC_SERVER, CoGetClassObject, IClassFactory};
use windows_core::{Error, IUnknown};

/// Tries to create a manager, which fails, with a helper that must be gone then, and have opened no session that it
/// didn't close.
#[track_caller]
fn refused(apartment: COINIT) -> AccountError {
    let mapi = Mapi::default();
    let handed_off = Arc::new(AtomicUsize::new(0));
    let helper = LogonHelper::new(PROFILE, &mapi, &handed_off);
    let created = created(apartment, helper);
    assert_eq!(Arc::strong_count(&handed_off), 1, "the helper is gone");
    assert_eq!(mapi.opened(), mapi.closed());
    created.expect_err("there is nothing to create")
}

/// Whether Outlook is here, so that there is something to create.
fn is_outlook_here() -> bool {
    // SAFETY: the class identifier is a constant.
    let class = unsafe {
        CoGetClassObject::<IClassFactory>(&CLSID_OlkAccountManager, CLSCTX_INPROC_SERVER, None)
    };
    class.is_ok()
}

fn without_a_registered_class_there_is_no_manager(apartment: COINIT) {
    let _alone = alone();
    let _com = Apartment::enter(apartment);
    if is_outlook_here() {
        // Not with `eprintln!`, which the test harness keeps to itself when tests pass.
        let _ = writeln!(
            io::stderr(),
            "\nSKIPPED no class: Outlook has registered it"
        );
        return;
    }
    let error = refused(apartment);
    assert_eq!(error.code(), REGDB_E_CLASSNOTREG);
    assert_eq!(error.cause(), Cause::Failed(REGDB_E_CLASSNOTREG));
    assert_eq!(error.property(), None);
    assert_eq!(
        error.to_string(),
        "CoCreateInstance, CLSID_OlkAccountManager: Outlook is not installed, or not for programs of this width: 32-bit \
         programs need 32-bit Outlook, 64-bit programs need 64-bit Outlook (REGDB_E_CLASSNOTREG, 0x80040154)"
    );
    assert_eq!(Error::from(error).code(), REGDB_E_CLASSNOTREG);
}

fn once_the_class_is_revoked_there_is_no_manager(apartment: COINIT) {
    let _alone = alone();
    let _com = Apartment::enter(apartment);
    if is_outlook_here() {
        let _ = writeln!(io::stderr(), "\nSKIPPED revoked class: Outlook has its own");
        return;
    }
    let fake = FakeAccountManager::new([]);
    drop(served(&fake));
    assert_eq!(refused(apartment).code(), REGDB_E_CLASSNOTREG);
    assert_eq!(fake.calls(Method::ManagerInit), 0);
}

fn an_init_that_fails_leaves_nothing_behind(apartment: COINIT) {
    let _alone = alone();
    let _com = Apartment::enter(apartment);
    let fake = FakeAccountManager::new([]);
    let _class = served(&fake);
    fake.fail(Method::ManagerInit, E_OLK_REGISTRY);
    let error = refused(apartment);
    assert_eq!(error.cause(), Cause::Failed(E_OLK_REGISTRY));
    assert!(error.to_string().starts_with("IOlkAccountManager::Init: "));
    fake.assert_no_leaks();
}

/// A helper whose profile can't be logged on to.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct LockedOut;

impl OpenSession for LockedOut {
    type Session = IUnknown;

    fn open_session(&self) -> windows_core::Result<IUnknown> {
        Err(MAPI_E_LOGON_FAILED.into())
    }
}

fn a_helper_that_cant_log_on_is_why_there_is_no_manager(apartment: COINIT) {
    let _alone = alone();
    let _com = Apartment::enter(apartment);
    let fake = FakeAccountManager::new([]);
    let _class = served(&fake);
    let error = created(apartment, LockedOut).expect_err("nobody can log on");
    assert_eq!(error.cause(), Cause::Failed(MAPI_E_LOGON_FAILED));
    fake.assert_no_leaks();
}

in_both_apartments! {
    without_a_registered_class_there_is_no_manager
    once_the_class_is_revoked_there_is_no_manager
    an_init_that_fails_leaves_nothing_behind
    a_helper_that_cant_log_on_is_why_there_is_no_manager
}

#[test]
fn a_thread_that_has_not_initialized_com_is_told_so() {
    let _alone = alone();
    // One of its own, for the harness may run several tests on one.
    let error = thread::spawn(|| refused(COINIT_APARTMENTTHREADED))
        .join()
        .expect("no panic");
    assert_eq!(error.code(), CO_E_NOTINITIALIZED);
    assert!(error.to_string().contains("has not called CoInitializeEx"));
}

/// What changes in a helper may be in a `Cell`, and safe code can't say whether it is.
#[test]
fn in_the_multithreaded_apartment_a_manager_takes_a_promise() {
    let _alone = alone();
    let _com = Apartment::enter(COINIT_MULTITHREADED);
    let fake = FakeAccountManager::new([]);
    let _class = served(&fake);
    let error = AccountManager::create(LockedOut, InitFlags::default()).expect_err("no promise");
    assert_eq!(error.cause(), Cause::Multithreaded);
    assert_eq!(error.code(), RPC_E_WRONG_THREAD);
    // Nor does a thread that has entered none, and so is in this one.
    let inside = thread::spawn(|| AccountManager::create(LockedOut, InitFlags::default()).err());
    let error = inside.join().expect("no panic").expect("no promise");
    assert_eq!(error.cause(), Cause::Multithreaded);
    assert_eq!(fake.calls(Method::ManagerInit), 0);
    fake.assert_no_leaks();
}
