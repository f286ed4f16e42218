//! Several threads at once, as in a multithreaded apartment.

use crate::outlook::{
    ALREADY_INITIALIZED, CREATED, Got, MAIL, Manager, Sink, UNICODE, helper, ready,
};
use crate::support::Hresult;
use olk_account::testing::{FakeAccount, FakeAccountManager, HelperCall};
use std::sync::Barrier;
use std::thread;

const THREADS: u32 = 4;
const ROUNDS: u32 = if cfg!(miri) { 3 } else { 200 };

/// Runs `work` on all threads at once, with the number of each.
fn at_once(work: impl Fn(u32) + Sync) {
    let barrier = Barrier::new(THREADS as usize);
    thread::scope(|scope| {
        for number in 0..THREADS {
            let (barrier, work) = (&barrier, &work);
            scope.spawn(move || {
                barrier.wait();
                work(number);
            });
        }
    });
}

// A sink that was advised on this thread must not be told of what safe code does on another.
const _: () = {
    trait Ambiguous<Marker> {
        fn check() {}
    }
    impl<T> Ambiguous<()> for T {}
    impl<T: Send> Ambiguous<u8> for T {}
    // Two implementations would fit if it were `Send`, or if a reference to it were, so if it were `Sync`.
    let _ = <FakeAccountManager as Ambiguous<_>>::check;
    let _ = <&FakeAccountManager as Ambiguous<_>>::check;
};

#[test]
fn one_of_several_inits_is_the_one() {
    for _ in 0..ROUNDS {
        let fake = FakeAccountManager::new([]);
        let manager = Manager::of(&fake);
        let ones = std::sync::atomic::AtomicU32::new(0);
        at_once(|_| match manager.init(&helper(), 0) {
            Hresult::S_OK => {
                ones.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            }
            other => assert_eq!(other, ALREADY_INITIALIZED),
        });
        assert_eq!(ones.into_inner(), 1);
        assert_eq!(fake.helper_calls().len(), 2);
        drop(manager);
        let last = fake.helper_calls().pop();
        assert!(matches!(last, Some(HelperCall::HandsOffSession { .. })));
        fake.assert_no_leaks();
    }
}

#[test]
fn everything_can_be_done_on_several_threads() {
    let (manager, fake) = ready([FakeAccount::imap4(0).name("nobody's")]);
    let sink = Sink::new();
    manager.advise(&sink).unwrap();
    at_once(|number| {
        let mine = manager.account(0);
        for round in 0..ROUNDS {
            let name = format!("{number}/{round}");
            assert_eq!(mine.set_text(0x0002_001F, UNICODE, &name), Hresult::S_OK);
            assert_eq!(mine.get(0x0002_001F), Ok(Got::Text(name)));
            assert_eq!(mine.save(0), Hresult::S_OK);
            assert_eq!(manager.list(None, None), [0]);
            assert_eq!(manager.order(MAIL), Ok(vec![0]));
            let cookie = manager.advise(&Sink::new()).unwrap();
            assert_eq!(manager.unadvise(cookie), Hresult::S_OK);
        }
    });
    assert_eq!(sink.told().len(), (THREADS * ROUNDS) as usize);
    drop(manager);
    fake.assert_no_leaks();
}

#[test]
fn an_account_is_deleted_by_one_thread() {
    for _ in 0..ROUNDS {
        let (manager, fake) = ready([FakeAccount::pop3(1)]);
        let deleted = std::sync::Mutex::new(Vec::new());
        at_once(|_| crate::support::lock(&deleted).push(manager.delete(1)));
        let deleted = deleted.into_inner().unwrap();
        let once = deleted.iter().filter(|&&answer| answer == Hresult::S_OK);
        assert_eq!(once.count(), 1);
        drop(manager);
        fake.assert_no_leaks();
    }
}

#[test]
fn an_enumeration_gives_each_account_to_one_thread() {
    let (manager, _fake) = ready((0..THREADS * ROUNDS).map(FakeAccount::pop3));
    let accounts = manager.enumerate(None, None);
    let seen = std::sync::Mutex::new(Vec::new());
    at_once(|_| {
        let mine: Vec<u32> = accounts.clone().map(|account| account.id()).collect();
        crate::support::lock(&seen).extend(mine);
    });
    let mut seen = seen.into_inner().unwrap();
    seen.sort_unstable();
    assert!(seen.into_iter().eq(0..THREADS * ROUNDS));
}

#[test]
fn a_report_is_read_while_others_work() {
    let (manager, fake) = ready([]);
    let sink = Sink::new();
    manager.advise(&sink).unwrap();
    let (worker, done) = (manager.clone(), Barrier::new(2));
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..ROUNDS {
                let _ = worker.last_error(Hresult::E_FAIL);
            }
            done.wait();
        });
        for id in 0..ROUNDS {
            fake.add(FakeAccount::pop3(id));
            assert!(fake.memory().misuse.is_empty());
        }
        done.wait();
    });
    assert_eq!(
        sink.told(),
        (0..ROUNDS).map(|id| (CREATED, id)).collect::<Vec<_>>()
    );
}
