//! What the client makes of objects that are handed out or kept as they shouldn't be.

use super::manager::COOKIE;
use super::{Handing, Manager};
use core::cell::RefCell;
use core::mem::ManuallyDrop;
use olk_account::client::Cause;
use olk_account::sys::{E_FAIL, S_FALSE, S_OK};
use olk_account::{AccountError, AccountEvent, AccountManager, Filter, Registration};
use std::sync::mpsc;
use windows_core::HRESULT;

const ODD_SUCCESS: HRESULT = HRESULT(0x0004_0000);

/// The cause of an error, or what came instead.
fn cause<T>(outcome: Result<T, AccountError>) -> Result<T, Cause> {
    outcome.map_err(|error| error.cause())
}

#[test]
fn an_object_that_comes_with_an_undocumented_success_is_released() {
    let manager = Manager::with(|script| {
        script.found = (S_FALSE, Handing::Account);
        script.enumeration = (ODD_SUCCESS, Handing::Enumerator);
    });
    let client = manager.ready();
    let found = cause(client.find(1.into())).unwrap_err();
    assert_eq!(found, Cause::Undocumented(S_FALSE));
    let accounts = cause(client.accounts(Filter::all())).unwrap_err();
    assert_eq!(accounts, Cause::Undocumented(ODD_SUCCESS));
    drop(client);
    manager.assert_clean();
}

/// The causes of the first items: nothing, for an account.
fn items(client: &AccountManager, most: usize) -> Vec<Option<Cause>> {
    let accounts = client.accounts(Filter::all()).unwrap();
    let items = accounts.map(|item| item.err().map(|error| error.cause()));
    items.take(most).collect()
}

#[test]
fn an_enumeration_that_fails_for_ever_is_one_error() {
    let cases = [
        ((E_FAIL, Handing::Null), vec![Some(Cause::Failed(E_FAIL))]),
        ((S_OK, Handing::Null), vec![Some(Cause::Null)]),
        (
            (ODD_SUCCESS, Handing::Account),
            vec![Some(Cause::Undocumented(ODD_SUCCESS))],
        ),
        // The end. What the pointer is then is not the client's to release.
        ((S_FALSE, Handing::Dangling), vec![]),
        (
            (E_FAIL, Handing::Dangling),
            vec![Some(Cause::Failed(E_FAIL))],
        ),
    ];
    for (last, expected) in cases {
        let manager = Manager::with(|script| {
            script.items = vec![(S_OK, Handing::Account), last];
        });
        let all = [vec![None], expected].concat();
        assert_eq!(items(&manager.ready(), 100), all);
        manager.assert_clean();
    }
}

#[test]
fn a_stranger_among_accounts_is_an_error_and_released() {
    let manager = Manager::with(|script| {
        script.items = vec![
            (S_OK, Handing::Stranger),
            (S_OK, Handing::Account),
            (S_FALSE, Handing::Null),
        ];
    });
    let no_interface = Cause::Failed(olk_account::sys::E_NOINTERFACE);
    assert_eq!(items(&manager.ready(), 100), [Some(no_interface), None]);
    manager.assert_clean();
}

#[test]
fn stranger_with_odd_answer_is_error_and_released() {
    for (queried, cause) in [
        ((S_OK, Handing::Account), None),
        ((S_OK, Handing::Null), Some(Cause::Null)),
        (
            (S_FALSE, Handing::Account),
            Some(Cause::Undocumented(S_FALSE)),
        ),
        (
            (ODD_SUCCESS, Handing::Null),
            Some(Cause::Undocumented(ODD_SUCCESS)),
        ),
        ((E_FAIL, Handing::Dangling), Some(Cause::Failed(E_FAIL))),
    ] {
        let manager = Manager::with(|script| {
            script.items = vec![
                (S_OK, Handing::Stranger),
                (S_OK, Handing::Account),
                (S_FALSE, Handing::Null),
            ];
            script.queried = queried;
        });
        assert_eq!(items(&manager.ready(), 100), [cause, None]);
        manager.assert_clean();
    }
}

#[test]
fn failure_with_a_pointer_hands_out_nothing() {
    let manager = Manager::with(|script| {
        script.found = (E_FAIL, Handing::Dangling);
        script.enumeration = (E_FAIL, Handing::Dangling);
    });
    let client = manager.ready();
    let found = cause(client.find(1.into())).unwrap_err();
    assert_eq!(found, Cause::Failed(E_FAIL));
    let accounts = cause(client.accounts(Filter::all())).unwrap_err();
    assert_eq!(accounts, Cause::Failed(E_FAIL));
    drop(client);
    manager.assert_clean();
}

#[test]
fn a_count_of_four_billion_costs_nothing() {
    let manager = Manager::with(|script| {
        script.items = vec![(S_OK, Handing::Account), (S_FALSE, Handing::Null)];
    });
    let client = manager.ready();
    let accounts = client.accounts(Filter::all()).unwrap();
    assert_eq!(accounts.total(), Ok(u32::MAX));
    let all: Vec<_> = accounts.collect();
    assert!(all.len() == 1 && all.capacity() < 100);
    drop((all, client));
    manager.assert_clean();
}

