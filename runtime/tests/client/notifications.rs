//! Being told of changes, and not being told any more.

use crate::world::{ready, with};
use core::ptr;
use olk_account::client::Cause;
use olk_account::sys::{
    E_FAIL, E_INVALIDARG, E_UNEXPECTED, IOlkAccountHelper, IOlkAccountNotify, IOlkErrorUnknown,
    S_FALSE, S_OK,
};
use olk_account::testing::{FakeAccount, FakeAccountManager, Method};
use olk_account::{AccountEvent, AccountId, AccountManager, Registration};
use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use windows_core::{IUnknown, Interface};

/// What a closure was told.
type Told = Arc<Mutex<Vec<AccountEvent>>>;

fn advise(manager: &AccountManager) -> (Registration, Told) {
    let told = Told::default();
    let sink = Arc::clone(&told);
    let registration = manager.advise(move |event| sink.lock().unwrap().push(event));
    (registration.unwrap(), told)
}

fn told(told: &Told) -> Vec<AccountEvent> {
    told.lock().unwrap().clone()
}

#[test]
fn each_kind_of_change_is_an_event() {
    let id = AccountId::new(7);
    let unknown = |kind| AccountEvent::Unknown {
        kind,
        account: id,
        flags: 0,
    };
    with([], |manager, fake| {
        let (_registration, events) = advise(manager);
        let expected = [
            unknown(0),
            AccountEvent::Changed(id),
            AccountEvent::Created(id),
            AccountEvent::Deleted(id),
            AccountEvent::OrderChanged(id),
            AccountEvent::PreDeleted(id),
            unknown(6),
        ];
        for kind in 0..=6 {
            fake.notify(kind, 7);
        }
        assert_eq!(told(&events), expected);
        assert!(expected.iter().all(|event| event.account() == id));
        assert!(fake.notifications().iter().all(|call| call.answer == S_OK));
    });
}

#[test]
fn dropping_a_registration_ends_it_and_drops_its_closure() {
    with([], |manager, fake| {
        let (first, of_first) = advise(manager);
        let (second, of_second) = advise(manager);
        fake.notify(1, 1);
        first.unadvise().unwrap();
        assert_eq!((fake.advised(), Arc::strong_count(&of_first)), (1, 1));
        fake.notify(1, 2);
        drop(second);
        assert_eq!((fake.advised(), Arc::strong_count(&of_second)), (0, 1));
        fake.notify(1, 3);
        let changed = [1, 2].map(|id: u32| AccountEvent::Changed(id.into()));
        assert_eq!(told(&of_first), changed[..1]);
        assert_eq!(told(&of_second), changed);
    });
}

#[test]
fn an_unadvise_that_fails_ends_it_all_the_same() {
    let fake = FakeAccountManager::new([]);
    let manager = ready(&fake);
    let (dropped, of_dropped) = advise(&manager);
    let (ended, of_ended) = advise(&manager);
    fake.fail(Method::ManagerUnadvise, E_FAIL);
    fake.fail(Method::ManagerUnadvise, S_FALSE);
    drop(dropped);
    let error = ended.unadvise().unwrap_err();
    assert_eq!(error.cause(), Cause::Undocumented(S_FALSE));
    assert_eq!(fake.advised(), 2, "the manager goes on");
    fake.notify(1, 1);
    assert_eq!((told(&of_dropped), told(&of_ended)), (vec![], vec![]));
    assert!(fake.notifications().iter().all(|call| call.answer == S_OK));
    // The manager lets go of all in the end.
    drop(manager);
    assert_eq!(Arc::strong_count(&of_dropped), 1);
    fake.assert_no_leaks();
}

#[test]
fn a_panic_ends_at_the_vtable_and_the_next_change_is_told() {
    with([], |manager, fake| {
        let calls = Arc::new(AtomicU32::new(0));
        let inside = Arc::clone(&calls);
        let registration = manager.advise(move |_| {
            let is_first = inside.fetch_add(1, SeqCst) == 0;
            assert!(!is_first, "on purpose");
        });
        let _registration = registration.unwrap();
        fake.notify(1, 1);
        fake.notify(1, 1);
        assert_eq!(calls.load(SeqCst), 2);
        let answers = fake.notifications().into_iter().map(|call| call.answer);
        assert!(answers.eq([E_UNEXPECTED, S_OK]));
    });
}

