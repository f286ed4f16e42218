//! Threads of the multithreaded apartment, which may all call the manager, and be told of changes, at once.

use super::{Apartment, COINIT_MULTITHREADED, with_manager};
use olk_account::testing::{FakeAccount, FakeAccountManager};
use olk_account::{AccountEvent, AccountManager, Filter, prop};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A manager that threads of one apartment may share, which the type can't know.
#[derive(Clone)]
struct InApartment(AccountManager);

// SAFETY: made and used in the multithreaded apartment only, whose threads may call any object in it at any time; the
// fake, too, is made for that.
unsafe impl Send for InApartment {}

#[test]
fn all_of_them_change_accounts_and_are_told() {
    const THREADS: u32 = 4;
    const ROUNDS: usize = 50;

    let fake = FakeAccountManager::new((1..=THREADS).map(FakeAccount::imap4));
    with_manager(COINIT_MULTITHREADED, &fake, |manager| {
        let told = Arc::new(Mutex::new(Vec::new()));
        let inside = Arc::clone(&told);
        let registration = manager.advise(move |event| {
            let mut told = inside.lock().unwrap_or_else(PoisonError::into_inner);
            told.push((event, thread::current().id()));
        });
        let registration = registration.expect("it is advised");
        let shared = InApartment(manager.clone());
        thread::scope(|scope| {
            for id in 1..=THREADS {
                let shared = shared.clone();
                scope.spawn(move || {
                    let _com = Apartment::enter(COINIT_MULTITHREADED);
                    let InApartment(manager) = { shared };
                    let account = manager.find(id.into()).expect("no failure");
                    let account = account.expect("it is there");
                    for round in 0..ROUNDS {
                        account
                            .set(prop::NAME, &round.to_string())
                            .expect("it is set");
                        account.save().expect("it is saved");
                        let all = manager.accounts(Filter::all()).expect("an enumeration");
                        assert_eq!(all.flatten().count(), THREADS as usize);
                    }
                });
            }
        });
        registration.unadvise().expect("it was advised");
        let told = told.lock().unwrap_or_else(PoisonError::into_inner);
        assert_eq!(told.len(), THREADS as usize * ROUNDS);
        for id in 1..=THREADS {
            let changed = AccountEvent::Changed(id.into());
            let of_account = told.iter().filter(|(event, _)| *event == changed);
            let threads: Vec<_> = of_account.map(|(_, thread)| thread).collect();
            assert_eq!(threads.len(), ROUNDS);
            assert_eq!(threads.iter().collect::<HashSet<_>>().len(), 1);
        }
    });
}
