//! What a session's `AddRef` and a borrower's own code may do while a session is being handed out: call the helper.

mod support;

use std::sync::Arc;
use support::{
    Caller, Hresult, Notes, Open, Reference, Script, borrower, faults_of_other_calls, lender, owner,
};

/// Runs `calls` in the `AddRef` of a session that is held, while it is being handed out. Gives what they returned, and
/// the session that was handed out in the end.
fn in_add_ref<T: Send + 'static>(
    helper: &Caller,
    script: &Script,
    calls: impl FnOnce(&Caller) -> T + Send + 'static,
) -> (T, Reference) {
    drop(helper.session());
    let notes = Notes::new();
    script.only_session().on_add_ref(notes.of(helper, calls));
    let session = helper.session();
    (notes.only(), session)
}

#[test]
fn handing_out_may_call_what_has_nothing_to_do_with_sessions() {
    let (helper, script) = owner();
    let (faults, session) = in_add_ref(&helper, &script, faults_of_other_calls);
    assert_eq!(faults, [""; 0]);
    assert_eq!(session.release(), 1);
    assert_eq!(script.asked(), 1);
}

#[test]
fn a_session_asked_for_while_it_is_handed_out_is_the_same() {
    let (helper, script) = owner();
    let (inner, outer) = in_add_ref(&helper, &script, Caller::session);
    assert_eq!(inner, outer);
    assert_eq!(script.asked(), 1);
    assert_eq!(script.only_session().references(), 3);
}

#[test]
fn a_session_handed_off_while_it_is_handed_out_is_not_handed_out() {
    let (helper, script) = owner();
    let (answer, session) = in_add_ref(&helper, &script, Caller::hand_off);
    assert_eq!(answer, Hresult::S_OK);
    assert_eq!(script.hooked(), [0]);
    script.session(0).assert_gone();
    assert_eq!(session.as_raw(), script.session(1).address());
    assert_eq!(session.release(), 1);
}

#[test]
fn a_session_replaced_while_it_is_handed_out_is_not_handed_out() {
    let (helper, script) = owner();
    let (inner, outer) = in_add_ref(&helper, &script, |helper| {
        let old = helper.session();
        (old, helper.hand_off(), helper.session())
    });
    let (old, answer, new) = inner;
    assert_eq!(answer, Hresult::S_OK);
    assert_eq!(old.as_raw(), script.session(0).address());
    assert_eq!(new.as_raw(), script.session(1).address());
    assert_eq!(outer, new);
    assert_eq!(old.release(), 0, "nobody but the caller still had it");
    assert_eq!(script.session(1).references(), 3);
    assert_eq!(script.asked(), 2);
}

#[test]
fn a_session_handed_off_twice_while_it_is_handed_out_is_handed_off_once() {
    // The first hand-off finds that the session is being handed out, and calls its `AddRef`; there, the second one
    // finds the first.
    let (helper, script) = owner();
    let session = Arc::clone(&script);
    let (answers, handed_out) = in_add_ref(&helper, &script, move |helper| {
        let second = Notes::new();
        session
            .session(0)
            .on_add_ref(second.of(helper, Caller::hand_off));
        let first = helper.hand_off();
        (first, second.only())
    });
    assert_eq!(answers, (Hresult::S_OK, Hresult::S_OK));
    assert_eq!(script.hooked(), [0]);
    script.session(0).assert_gone();
    assert_eq!(handed_out.as_raw(), script.session(1).address());
}

#[test]
fn giving_a_session_back_may_open_the_next() {
    // What was handed off meanwhile is given back instead of handed out, which is a `Release`; and that calls back.
    let (helper, script) = owner();
    let session = Arc::clone(&script);
    let asked = Arc::new(Notes::new());
    let inside = Arc::clone(&asked);
    let (answer, outer) = in_add_ref(&helper, &script, move |helper| {
        let answer = helper.hand_off();
        session
            .session(0)
            .on_release(inside.of(helper, Caller::session));
        answer
    });
    assert_eq!(answer, Hresult::S_OK);
    let inner = asked.only();
    assert_eq!(inner.as_raw(), script.session(1).address());
    assert_eq!(outer, inner);
    script.session(0).assert_gone();
    assert_eq!(script.session(1).references(), 3);
}

#[test]
fn a_reference_of_the_sessions_to_its_helper_ends_with_the_hand_off() {
    // The circle that `HandsOffSession` is there to break.
    let (helper, script) = owner();
    drop(helper.session());
    let held = helper.clone();
    script.only_session().on_release(move || drop(held));
    assert_eq!(helper.count(), 2);
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(helper.release(), 0);
    assert_eq!(script.helpers_dropped(), 1);
    script.assert_all_handed_off();
}

#[test]
fn lending_may_call_back_too() {
    fn calls(helper: &Caller) -> (Vec<&'static str>, Hresult, Reference) {
        (
            faults_of_other_calls(helper),
            helper.hand_off(),
            helper.session(),
        )
    }

    // The session in the field, from its `AddRef`.
    let (helper, session, _script) = borrower();
    let notes = Notes::new();
    session.on_add_ref(notes.of(&helper, calls));
    let outer = helper.session();
    let (faults, answer, inner) = notes.only();
    assert_eq!((faults, answer), (vec![], Hresult::E_NOTIMPL));
    assert_eq!(inner, outer);
    assert_eq!(session.references(), 3);

    // The method.
    let (helper, script) = lender();
    let notes = Notes::new();
    let action = notes.of(&helper, calls);
    script.open(Open::with(move |_| action()));
    let outer = helper.session();
    let (faults, answer, inner) = notes.only();
    assert_eq!((faults, answer), (vec![], Hresult::E_NOTIMPL));
    assert_eq!(inner.release(), 0);
    assert_eq!(outer.release(), 0);
}