#[test]
fn a_closure_that_panics_when_it_is_dropped_does_no_harm() {
    struct PanicsWhenDropped;
    impl Drop for PanicsWhenDropped {
        fn drop(&mut self) {
            panic!("on purpose");
        }
    }
    with([], |manager, fake| {
        let owned = PanicsWhenDropped;
        let registration = manager.advise(move |_| {
            let _ = &owned;
        });
        registration.unwrap().unadvise().unwrap();
        assert_eq!(fake.advised(), 0);
    });
}

thread_local! {
    static MANAGER: RefCell<Option<AccountManager>> = const { RefCell::new(None) };
}

#[test]
fn a_closure_may_change_what_it_is_told_of() {
    with([1, 2].map(FakeAccount::pop3), |manager, fake| {
        MANAGER.set(Some(manager.clone()));
        let events = Told::default();
        let inside = Arc::clone(&events);
        let registration = manager.advise(move |event| {
            inside.lock().unwrap().push(event);
            if event == AccountEvent::PreDeleted(1.into()) {
                let manager = MANAGER.with_borrow(|manager| manager.clone().unwrap());
                assert!(manager.find(1.into()).unwrap().is_some(), "still there");
                manager.delete(2.into()).unwrap();
            }
        });
        let registration = registration.unwrap();
        manager.delete(1.into()).unwrap();
        let expected = [
            AccountEvent::PreDeleted(1.into()),
            AccountEvent::PreDeleted(2.into()),
            AccountEvent::Deleted(2.into()),
            AccountEvent::Deleted(1.into()),
        ];
        assert_eq!(told(&events), expected);
        assert!(fake.notifications().iter().all(|call| call.answer == S_OK));
        drop(registration);
        drop(MANAGER.take());
    });
}

/// Takes a fake to other threads, as a multithreaded apartment takes its objects. What was passed in to it is a helper
/// that has nothing in it, and closures that can be called anywhere.
struct Anywhere<'a>(&'a FakeAccountManager);

// SAFETY: as said above; the fake itself is made for several threads.
unsafe impl Sync for Anywhere<'_> {}

impl Anywhere<'_> {
    fn notify(&self, account: u32) {
        self.0.notify(1, account);
    }
}

#[test]
fn several_threads_may_tell_at_once() {
    const THREADS: u32 = 3;
    const ROUNDS: u32 = if cfg!(miri) { 3 } else { 100 };
    with([], |manager, fake| {
        let (registration, events) = advise(manager);
        let fake = &Anywhere(fake);
        thread::scope(|scope| {
            for thread in 0..THREADS {
                scope.spawn(move || {
                    for round in 0..ROUNDS {
                        fake.notify(thread * ROUNDS + round);
                    }
                });
            }
        });
        let mut accounts: Vec<u32> = told(&events).iter().map(|it| it.account().get()).collect();
        accounts.sort_unstable();
        assert_eq!(accounts, (0..THREADS * ROUNDS).collect::<Vec<_>>());
        drop(registration);
    });
}

#[test]
fn a_call_that_is_under_way_when_the_registration_ends_goes_on() {
    with([], |manager, fake| {
        let (entered, ended) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
        let finished = Arc::new(AtomicU32::new(0));
        let inside = (entered.clone(), ended.clone(), finished.clone());
        let registration = manager.advise(move |_| {
            inside.0.wait();
            inside.1.wait();
            inside.2.fetch_add(1, SeqCst);
        });
        let registration = registration.unwrap();
        let fake = &Anywhere(fake);
        thread::scope(|scope| {
            scope.spawn(move || fake.notify(1));
            entered.wait();
            // It doesn't wait for the call: that waits for us.
            drop(registration);
            assert_eq!(finished.load(SeqCst), 0);
            ended.wait();
        });
        assert_eq!(finished.load(SeqCst), 1);
        assert_eq!(Arc::strong_count(&finished), 1, "the closure has gone");
    });
}

#[test]
fn the_object_has_the_interfaces_of_a_sink_and_no_words() {
    let fake = crate::hostile::Manager::new();
    let manager = fake.ready();
    let _registration = manager.advise(|_| ()).unwrap();
    let sink: IOlkAccountNotify = fake.sink();
    assert!(sink.cast::<IUnknown>().is_ok());
    let base: IOlkErrorUnknown = sink.cast().unwrap();
    assert!(sink.cast::<IOlkAccountHelper>().is_err());
    let mut message = ptr::dangling_mut();
    // SAFETY: the out-parameter is a local variable, or NULL.
    unsafe {
        assert_eq!(base.GetLastError(E_FAIL, &raw mut message), E_INVALIDARG);
        assert!(message.is_null());
        assert_eq!(base.GetLastError(E_FAIL, ptr::null_mut()), E_INVALIDARG);
    }
}
