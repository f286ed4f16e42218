//! `GetMapiSession` of a helper that owns its session, through the raw vtable.

use crate::support::{
    Caller, Hresult, IMAPI_SESSION, IUNKNOWN, MapiSession, Misaligned, Open, PROFILE, PlainOwner,
    Probe, Reference, Script, garbage, owner,
};
use core::ptr;
use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::Result;

#[test]
fn nothing_is_opened_before_a_session_is_asked_for() {
    let (helper, script) = owner();
    assert!(helper.unknown().query(IUNKNOWN).is_ok());
    assert_eq!(helper.place_holder_1(ptr::null_mut()), Hresult::E_NOTIMPL);
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    let mut buffer = [0; PROFILE.len() + 1];
    let mut length = 8;
    // SAFETY: the buffer has as many units as `length` says.
    let answer = unsafe { helper.get_identity(buffer.as_mut_ptr(), &raw mut length) };
    assert_eq!(answer, Hresult::S_OK);
    assert_eq!(helper.release(), 0);
    assert_eq!(script.asked(), 0);
}

#[test]
fn the_first_call_opens_and_keeps_one_reference_for_the_helper() {
    let (helper, script) = owner();
    let session = helper.session();
    assert_eq!(script.asked(), 1);
    let probe = script.only_session();
    assert_eq!(session.as_raw(), probe.address());
    assert_eq!(probe.references(), 2, "the caller's and the helper's");
    assert_eq!(session.release(), 1, "the helper's");
}

#[test]
fn later_calls_hand_out_the_same_session_with_a_further_reference_each() {
    let (helper, script) = owner();
    let sessions: Vec<Reference> = (0..10).map(|_| helper.session()).collect();
    let probe = script.only_session();
    assert_eq!(script.asked(), 1);
    assert!(
        sessions
            .iter()
            .all(|session| session.as_raw() == probe.address())
    );
    assert_eq!(probe.references(), 11);
    drop(sessions);
    assert_eq!(probe.references(), 1);
    // Without any of the callers, it is still the same session.
    assert_eq!(helper.session().as_raw(), probe.address());
    assert_eq!(script.asked(), 1);
}

#[test]
fn after_the_hand_off_the_next_call_opens_anew() {
    let (helper, script) = owner();
    for round in 0..5 {
        let session = helper.session();
        assert_eq!(helper.session(), session);
        assert_eq!(script.asked(), round + 1);
        assert_eq!(session.as_raw(), script.session(round).address());
        drop(session);
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert!(!script.session(round).is_alive());
    }
    assert_eq!(script.hooked(), [0, 1, 2, 3, 4]);
    script.assert_all_handed_off();
}

#[test]
fn a_callers_reference_outlives_the_hand_off_and_the_helper() {
    let (helper, script) = owner();
    let session = helper.session();
    let probe = script.only_session();
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(probe.references(), 1, "the caller's");
    let next = helper.session();
    assert_ne!(next, session);
    assert_eq!(helper.release(), 0);
    assert_eq!(session.release(), 0);
    probe.assert_gone();
    assert_eq!(next.release(), 0);
    script.assert_all_handed_off();
}

#[test]
fn the_pointer_is_one_to_the_session_itself() {
    let (helper, _script) = owner();
    let session = helper.session();
    assert_eq!(session.query(IUNKNOWN), Ok(session.clone()));
    assert_eq!(session.query(IMAPI_SESSION), Ok(session.clone()));
}

#[test]
fn a_null_out_pointer_is_refused_and_nothing_opened_or_counted() {
    let (helper, script) = owner();
    // SAFETY: NULL is what a caller may pass.
    let refused = || unsafe { helper.get_mapi_session_raw(ptr::null_mut()) };
    assert!([Hresult::E_POINTER, Hresult::E_INVALIDARG].contains(&refused()));
    assert_eq!(script.asked(), 0);
    drop(helper.session());
    assert!([Hresult::E_POINTER, Hresult::E_INVALIDARG].contains(&refused()));
    assert_eq!(script.only_session().references(), 1, "the helper's");
}

