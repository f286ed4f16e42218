//! What code that runs while a session is handed out may do: an owner's session may call the helper back for anything but
//! its session, and a borrower's code for everything.

use crate::support::{
    Caller, Hresult, Notes, Open, Reference, borrower, faults_of_other_calls, lender, owner,
};

#[test]
fn the_add_ref_of_a_session_may_call_what_has_nothing_to_do_with_sessions() {
    let (helper, script) = owner();
    drop(helper.session());
    let notes = Notes::new();
    let calls = notes.of(&helper, faults_of_other_calls);
    script.only_session().on_add_ref(calls);
    let session = helper.session();
    assert_eq!(notes.only(), [""; 0]);
    assert_eq!(session.release(), 1);
    assert_eq!(script.asked(), 1);
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
