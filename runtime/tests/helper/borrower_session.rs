//! `GetMapiSession` and `HandsOffSession` of a helper that lends somebody else's session, through the raw vtable.

use crate::support::{Hresult, IMAPI_SESSION, Open, Reference, borrower, lender};
use core::ptr;

#[test]
fn every_call_hands_out_the_field_with_a_reference_of_its_own() {
    let (helper, session, _script) = borrower();
    assert_eq!(session.references(), 1, "the field's");
    let lent: Vec<Reference> = (0..10).map(|_| helper.session()).collect();
    assert!(lent.iter().all(|lent| lent.as_raw() == session.address()));
    assert_eq!(session.references(), 11);
    drop(lent);
    assert_eq!(session.references(), 1);
    assert_eq!(helper.count(), 1);
}

#[test]
fn every_call_asks_the_method_and_keeps_nothing() {
    let (helper, script) = lender();
    for round in 0..5 {
        let lent = helper.session();
        assert_eq!(script.asked(), round + 1);
        let session = script.session(round);
        assert_eq!(lent.as_raw(), session.address());
        assert_eq!(session.references(), 1, "the caller's");
        assert_eq!(lent.release(), 0);
    }
}

#[test]
fn the_pointer_is_one_to_the_session_itself() {
    let (helper, session, _script) = borrower();
    let lent = helper.session().query(IMAPI_SESSION).unwrap();
    assert_eq!(lent.as_raw(), session.address());
}

#[test]
fn hands_off_is_not_implemented_whatever_was_lent() {
    let (field, session, _script) = borrower();
    let (method, script) = lender();
    for helper in [&field, &method] {
        assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
        let lent = helper.session();
        assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
        assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
        drop(lent);
        assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
    }
    assert_eq!(session.references(), 1);
    assert_eq!(script.asked(), 1, "only GetMapiSession asks for a session");
}

#[test]
fn hands_off_touches_nothing() {
    let (helper, session, script) = borrower();
    let lent = helper.session();
    let before = (session.references(), session.add_refs(), session.releases());
    for _ in 0..3 {
        assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
    }
    let after = (session.references(), session.add_refs(), session.releases());
    assert_eq!(after, before);
    assert_eq!(session.log_offs(), 0);
    assert_eq!(helper.count(), 1);
    assert_eq!(script.helpers_dropped(), 0);
    // The session goes on being lent.
    assert_eq!(helper.session(), lent);
}

#[test]
fn a_null_out_pointer_is_refused_and_nothing_lent() {
    let (field, session, _script) = borrower();
    let (method, script) = lender();
    for helper in [field, method] {
        // SAFETY: NULL is what a caller may pass.
        let answer = unsafe { helper.get_mapi_session_raw(ptr::null_mut()) };
        assert!([Hresult::E_POINTER, Hresult::E_INVALIDARG].contains(&answer));
    }
    session.assert_gone();
    assert_eq!(script.asked(), 0);
}

#[test]
fn a_failure_to_lend_is_answered_with_its_hresult_and_null() {
    let (helper, script) = lender();
    for failure in [
        Hresult::MAPI_E_LOGON_FAILED,
        Hresult::E_FAIL,
        Hresult::bits(0xFFFF_FFFF),
    ] {
        script.open(Open::Error(failure));
        assert_eq!(helper.get_mapi_session(), Err(failure));
        assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
    }
    assert!(helper.get_mapi_session().is_ok());
}

#[test]
fn an_error_that_carries_a_success_code_is_no_success() {
    let (helper, script) = lender();
    for success in [0, 1, 0x0004_0000, i32::MAX, i32::from_be_bytes(*b"S_OK")] {
        script.open(Open::Error(Hresult(success)));
        assert_eq!(helper.get_mapi_session(), Err(Hresult::E_UNEXPECTED));
    }
    assert_eq!(script.sessions().len(), 0);
}

#[test]
fn the_last_release_gives_up_the_fields_reference_and_no_other() {
    let (helper, session, script) = borrower();
    let lent = helper.session();
    assert_eq!(helper.release(), 0);
    assert_eq!(script.helpers_dropped(), 1);
    assert_eq!(session.references(), 1, "the caller's");
    assert_eq!(session.log_offs(), 0);
    assert_eq!(lent.release(), 0);
    session.assert_gone();
}
