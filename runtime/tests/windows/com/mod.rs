//! Helpers under real COM: a class object, an account manager that COM creates, and apartments.

mod manager;

use crate::support::{AddInHelper, Apartment, LogonHelper, Mapi, Registration, alone};
use manager::{AccountManager, Log};

use olk_account::sys::{
    ACCT_INIT_NOSYNCH_MAPI_ACCTS, CLSID_OlkAccountManager, E_NOTIMPL, E_OLK_ALREADY_INITIALIZED,
    E_OUTOFMEMORY, IOlkAccountManager, S_OK,
};
use olk_account::{IOlkAccountHelper, ProfileName};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use windows::Win32::System::Com::Marshal::CoMarshalInterThreadInterfaceInStream;
use windows::Win32::System::Com::{
    CLSCTX_INPROC_SERVER, COINIT, COINIT_APARTMENTTHREADED, COINIT_MULTITHREADED, CoCreateInstance,
};
use windows_core::{HRESULT, Interface};

const PROFILE: ProfileName = ProfileName::literal("Outlook");

/// Creates an account manager with COM, gives it `helper`, and lets everything go again: the manager, the class and
/// the apartment. What the manager saw is the result.
fn serve(apartment: COINIT, helper: impl FnOnce() -> IOlkAccountHelper) -> Arc<Log> {
    let log = Arc::new(Log::default());
    let com = Apartment::enter(apartment);
    assert_eq!(com.is_multithreaded(), apartment == COINIT_MULTITHREADED);
    let of_class = Arc::clone(&log);
    let _class = Registration::of(move || AccountManager::new(Arc::clone(&of_class)).into());
    // SAFETY: the class is registered.
    let manager: IOlkAccountManager =
        unsafe { CoCreateInstance(&CLSID_OlkAccountManager, None, CLSCTX_INPROC_SERVER) }
            .expect("CoCreateInstance failed");
    let helper = helper();
    assert_eq!(init(&manager, &helper), S_OK);
    assert_eq!(
        log.seen().helper,
        helper.as_raw().addr(),
        "no proxy between"
    );
    assert_eq!(init(&manager, &helper), E_OLK_ALREADY_INITIALIZED);
    log
}

fn init(manager: &IOlkAccountManager, helper: &IOlkAccountHelper) -> HRESULT {
    // SAFETY: both are alive.
    unsafe { manager.Init(helper.as_raw(), ACCT_INIT_NOSYNCH_MAPI_ACCTS) }
}

fn an_owner_is_served_in(apartment: COINIT) {
    let mapi = Mapi::default();
    let handed_off = Arc::default();
    let log = serve(apartment, || {
        LogonHelper::new(PROFILE, &mapi, &handed_off).into()
    });
    let seen = log.seen();
    assert_eq!(
        seen.calls,
        [
            ("GetIdentity", E_OUTOFMEMORY),
            ("GetIdentity", S_OK),
            ("GetMapiSession", S_OK),
            ("HandsOffSession", S_OK),
        ],
    );
    assert_eq!(seen.profile, "Outlook\0");
    assert!(seen.threads.iter().all(|&id| id == thread::current().id()));
    assert_eq!((mapi.opened(), mapi.closed()), (1, 1));
    assert_eq!(handed_off.load(Ordering::Relaxed), 1);
    assert_eq!(Arc::strong_count(&handed_off), 1, "the helper is gone");
}

fn a_borrower_is_served_in(apartment: COINIT) {
    let mapi = Mapi::default();
    let session = mapi.log_on();
    let log = serve(apartment, || {
        AddInHelper::new(PROFILE, session.clone()).into()
    });
    let seen = log.seen();
    assert_eq!(
        seen.calls,
        [
            ("GetIdentity", E_OUTOFMEMORY),
            ("GetIdentity", S_OK),
            ("GetMapiSession", S_OK),
            ("HandsOffSession", E_NOTIMPL),
        ],
    );
    assert_eq!(seen.profile, "Outlook\0");
    assert!(seen.threads.iter().all(|&id| id == thread::current().id()));
    assert_eq!(mapi.closed(), 0, "the session is left alone");
    drop(session);
    assert_eq!(mapi.closed(), 1, "nobody else keeps it");
}

#[test]
fn an_owner_serves_an_account_manager_in_a_single_threaded_apartment() {
    an_owner_is_served_in(COINIT_APARTMENTTHREADED);
}

#[test]
fn a_borrower_serves_an_account_manager_in_a_single_threaded_apartment() {
    a_borrower_is_served_in(COINIT_APARTMENTTHREADED);
}

#[test]
fn an_owner_serves_an_account_manager_in_the_multithreaded_apartment() {
    let _alone = alone();
    an_owner_is_served_in(COINIT_MULTITHREADED);
}

#[test]
fn a_borrower_serves_an_account_manager_in_the_multithreaded_apartment() {
    let _alone = alone();
    a_borrower_is_served_in(COINIT_MULTITHREADED);
}

/// A pointer that threads of one apartment may share, which the type can't know.
#[derive(Clone)]
struct InApartment(IOlkAccountHelper);

// SAFETY: made and used in the multithreaded apartment only, whose threads may call any object in it at any time.
unsafe impl Send for InApartment {}

#[test]
fn threads_of_the_multithreaded_apartment_may_all_call_at_once() {
    const THREADS: usize = 4;
    const ROUNDS: usize = 200;

    let _alone = alone();
    let _com = Apartment::enter(COINIT_MULTITHREADED);
    let mapi = Mapi::default();
    let handed_off = Arc::new(AtomicUsize::new(0));
    let helper = InApartment(LogonHelper::new(PROFILE, &mapi, &handed_off).into());
    thread::scope(|scope| {
        for number in 0..THREADS {
            let helper = helper.clone();
            scope.spawn(move || {
                let _com = Apartment::enter(COINIT_MULTITHREADED);
                let InApartment(helper) = { helper };
                for round in 0..ROUNDS {
                    let session = helper.mapi_session().expect("every call gets a session");
                    assert_eq!(helper.profile_name().expect("a name"), "Outlook");
                    if (round + number) % 3 == 0 {
                        // SAFETY: the method has no arguments.
                        assert_eq!(unsafe { helper.HandsOffSession() }, S_OK);
                    }
                    drop(session);
                }
            });
        }
    });
    drop(helper);
    assert!(mapi.opened() > 0);
    assert_eq!(mapi.closed(), mapi.opened());
    assert_eq!(handed_off.load(Ordering::Relaxed), mapi.opened());
}

#[test]
fn com_keeps_a_helper_in_its_apartment() {
    let _com = Apartment::enter(COINIT_APARTMENTTHREADED);
    let mapi = Mapi::default();
    let helper: IOlkAccountHelper = AddInHelper::new(PROFILE, mapi.log_on()).into();
    // SAFETY: the helper is a COM object. No proxy is registered for its interface, and it says nothing about how
    // else it might be reached from another apartment.
    let marshalled =
        unsafe { CoMarshalInterThreadInterfaceInStream(&IOlkAccountHelper::IID, &*helper) };
    let refused = marshalled.expect_err("there is no proxy for the interface");
    println!("refused with {}", refused.code());
    drop(helper);
    assert_eq!(
        mapi.closed(),
        1,
        "COM gave back every reference that it took"
    );
}
