//! Advise, Unadvise, and who is told what.

use crate::outlook::{
    CHANGED, CREATED, DELETED, Got, Manager, NOT_FOUND, PREDELETED, Sink, helper, ready,
};
use crate::support::Hresult;
use core::ptr;
use olk_account::sys::{PROP_ACCT_NAME, S_FALSE, S_OK};
use olk_account::testing::{FakeAccount, FakeAccountManager};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

const NAME: u32 = 0x0002_001F;

#[test]
fn advise_holds_a_reference_until_unadvise() {
    let (manager, fake) = ready([]);
    let sink = Sink::new();
    let cookie = manager.advise(&sink).unwrap();
    assert_eq!((sink.references(), fake.advised()), (1, 1));
    assert_eq!(manager.unadvise(cookie), Hresult::S_OK);
    assert_eq!((sink.references(), fake.advised()), (0, 0));
}

#[test]
fn every_advise_has_a_cookie_of_its_own_and_none_is_0() {
    let (manager, fake) = ready([]);
    let other = Manager::ready(&fake);
    let sink = Sink::new();
    let cookies = [
        manager.advise(&sink).unwrap(),
        manager.advise(&sink).unwrap(),
        other.advise(&sink).unwrap(),
    ];
    assert!(!cookies.contains(&0));
    assert!(cookies[0] != cookies[1] && cookies[1] != cookies[2] && cookies[0] != cookies[2]);
    assert_eq!(manager.unadvise(cookies[0]), Hresult::S_OK);
    assert!(!cookies.contains(&manager.advise(&sink).unwrap()));
}

#[test]
fn unadvise_takes_cookies_of_the_managers_own() {
    let (manager, fake) = ready([]);
    let other = Manager::ready(&fake);
    let cookie = other.advise(&Sink::new()).unwrap();
    assert_eq!(manager.unadvise(cookie), Hresult::E_INVALIDARG);
    assert_eq!(manager.unadvise(0), Hresult::E_INVALIDARG);
    assert_eq!(other.unadvise(cookie), Hresult::S_OK);
    assert_eq!(other.unadvise(cookie), Hresult::E_INVALIDARG, "once");
}

#[test]
fn advise_takes_no_null() {
    let (manager, _fake) = ready([]);
    let advise = manager.vtable().advise;
    let sink = Sink::new();
    let reference = sink.reference();
    let mut cookie = 7;
    // SAFETY: NULL is what a caller may pass; the sink is alive, and `cookie` a local variable.
    unsafe {
        let answer = advise(manager.this(), ptr::null_mut(), &raw mut cookie);
        assert_eq!((answer, cookie), (Hresult::E_INVALIDARG, 0));
        let answer = advise(manager.this(), reference.as_raw(), ptr::null_mut());
        assert_eq!(answer, Hresult::E_INVALIDARG);
    }
    assert_eq!(sink.references(), 1, "our own");
}

#[test]
fn sinks_are_told_of_what_the_user_does() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let sink = Sink::new();
    let cookie = manager.advise(&sink).unwrap();
    fake.add(FakeAccount::imap4(2));
    assert!(fake.set(2, PROP_ACCT_NAME, "new"));
    assert!(
        fake.set(2, PROP_ACCT_NAME, "new"),
        "no change, and nothing to tell"
    );
    assert!(!fake.set(9, PROP_ACCT_NAME, "nobody"));
    assert!(fake.remove(1));
    assert!(!fake.remove(1));
    fake.notify(4711, 0x8000_0000);
    let told = [
        (CREATED, 2),
        (CHANGED, 2),
        (PREDELETED, 1),
        (DELETED, 1),
        (4711, 0x8000_0000),
    ];
    assert_eq!(sink.told(), told);
    let recorded = fake.notifications();
    assert!(
        recorded
            .iter()
            .all(|call| (call.cookie, call.answer) == (cookie, S_OK))
    );
    let recorded: Vec<_> = recorded
        .iter()
        .map(|call| (call.kind, call.account))
        .collect();
    assert_eq!(recorded, told);
    assert_eq!(manager.unadvise(cookie), Hresult::S_OK);
    fake.add(FakeAccount::imap4(3));
    assert_eq!(sink.told(), told);
}

#[test]
fn an_account_is_there_when_its_end_is_announced_and_gone_when_it_is_told() {
    let (manager, fake) = ready([FakeAccount::pop3(1).name("x")]);
    let sink = Sink::new();
    let there = manager.clone();
    sink.on_notify(move |kind, id| {
        let found = there.find(0x0001_0003, 3, id);
        match kind {
            PREDELETED => assert_eq!(found.unwrap().get(NAME), Ok(Got::Text("x".into()))),
            _ => assert_eq!((kind, found), (DELETED, Err(NOT_FOUND))),
        }
    });
    let cookie = manager.advise(&sink).unwrap();
    assert_eq!(manager.delete(1), Hresult::S_OK);
    assert_eq!(sink.told(), [(PREDELETED, 1), (DELETED, 1)]);
    assert_eq!(manager.unadvise(cookie), Hresult::S_OK);
    sink.on_notify(|_, _| ());
    drop(manager);
    fake.assert_no_leaks();
}