#[test]
fn the_out_pointer_may_lie_anywhere() {
    let (helper, script) = owner();
    script.open(Open::Error(Hresult::E_FAIL));
    for expected in [Hresult::E_FAIL, Hresult::S_OK, Hresult::S_OK] {
        let mut out = Misaligned::new(garbage());
        // SAFETY: the pointer is valid, though not aligned, which the rule is about.
        let answer = unsafe { helper.get_mapi_session_raw(out.pointer()) };
        assert_eq!(answer, expected);
        // SAFETY: what comes with success has a reference of our own, and what doesn't is NULL.
        match unsafe { Reference::from_raw(out.get()) } {
            Some(session) => assert_eq!(session.as_raw(), script.session(0).address()),
            None => assert_eq!(answer, Hresult::E_FAIL),
        }
    }
    assert_eq!(script.only_session().references(), 1);
}

#[test]
fn a_failure_to_open_is_answered_with_its_hresult_and_null() {
    let (helper, script) = owner();
    let failures = [
        Hresult::MAPI_E_LOGON_FAILED,
        Hresult::E_FAIL,
        Hresult::E_NOTIMPL,
        Hresult::E_UNEXPECTED,
        Hresult::bits(0xFFFF_FFFF),
        Hresult::bits(0x8000_0000),
    ];
    for failure in failures {
        script.open(Open::Error(failure));
        // `get_mapi_session` fills the out-parameter with garbage, and sees that it is NULL after the call.
        assert_eq!(helper.get_mapi_session(), Err(failure));
    }
    assert_eq!(script.asked(), failures.len());
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(script.hooked(), [], "there was no session to hand off");
    // A failure isn't remembered.
    drop(helper.session());
    assert_eq!(script.only_session().references(), 1);
}

#[test]
fn an_error_that_carries_a_success_code_is_no_success() {
    let (helper, script) = owner();
    // The last is what `windows_core::Error` keeps in the place of `S_OK`.
    for success in [0, 1, 0x0004_0000, i32::MAX, i32::from_be_bytes(*b"S_OK")] {
        script.open(Open::Error(Hresult(success)));
        assert_eq!(helper.get_mapi_session(), Err(Hresult::E_UNEXPECTED));
    }
    assert_eq!(script.sessions().len(), 0);
    drop(helper.session());
}

#[test]
fn a_failure_after_a_hand_off_hands_out_nothing_of_the_old_session() {
    let (helper, script) = owner();
    let session = helper.session();
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    script.open(Open::Error(Hresult::E_FAIL));
    assert_eq!(helper.get_mapi_session(), Err(Hresult::E_FAIL));
    assert_eq!(script.only_session().references(), 1, "the caller's");
    assert_eq!(session.release(), 0);
}

#[test]
fn sessions_leave_the_helpers_own_count_alone() {
    let (helper, _script) = owner();
    let session = helper.session();
    assert_eq!(helper.count(), 1);
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(helper.count(), 1);
    drop(session);
    assert_eq!(helper.count(), 1);
}

#[test]
fn a_session_that_is_opened_once_more_is_kept_and_handed_off_once_more() {
    // MAPI may well give out one session twice, with a reference each time.
    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Sharing(MapiSession);

    impl OpenSession for Sharing {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            Ok(self.0.clone())
        }

        fn hands_off_session<'s>(&self, session: Session<'s, MapiSession>) -> Released<'s> {
            Probe::borrowed(&session).note_hook(0);
            session.release()
        }
    }

    let (shared, session) = Probe::session();
    let helper = Caller::of(Sharing(shared));
    for round in 0..3 {
        assert_eq!(session.references(), 1, "the value's");
        let handed_out = [helper.session(), helper.session()];
        assert_eq!(session.references(), 4);
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert_eq!(session.references(), 3);
        assert_eq!(session.hooked(), round + 1);
        assert_eq!(handed_out[0].as_raw(), session.address());
    }
    assert_eq!(helper.release(), 0);
    session.assert_gone();
    assert_eq!(session.hooked(), 3);
}

#[test]
fn two_helpers_share_nothing() {
    let script = Script::new();
    let first = Caller::of(PlainOwner::new(&script));
    let second = Caller::of(PlainOwner::new(&script));
    assert_ne!(first.session(), second.session());
    assert_eq!(first.hand_off(), Hresult::S_OK);
    assert!(!script.session(0).is_alive());
    assert_eq!(script.session(1).references(), 1);
    assert_eq!(second.session().as_raw(), script.session(1).address());
}
