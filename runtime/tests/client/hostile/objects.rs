//! What the client makes of objects that are handed out or kept as they shouldn't be.

use super::{COOKIE, Handing, Manager, ODD_SUCCESS, with_client};
use crate::world::cause;
use core::cell::RefCell;
use core::mem::ManuallyDrop;
use olk_account::client::Cause;
use olk_account::sys::{E_FAIL, S_FALSE, S_OK};
use olk_account::{AccountEvent, AccountManager, Filter, Registration};
use std::sync::mpsc;

/// The causes of the items, up to more than there should be: nothing, for an account.
fn items(client: &AccountManager) -> Vec<Option<Cause>> {
    let mut accounts = client.accounts(Filter::all()).unwrap();
    let items = accounts.by_ref().take(100).map(|item| cause(item).err());
    let items = items.collect();
    assert!(accounts.next().is_none());
    assert_eq!(accounts.size_hint(), (0, Some(0)));
    items
}

#[test]
fn an_object_that_comes_with_no_success_is_an_error() {
    // One that comes with a success is released, and one that comes with a failure isn't.
    for (answer, is_there, expected) in [
        (S_FALSE, true, Cause::Undocumented(S_FALSE)),
        (ODD_SUCCESS, true, Cause::Undocumented(ODD_SUCCESS)),
        (E_FAIL, false, Cause::Failed(E_FAIL)),
    ] {
        let handing = |object| (answer, if is_there { object } else { Handing::Dangling });
        with_client(
            |script| {
                script.found = handing(Handing::Account);
                script.enumeration = handing(Handing::Enumeration);
            },
            |client, _| {
                assert_eq!(cause(client.find(1.into())).unwrap_err(), expected);
                let accounts = cause(client.accounts(Filter::all()));
                assert_eq!(accounts.unwrap_err(), expected);
            },
        );
    }
}

#[test]
fn an_enumeration_that_fails_for_ever_is_one_error() {
    let odd = Cause::Undocumented(ODD_SUCCESS);
    for (last, expected) in [
        ((E_FAIL, Handing::Null), Some(Cause::Failed(E_FAIL))),
        ((E_FAIL, Handing::Dangling), Some(Cause::Failed(E_FAIL))),
        ((S_OK, Handing::Null), Some(Cause::Null)),
        ((ODD_SUCCESS, Handing::Account), Some(odd)),
        // The end. What the pointer is then is not the client's to release.
        ((S_FALSE, Handing::Dangling), None),
    ] {
        with_client(
            |script| script.items = vec![(S_OK, Handing::Account), last],
            |client, _| {
                let error = expected.map(Some);
                let all: Vec<_> = [None].into_iter().chain(error).collect();
                assert_eq!(items(client), all);
            },
        );
    }
}

#[test]
fn a_stranger_among_accounts_is_an_error_and_released() {
    for (queried, expected) in [
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
        with_client(
            |script| {
                script.items = vec![
                    (S_OK, Handing::Stranger),
                    (S_OK, Handing::Account),
                    (S_FALSE, Handing::Null),
                ];
                script.queried = queried;
            },
            |client, _| assert_eq!(items(client), [expected, None]),
        );
    }
}

#[test]
fn a_count_of_four_billion_costs_nothing() {
    with_client(
        |script| script.items = vec![(S_OK, Handing::Account), (S_FALSE, Handing::Null)],
        |client, _| {
            let accounts = client.accounts(Filter::all()).unwrap();
            assert_eq!(accounts.total(), Ok(u32::MAX));
            let all: Vec<_> = accounts.collect();
            assert!(all.len() == 1 && all.capacity() < 100);
        },
    );
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
        // The client has let go of the closure.
        manager.forget_sink();
        assert_eq!(receiver.try_recv(), Err(mpsc::TryRecvError::Disconnected));
        drop(client);
        manager.assert_clean();
    }
}

/// What the closure below drops in the middle of a call: the last registration and the last manager, and what the
/// manager itself has kept.
struct Last(Registration, AccountManager, Manager);

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

#[test]
fn closure_that_drops_the_last_manager_runs_to_its_end() {
    let manager = Manager::new();
    let client = manager.ready();
    let (sender, receiver) = mpsc::channel();
    let registration = client.advise(move |event| {
        let Last(registration, client, manager) = LAST.take().unwrap();
        drop((registration, client));
        // The manager lets go of the object, which holds the sender.
        manager.forget_sink();
        manager.assert_clean();
        assert_eq!(manager.unadvised(), [COOKIE]);
        sender.send(event).unwrap();
    });
    // SAFETY: not to be given up: the manager has the one reference, and doesn't add another for its call.
    let sink = ManuallyDrop::new(unsafe { core::ptr::read(&manager.sink()) });
    LAST.set(Some(Last(registration.unwrap(), client, manager)));
    // SAFETY: the arguments are plain numbers.
    assert_eq!(unsafe { sink.Notify(2, 7, 0) }, S_OK);
    assert_eq!(receiver.try_recv(), Ok(AccountEvent::Created(7.into())));
    assert_eq!(receiver.try_recv(), Err(mpsc::TryRecvError::Disconnected));
}