#[test]
fn a_late_notification_finds_nobody() {
    let manager = Manager::new();
    let client = manager.ready();
    let (sender, receiver) = mpsc::channel();
    let registration = client
        .advise(move |event| sender.send(event).unwrap())
        .unwrap();
    let sink = manager.sink();
    // SAFETY: the arguments are plain numbers.
    let notify = |kind, flags| unsafe { sink.Notify(kind, 7, flags) };
    assert_eq!(notify(2, 0), S_OK);
    assert_eq!(receiver.try_recv(), Ok(AccountEvent::Created(7.into())));
    // Flags have no meaning yet, so one that is known doesn't have them, and one that isn't may need them.
    assert_eq!((notify(2, 9), notify(4711, 9)), (S_OK, S_OK));
    assert_eq!(receiver.try_recv(), Ok(AccountEvent::Created(7.into())));
    let unknown = AccountEvent::Unknown {
        kind: 4711,
        account: 7.into(),
        flags: 9,
    };
    assert_eq!(receiver.try_recv(), Ok(unknown));
    drop(registration);
    assert_eq!(manager.unadvised(), [COOKIE]);
    assert_eq!(notify(2, 0), S_OK);
    assert_eq!(receiver.try_recv(), Err(mpsc::TryRecvError::Empty));
    // The closure goes with the last reference, be it as late as it may.
    drop(sink);
    manager.forget_sink();
    assert_eq!(receiver.try_recv(), Err(mpsc::TryRecvError::Disconnected));
    drop(client);
    manager.assert_clean();
}

#[test]
fn an_advise_that_half_fails_is_ended() {
    for (answer, cookie, ended) in [
        (S_FALSE, Some(COOKIE), &[COOKIE][..]),
        // What nobody has written may be somebody else's.
        (S_FALSE, None, &[]),
        (E_FAIL, Some(COOKIE), &[]),
    ] {
        let manager = Manager::with(|script| script.advised = (answer, cookie));
        let client = manager.ready();
        let (sender, receiver) = mpsc::channel();
        let outcome = client.advise(move |event| sender.send(event).unwrap());
        assert!(outcome.is_err());
        assert_eq!(manager.unadvised(), ended);
        // The manager has kept it all the same.
        // SAFETY: the arguments are plain numbers.
        assert_eq!(unsafe { manager.sink().Notify(1, 7, 0) }, S_OK);
        assert_eq!(receiver.try_recv(), Err(mpsc::TryRecvError::Empty));
        manager.forget_sink();
        drop(client);
        manager.assert_clean();
    }
}

thread_local! {
    /// The manager whose closure has it let go of the object in the middle of a call.
    static CARELESS: RefCell<Option<Manager>> = const { RefCell::new(None) };
}

#[test]
fn an_object_that_the_manager_lets_go_of_while_it_calls_it_lives_till_the_call_is_over() {
    let manager = Manager::new();
    let client = manager.ready();
    let (sender, receiver) = mpsc::channel();
    let registration = client.advise(move |event| {
        CARELESS.with_borrow(|manager| manager.as_ref().unwrap().forget_sink());
        sender.send(event).unwrap();
    });
    let registration = registration.unwrap();
    // SAFETY: not to be given up: the manager has the one reference, and doesn't add another for its call.
    let sink = ManuallyDrop::new(unsafe { core::ptr::read(&manager.sink()) });
    CARELESS.set(Some(manager));
    // SAFETY: the arguments are plain numbers.
    assert_eq!(unsafe { sink.Notify(2, 7, 0) }, S_OK);
    assert_eq!(receiver.try_recv(), Ok(AccountEvent::Created(7.into())));
    assert_eq!(receiver.try_recv(), Err(mpsc::TryRecvError::Disconnected));
    let manager = CARELESS.take().unwrap();
    drop((registration, client));
    manager.assert_clean();
}

thread_local! {
    /// The last registration and the last manager.
    static LAST: RefCell<Option<(Registration, AccountManager)>> = const { RefCell::new(None) };
}

#[test]
fn closure_that_drops_the_last_manager_runs_to_its_end() {
    let manager = Manager::new();
    let client = manager.ready();
    let (sender, receiver) = mpsc::channel();
    let registration = client.advise(move |event| {
        drop(LAST.take());
        // The manager has let go of the object, which holds the sender.
        CARELESS.with_borrow(|manager| {
            let manager = manager.as_ref().unwrap();
            manager.forget_sink();
            manager.assert_clean();
        });
        sender.send(event).unwrap();
    });
    LAST.set(Some((registration.unwrap(), client)));
    // SAFETY: as above, the manager has the one reference.
    let sink = ManuallyDrop::new(unsafe { core::ptr::read(&manager.sink()) });
    CARELESS.set(Some(manager));
    // SAFETY: the arguments are plain numbers.
    assert_eq!(unsafe { sink.Notify(2, 7, 0) }, S_OK);
    assert_eq!(receiver.try_recv(), Ok(AccountEvent::Created(7.into())));
    assert_eq!(receiver.try_recv(), Err(mpsc::TryRecvError::Disconnected));
    let manager = CARELESS.take().unwrap();
    assert_eq!(manager.unadvised(), [COOKIE]);
    manager.assert_clean();
}
