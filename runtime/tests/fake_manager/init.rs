//! Init, what it asks the helper, and the end of it all.

use crate::outlook::{ALREADY_INITIALIZED, MAIL, Manager, NOT_INITIALIZED, Sink, helper};
use crate::support::{Foreign, Hook, Hresult, Open, Probe, Reference, borrower, lender, owner};
use core::ptr;
use olk_account::sys::{E_FAIL, E_NOTIMPL, S_FALSE, S_OK};
use olk_account::testing::{FakeAccount, FakeAccountManager, HelperCall};
use windows_core::{HRESULT, Interface};

fn fake() -> FakeAccountManager {
    FakeAccountManager::new([FakeAccount::pop3(1)])
}

fn session(session: bool, answer: HRESULT) -> HelperCall {
    HelperCall::GetMapiSession { session, answer }
}

fn hand_off(answer: HRESULT) -> HelperCall {
    HelperCall::HandsOffSession { answer }
}

#[test]
fn init_comes_before_anything_else() {
    let manager = Manager::of(&fake());
    assert_eq!(manager.display(0), NOT_INITIALIZED);
    assert_eq!(manager.find(0x0001_0003, 3, 1), Err(NOT_INITIALIZED));
    assert_eq!(manager.delete(1), NOT_INITIALIZED);
    assert_eq!(manager.save(1, 0), NOT_INITIALIZED);
    assert_eq!(manager.order(MAIL), Err(NOT_INITIALIZED));
    assert_eq!(manager.set_order(MAIL, &[1]), NOT_INITIALIZED);
    assert_eq!(manager.enumerate_with(None, None, 0), Err(NOT_INITIALIZED));
    assert_eq!(manager.advise(&Sink::new()), Err(NOT_INITIALIZED));
    assert_eq!(manager.unadvise(1), NOT_INITIALIZED);
}

#[test]
fn what_has_nothing_to_do_with_accounts_works_before_init() {
    let manager = Manager::of(&fake());
    assert!(manager.last_error(NOT_INITIALIZED).is_ok());
    assert_eq!(manager.free(ptr::null_mut()), Hresult::S_OK);
}

#[test]
fn init_is_called_once() {
    let fake = fake();
    let manager = Manager::of(&fake);
    let (first, second) = (helper(), helper());
    assert_eq!(manager.init(&first, 0), Hresult::S_OK);
    assert_eq!(manager.init(&first, 0), ALREADY_INITIALIZED);
    assert_eq!(manager.init(&second, 0), ALREADY_INITIALIZED);
    assert_eq!(second.count(), 1, "a helper that isn't wanted isn't held");
    assert_eq!(fake.helper_calls().len(), 2, "nor asked anything");
    assert_eq!(manager.order(MAIL), Ok(vec![1]));
}

#[test]
fn each_manager_has_an_init_of_its_own() {
    let fake = fake();
    let ready = Manager::ready(&fake);
    let other = Manager::of(&fake);
    assert_ne!(ready, other);
    assert_eq!(other.order(MAIL), Err(NOT_INITIALIZED));
    assert_eq!(other.init(&helper(), 0), Hresult::S_OK);
}

#[test]
fn init_takes_the_documented_flags_alone() {
    for flags in 0..=7 {
        assert_eq!(Manager::of(&fake()).init(&helper(), flags), Hresult::S_OK);
    }
    for flags in [8, 0x100, 0x8000_0000, 9] {
        let manager = Manager::of(&fake());
        assert_eq!(manager.init(&helper(), flags), Hresult::E_INVALIDARG);
        // That was no Init.
        assert_eq!(manager.init(&helper(), 0), Hresult::S_OK);
    }
}

#[test]
fn init_needs_a_helper() {
    let fake = fake();
    let manager = Manager::of(&fake);
    // SAFETY: NULL is what a caller may pass.
    let answer = unsafe { (manager.vtable().init)(manager.this(), ptr::null_mut(), 0) };
    assert_eq!(answer, Hresult::E_INVALIDARG);
    assert_eq!(fake.helper_calls(), []);
}