#[test]
fn a_failure_of_a_sink_is_on_record_and_stops_nobody() {
    let (manager, fake) = ready([]);
    let (first, second) = (Sink::answering(Hresult::S_FALSE), Sink::new());
    manager.advise(&first).unwrap();
    manager.advise(&second).unwrap();
    fake.notify(CHANGED, 1);
    assert_eq!(
        (first.told(), second.told()),
        (vec![(CHANGED, 1)], vec![(CHANGED, 1)])
    );
    let answers: Vec<_> = fake
        .notifications()
        .iter()
        .map(|call| call.answer)
        .collect();
    assert_eq!(answers, [S_FALSE, S_OK]);
}

#[test]
fn the_sinks_of_all_managers_are_told() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let other = Manager::ready(&fake);
    let sink = Sink::new();
    other.advise(&sink).unwrap();
    assert_eq!(manager.delete(1), Hresult::S_OK);
    assert_eq!(sink.told(), [(PREDELETED, 1), (DELETED, 1)]);
}

#[test]
fn a_manager_without_notifications_tells_nothing() {
    let fake = FakeAccountManager::new([]);
    let manager = Manager::of(&fake);
    assert_eq!(manager.init(&helper(), 4), Hresult::S_OK);
    let sink = Sink::new();
    let cookie = manager.advise(&sink).unwrap();
    fake.notify(CHANGED, 1);
    assert_eq!(sink.told(), []);
    assert_eq!(manager.unadvise(cookie), Hresult::S_OK);
}

#[test]
fn the_last_release_unadvises_all() {
    let (manager, fake) = ready([]);
    let other = Manager::ready(&fake);
    let (sink, others) = (Sink::new(), Sink::new());
    manager.advise(&sink).unwrap();
    manager.advise(&sink).unwrap();
    other.advise(&others).unwrap();
    drop(manager);
    assert_eq!(
        (sink.references(), others.references(), fake.advised()),
        (0, 1, 1)
    );
    fake.notify(CHANGED, 1);
    assert_eq!(sink.told(), []);
    assert_eq!(others.told(), [(CHANGED, 1)]);
}

#[test]
fn a_sink_may_unadvise_itself_and_others_while_it_is_told() {
    let (manager, fake) = ready([]);
    let (first, second) = (Sink::new(), Sink::new());
    let cookies = Arc::new([AtomicU32::new(0), AtomicU32::new(0)]);
    let (there, known) = (manager.clone(), cookies.clone());
    first.on_notify(move |_, _| {
        for cookie in known.iter() {
            assert_eq!(there.unadvise(cookie.load(SeqCst)), Hresult::S_OK);
        }
    });
    cookies[0].store(manager.advise(&first).unwrap(), SeqCst);
    cookies[1].store(manager.advise(&second).unwrap(), SeqCst);
    fake.notify(CHANGED, 1);
    assert_eq!(first.told(), [(CHANGED, 1)]);
    assert_eq!(second.told(), [], "unadvised before its turn came");
    assert_eq!(
        (first.references(), second.references(), fake.advised()),
        (0, 0, 0)
    );
    first.on_notify(|_, _| ());
}

#[test]
fn a_sink_may_make_changes_while_it_is_told() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let sink = Sink::new();
    let there = manager.clone();
    sink.on_notify(move |kind, id| {
        // Quicker than the one that announces it.
        if kind == PREDELETED {
            let _ = there.delete(id + 1);
        }
    });
    manager.advise(&sink).unwrap();
    fake.add(FakeAccount::pop3(2));
    assert_eq!(manager.delete(1), Hresult::S_OK);
    let told = [
        (CREATED, 2),
        (PREDELETED, 1),
        (PREDELETED, 2),
        (DELETED, 2),
        (DELETED, 1),
    ];
    assert_eq!(sink.told(), told);
    sink.on_notify(|_, _| ());
}

#[test]
fn an_account_is_deleted_once_whoever_is_quicker() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let sink = Sink::new();
    let there = manager.clone();
    let depth = AtomicU32::new(0);
    sink.on_notify(move |kind, id| {
        if kind == PREDELETED && depth.fetch_add(1, SeqCst) == 0 {
            assert_eq!(there.delete(id), Hresult::S_OK);
        }
    });
    manager.advise(&sink).unwrap();
    assert_eq!(manager.delete(1), NOT_FOUND);
    assert_eq!(
        sink.told(),
        [(PREDELETED, 1), (PREDELETED, 1), (DELETED, 1)]
    );
    assert_eq!(fake.ids(), []);
    sink.on_notify(|_, _| ());
}

#[test]
fn a_sink_is_counted_without_a_lock_held() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let sink = Sink::new();
    let calls = Arc::new(AtomicU32::new(0));
    let (there, counted) = (manager.clone(), calls.clone());
    // Both AddRef and Release call back into the manager, which would wait for itself.
    sink.on_count(move || {
        counted.fetch_add(1, SeqCst);
        assert!(there.order(crate::outlook::MAIL).is_ok());
    });
    let cookie = manager.advise(&sink).unwrap();
    fake.notify(CHANGED, 1);
    assert_eq!(manager.unadvise(cookie), Hresult::S_OK);
    assert!(calls.load(SeqCst) >= 2);
    sink.on_count(|| ());
    drop(manager);
    fake.assert_no_leaks();
}
