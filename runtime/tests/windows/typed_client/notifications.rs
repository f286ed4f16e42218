//! Being told of changes.

use super::{COINIT, in_both_apartments, with_manager};
use olk_account::sys::{E_UNEXPECTED, S_OK};
use olk_account::testing::{FakeAccount, FakeAccountManager, Method};
use olk_account::{AccountEvent, AccountManager, Registration, prop};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, ThreadId};

fn profile() -> FakeAccountManager {
    FakeAccountManager::new([FakeAccount::imap4(1), FakeAccount::imap4(2)])
}

/// What happened, and which thread was told of it.
type Told = (AccountEvent, ThreadId);

fn advise(manager: &AccountManager) -> (Registration, Receiver<Told>) {
    let (sender, receiver) = mpsc::channel();
    let registration = manager.advise(move |event| {
        // If nobody listens any more, there is nobody to tell.
        let _ = sender.send((event, thread::current().id()));
    });
    (registration.expect("it is advised"), receiver)
}

fn every_change_is_told_on_the_thread_that_makes_it(apartment: COINIT) {
    let fake = profile();
    with_manager(apartment, &fake, |manager| {
        let (registration, told) = advise(manager);
        let account = manager
            .find(1.into())
            .expect("no failure")
            .expect("it is there");
        assert_eq!(account.set(prop::NAME, "Home"), Ok(()));
        assert_eq!(account.save(), Ok(()));
        assert_eq!(manager.delete(1.into()), Ok(()));
        fake.add(FakeAccount::pop3(3));
        fake.notify(77, 4);
        let expected = [
            AccountEvent::Changed(1.into()),
            AccountEvent::PreDeleted(1.into()),
            AccountEvent::Deleted(1.into()),
            AccountEvent::Created(3.into()),
            AccountEvent::Unknown {
                kind: 77,
                account: 4.into(),
                flags: 0,
            },
        ];
        let here = thread::current().id();
        let told: Vec<Told> = told.try_iter().collect();
        assert_eq!(told, expected.map(|event| (event, here)));
        drop(registration);
    });
}

fn nothing_is_told_once_the_registration_is_dropped(apartment: COINIT) {
    let fake = profile();
    with_manager(apartment, &fake, |manager| {
        let (registration, told) = advise(manager);
        assert_eq!(fake.advised(), 1);
        drop(registration);
        assert_eq!(fake.advised(), 0);
        fake.add(FakeAccount::pop3(3));
        assert!(told.recv().is_err(), "the closure has gone");
    });
}

/// By then, whoever passed the manager around may have dropped it long ago.
fn a_registration_keeps_the_manager(apartment: COINIT) {
    let fake = profile();
    with_manager(apartment, &fake, |manager| {
        let other = AccountManager::from(fake.create());
        let error = other.advise(|_| ()).expect_err("its Init wasn't called");
        assert_eq!(error.code(), olk_account::sys::E_OLK_NOT_INITIALIZED);
        drop(other);
        let (registration, _) = advise(&manager.clone());
        assert_eq!(fake.objects(), 1);
        assert_eq!(registration.unadvise(), Ok(()));
    });
}

fn a_panic_in_the_closure_ends_at_the_vtable(apartment: COINIT) {
    let fake = profile();
    with_manager(apartment, &fake, |manager| {
        let registration = manager
            .advise(|event| assert_eq!(event.account().get(), 2, "a panic, as it is meant to"))
            .expect("it is advised");
        for id in [1, 2] {
            let account = manager.find(id.into()).expect("no failure");
            let account = account.expect("it is there");
            assert_eq!(account.set(prop::NAME, "Home"), Ok(()));
            assert_eq!(account.save(), Ok(()));
        }
        let answers: Vec<_> = fake
            .notifications()
            .iter()
            .map(|notification| notification.answer)
            .collect();
        assert_eq!(answers, [E_UNEXPECTED, S_OK]);
        assert_eq!(registration.unadvise(), Ok(()));
        assert_eq!(fake.calls(Method::ManagerUnadvise), 1);
    });
}

in_both_apartments! {
    every_change_is_told_on_the_thread_that_makes_it
    nothing_is_told_once_the_registration_is_dropped
    a_registration_keeps_the_manager
    a_panic_in_the_closure_ends_at_the_vtable
}