#[test]
fn the_last_release_hands_the_session_of_an_owner_off() {
    let fake = fake();
    let (helper, script) = owner();
    let manager = Manager::of(&fake);
    assert_eq!(manager.init(&helper, 0), Hresult::S_OK);
    let further = manager.clone();
    assert_eq!(manager.0.release(), 1);
    assert_eq!(fake.helper_calls().len(), 2);
    assert_eq!(further.0.release(), 0);
    assert_eq!(fake.helper_calls()[2..], [hand_off(S_OK)]);
    assert_eq!(helper.release(), 0, "the manager let go of the helper");
    script.assert_all_handed_off();
    fake.assert_no_leaks();
}

#[test]
fn the_last_release_leaves_a_borrowers_session_alone() {
    let fake = fake();
    let (helper, probe, _script) = borrower();
    let references = probe.references();
    let manager = Manager::of(&fake);
    assert_eq!(manager.init(&helper, 0), Hresult::S_OK);
    drop(manager);
    assert_eq!(
        fake.helper_calls()[1..],
        [session(true, S_OK), hand_off(E_NOTIMPL)]
    );
    assert_eq!(probe.references(), references);
    let (lender, _script) = lender();
    let manager = Manager::of(&fake);
    assert_eq!(manager.init(&lender, 0), Hresult::S_OK);
    drop(manager);
    assert_eq!(fake.helper_calls()[5..], [hand_off(E_NOTIMPL)]);
}

#[test]
fn a_manager_that_was_never_ready_hands_nothing_off() {
    let fake = fake();
    drop(Manager::of(&fake));
    assert_eq!(fake.helper_calls(), []);
    assert_eq!(fake.profile(), None);
    fake.assert_no_leaks();
}

#[test]
fn a_session_that_was_not_had_is_not_handed_off() {
    let fake = fake();
    let helper = Foreign::with_session(|| (Hresult::E_FAIL, ptr::null_mut()));
    let manager = Manager::of(&fake);
    assert_eq!(manager.init(&helper, 0), Hresult::E_FAIL);
    drop(manager);
    assert_eq!(fake.helper_calls()[1..], [session(false, E_FAIL)]);
}

#[test]
fn whatever_hands_off_session_answers_is_on_record() {
    let fake = fake();
    let (lent, probe) = Probe::session();
    let raw = lent.into_raw();
    let helper = Foreign {
        hands_off: Hresult::S_FALSE,
        session: Box::new(move || (Hresult::S_OK, raw)),
        ..Foreign::default()
    };
    let manager = Manager::of(&fake);
    assert_eq!(manager.init(&helper.into_caller(), 0), Hresult::S_OK);
    drop(manager);
    assert_eq!(fake.helper_calls().last(), Some(&hand_off(S_FALSE)));
    probe.assert_gone();
}

#[test]
fn after_an_init_that_failed_there_can_be_another() {
    let fake = fake();
    let manager = Manager::of(&fake);
    let (helper, script) = owner();
    script.open(Open::Error(Hresult::E_FAIL));
    assert_eq!(manager.init(&helper, 0), Hresult::E_FAIL);
    assert_eq!(manager.init(&helper, 0), Hresult::S_OK);
    assert_eq!(manager.order(MAIL), Ok(vec![1]));
    drop(manager);
    script.assert_all_handed_off();
}

#[test]
fn a_helper_may_call_the_manager_that_asks_it() {
    let fake = fake();
    let manager = Manager::of(&fake);
    let (helper, script) = owner();
    let (there, itself) = (manager.clone(), helper.clone());
    script.open(Open::with(move |_| {
        assert_eq!(there.init(&itself, 0), ALREADY_INITIALIZED);
        assert_eq!(there.order(MAIL), Err(NOT_INITIALIZED));
        assert!(there.last_error(NOT_INITIALIZED).is_ok());
    }));
    assert_eq!(manager.init(&helper, 0), Hresult::S_OK);
    assert_eq!(manager.order(MAIL), Ok(vec![1]));
}

#[test]
fn a_helper_may_call_the_manager_that_lets_go_of_it() {
    let fake = fake();
    let manager = Manager::of(&fake);
    let (helper, script) = owner();
    assert_eq!(manager.init(&helper, 0), Hresult::S_OK);
    // SAFETY: used while the manager's last Release runs, and not after.
    let there = unsafe { manager.0.uncounted() };
    script.hook(Hook::first(move |_| {
        let counted: Reference = Reference::clone(&there);
        assert_eq!(Manager(counted).order(MAIL), Err(NOT_INITIALIZED));
    }));
    assert_eq!(manager.0.release(), 0);
    assert_eq!(script.hooked(), [0]);
    fake.assert_no_leaks();
}
