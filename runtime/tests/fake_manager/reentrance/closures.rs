//! Closures of the typed client's, which are told of changes.

use super::{FAKE, REACHED, here, on_this_thread, reached, use_all};
use crate::support::panic_on_purpose;
use core::cell::RefCell;
use olk_account::sys::E_FAIL;
use olk_account::testing::{FakeAccount, HelperCall, Method};
use olk_account::{AccountEvent, AccountManager, Registration};

thread_local! {
    static HELD: RefCell<Vec<(Registration, AccountManager)>> = const { RefCell::new(Vec::new()) };
}

/// Calls the fake when a closure is dropped, and then panics if that is what it is for.
struct Captured {
    panics: bool,
}

impl Drop for Captured {
    fn drop(&mut self) {
        use_all(&here());
        reached();
        if self.panics {
            panic_on_purpose();
        }
    }
}

#[test]
fn a_closure_may_let_go_of_everything_while_it_is_told() {
    let fake = on_this_thread();
    for panics in [false, true] {
        let manager = fake.ready();
        let captured = Captured { panics };
        let registration = manager
            .advise(move |event| {
                let _captured = &captured;
                if event != AccountEvent::Created(2.into()) {
                    return;
                }
                HELD.take();
                // The manager has gone, and this closure has not.
                let fake = here();
                assert_eq!((fake.objects(), fake.advised()), (0, 0));
                assert!(matches!(
                    fake.helper_calls().last(),
                    Some(HelperCall::HandsOffSession { .. })
                ));
                use_all(&fake);
                reached();
            })
            .unwrap();
        HELD.with_borrow_mut(|held| held.push((registration, manager)));
        fake.add(FakeAccount::pop3(2));
        assert!(fake.remove(2), "and there is nothing left to be told of it");
        assert_eq!(fake.notifications().last().unwrap().kind, 2);
        fake.assert_no_leaks();
    }
    assert_eq!(REACHED.take(), 4, "both closures were told, and dropped");
    FAKE.take();
}

#[test]
fn a_closure_may_let_go_of_the_sinks_that_wait_for_their_turn() {
    let fake = on_this_thread();
    for _ in 0..3 {
        let manager = fake.ready();
        let captured = Captured { panics: false };
        let registration = manager
            .advise(move |event| {
                let _captured = &captured;
                if event == AccountEvent::Created(2.into()) {
                    HELD.take();
                }
            })
            .unwrap();
        HELD.with_borrow_mut(|held| held.push((registration, manager)));
    }
    fake.add(FakeAccount::pop3(2));
    let created = fake.notifications();
    let created = created
        .iter()
        .filter(|call| (call.kind, call.account) == (2, 2));
    assert_eq!(
        created.count(),
        1,
        "the others were unadvised before their turn"
    );
    assert_eq!(REACHED.take(), 3, "and dropped");
    fake.assert_no_leaks();
    FAKE.take();
}

#[test]
fn a_closure_that_panics_as_it_is_dropped_is_counted_out() {
    let fake = on_this_thread();
    let manager = fake.ready();
    let captured = Captured { panics: true };
    let registration = manager.advise(move |_| _ = &captured).unwrap();
    assert_eq!(fake.advised(), 1);
    drop(registration);
    assert_eq!(fake.advised(), 0);
    // What could not be unadvised is let go of by the manager's last Release.
    let captured = Captured { panics: true };
    let registration = manager.advise(move |_| _ = &captured).unwrap();
    fake.fail(Method::ManagerUnadvise, E_FAIL);
    drop(registration);
    assert_eq!((fake.advised(), REACHED.get()), (1, 1));
    drop(manager);
    assert_eq!(REACHED.take(), 2);
    let last = fake.helper_calls().pop();
    assert!(matches!(last, Some(HelperCall::HandsOffSession { .. })));
    fake.assert_no_leaks();
    FAKE.take();
}

#[test]
fn an_account_may_be_deleted_while_its_deletion_is_announced() {
    let fake = on_this_thread();
    let manager = fake.ready();
    let registration = manager
        .advise(|event| {
            if event == AccountEvent::PreDeleted(1.into()) && here().notifications().is_empty() {
                use_all(&here());
                assert!(here().remove(1));
                reached();
            }
        })
        .unwrap();
    assert!(!fake.remove(1), "the closure was quicker");
    assert_eq!(REACHED.take(), 1);
    assert_eq!(fake.ids(), []);
    drop((registration, manager));
    fake.assert_no_leaks();
    FAKE.take();
}
