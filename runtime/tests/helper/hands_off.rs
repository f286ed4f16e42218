//! `HandsOffSession` of a helper that owns its session, and the hand-off that comes with the last `Release`.

use crate::support::{
    Caller, Hook, Hresult, MapiSession, Open, PlainOwner, Probe, Reference, Script, lock, owner,
};
use core::mem;
use olk_account::{OpenSession, Released, Session, olk_account_helper};
use std::sync::{Arc, Mutex};
use windows_core::{Interface, Result};

#[test]
fn with_no_session_the_answer_is_s_ok_and_the_hook_does_not_run() {
    let (helper, script) = owner();
    for _ in 0..3 {
        assert_eq!(helper.hand_off(), Hresult::S_OK);
    }
    script.open(Open::Error(Hresult::E_FAIL));
    assert!(helper.get_mapi_session().is_err());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(script.hooked(), []);
}

#[test]
fn the_session_is_released_and_the_answer_is_s_ok() {
    let (helper, script) = owner();
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(script.hooked(), [0]);
    script.assert_all_handed_off();
}

#[test]
fn a_second_hand_off_finds_nothing_to_do() {
    let (helper, script) = owner();
    let session = helper.session();
    let probe = script.only_session();
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    let before = (probe.references(), probe.releases());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!((probe.references(), probe.releases()), before);
    assert_eq!(script.hooked(), [0]);
    drop(session);
}

#[test]
fn only_the_helpers_reference_is_given_up() {
    let (helper, script) = owner();
    let sessions = [helper.session(), helper.session(), helper.session()];
    let probe = script.only_session();
    assert_eq!(probe.references(), 4);
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(probe.references(), 3);
    drop(sessions);
    script.assert_all_handed_off();
}

#[test]
fn the_hook_may_log_off_before_it_releases() {
    let (helper, script) = owner();
    script.hook(Hook::LogOff);
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(script.only_session().log_offs(), 1);
    script.assert_all_handed_off();
}

#[test]
fn the_hook_finds_the_session_alive_and_the_reference_its_own() {
    let (helper, script) = owner();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let inside = Arc::clone(&seen);
    script.hook(Hook::first(move |session| {
        lock(&inside).push(Probe::borrowed(session).references());
    }));
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(*lock(&seen), [1]);
    script.assert_all_handed_off();
}

#[test]
fn the_session_is_gone_when_release_has_returned() {
    let (helper, script) = owner();
    let seen = Arc::new(Mutex::new(None));
    let inside = Arc::clone(&seen);
    let watched = Arc::clone(&script);
    script.hook(Hook::last(move || {
        *lock(&inside) = Some(watched.session(0).is_alive());
    }));
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(*lock(&seen), Some(false));
}

#[test]
fn a_reference_that_the_hook_makes_is_its_own_to_release() {
    let (helper, script) = owner();
    let kept = Arc::new(Mutex::new(None));
    let inside = Arc::clone(&kept);
    script.hook(Hook::first(move |session| {
        // SAFETY: the clone's reference moves along.
        *lock(&inside) = unsafe { Reference::from_raw(session.clone().into_raw()) };
    }));
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    let probe = script.only_session();
    assert_eq!(probe.references(), 1);
    assert_eq!(probe.destroyed(), 0);
    let kept = lock(&kept).take().unwrap();
    assert_eq!(kept.as_raw(), probe.address());
    assert_eq!(kept.release(), 0);
    script.assert_all_handed_off();
}

#[test]
fn without_a_hook_the_session_is_just_released() {
    let script = Script::new();
    let helper = Caller::of(PlainOwner::new(&script));
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    script.only_session().assert_gone();
    assert_eq!(script.only_session().log_offs(), 0);
    drop(helper.session());
    assert_eq!(helper.release(), 0);
    script.session(1).assert_gone();
}

#[test]
fn every_session_passes_the_hook_exactly_once() {
    let (helper, script) = owner();
    for round in 0..20 {
        let sessions: Vec<_> = (0..round % 4).map(|_| helper.session()).collect();
        for _ in 0..round % 3 {
            assert_eq!(helper.hand_off(), Hresult::S_OK);
        }
        drop(sessions);
    }
    assert_eq!(helper.release(), 0);
    let opened = script.sessions().len();
    assert!(opened > 5, "or else this shows little");
    assert_eq!(script.hooked(), (0..opened).collect::<Vec<_>>());
    script.assert_all_handed_off();
}

#[test]
fn the_last_release_hands_off_the_session_that_is_still_held() {
    let (helper, script) = owner();
    drop(helper.session());
    script.hook(Hook::LogOff);
    assert_eq!(helper.release(), 0);
    assert_eq!(script.hooked(), [0]);
    assert_eq!(script.only_session().log_offs(), 1);
    assert_eq!(script.helpers_dropped(), 1);
    script.assert_all_handed_off();
}

#[test]
fn the_last_release_hands_off_nothing_where_nothing_is_held() {
    let (helper, script) = owner();
    assert_eq!(helper.release(), 0);
    assert_eq!(script.hooked(), []);

    let (helper, script) = owner();
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(helper.release(), 0);
    assert_eq!(script.hooked(), [0], "by HandsOffSession");
}

#[test]
fn no_release_but_the_last_hands_off() {
    let (helper, script) = owner();
    drop(helper.session());
    let other = helper.clone();
    assert_eq!(other.release(), 1);
    assert_eq!(script.hooked(), []);
    assert_eq!(script.only_session().references(), 1);
}

#[test]
fn the_value_is_there_until_the_hook_has_returned() {
    let (helper, script) = owner();
    let seen = Arc::new(Mutex::new(None));
    let (inside, watched) = (Arc::clone(&seen), Arc::clone(&script));
    script.hook(Hook::last(move || {
        *lock(&inside) = Some(watched.helpers_dropped());
    }));
    drop(helper.session());
    assert_eq!(helper.release(), 0);
    assert_eq!(*lock(&seen), Some(0));
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn the_helpers_count_has_no_part_in_it() {
    let (helper, _script) = owner();
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(helper.count(), 1);
}

#[test]
fn session_and_proof_can_be_shown() {
    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Shows(Arc<Mutex<Vec<String>>>);

    impl OpenSession for Shows {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            Ok(Probe::session().0)
        }

        fn hands_off_session<'s>(&self, session: Session<'s, MapiSession>) -> Released<'s> {
            let shown = format!("{session:?}");
            let inner = format!("Session({:?})", &*session);
            let proof = session.release();
            lock(&self.0).extend([shown, inner, format!("{proof:?}")]);
            proof
        }
    }

    let shown = Arc::default();
    let helper = Caller::of(Shows(Arc::clone(&shown)));
    drop(helper.session());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    let shown = mem::take(&mut *lock(&shown));
    assert_eq!(shown[0], shown[1]);
    assert_eq!(shown[2], "Released");
}
