//! What a session or a helper's own code may do while a session is opened or handed off: call the helper.

use crate::support::{
    Caller, Hook, Hresult, MapiSession, Notes, Open, Probe, Script, faults_of_other_calls, lock,
    owner,
};
use olk_account::{OpenSession, olk_account_helper};
use std::sync::{Arc, Mutex};
use windows_core::Result;

/// Code that runs while the helper waits for it.
type Action = Box<dyn FnOnce() + Send>;
/// How to have it run.
type Arm = fn(&Arc<Script>, Action);

/// The moments of a hand-off at which foreign code runs. The session is there, and nobody but the helper has it.
const OF_A_HAND_OFF: [(&str, Arm); 4] = [
    ("the hook, before it releases", |script, action| {
        script.hook(Hook::first(move |_| action()));
    }),
    ("the hook, after it has released", |script, action| {
        script.hook(Hook::last(action));
    }),
    ("the session's Logoff", |script, action| {
        script.session(0).on_log_off(action);
        script.hook(Hook::LogOff);
    }),
    ("the session's Release", |script, action| {
        script.session(0).on_release(action);
    }),
];

/// Runs `check` with an owner that holds a session, for each moment of a hand-off.
fn for_each_moment_of_a_hand_off(check: impl Fn(Caller, &Arc<Script>, Arm)) {
    for (moment, arm) in OF_A_HAND_OFF {
        // Shown if the check fails.
        println!("calling back from {moment}");
        let (helper, script) = owner();
        drop(helper.session());
        check(helper, &script, arm);
        assert_eq!(script.helpers_dropped(), 1);
        script.assert_all_handed_off();
    }
}

/// Runs `check` with an owner that has no session yet, and a way to run code in its `open_session`.
fn while_opening(check: impl Fn(Caller, &Arc<Script>, Arm)) {
    let (helper, script) = owner();
    check(helper, &script, |script, action| {
        script.open(Open::with(move |_| action()));
    });
    assert_eq!(script.helpers_dropped(), 1);
    script.assert_all_handed_off();
}

#[test]
fn a_hand_off_may_call_what_has_nothing_to_do_with_sessions() {
    for_each_moment_of_a_hand_off(|helper, script, arm| {
        let notes = Notes::new();
        arm(script, Box::new(notes.of(&helper, faults_of_other_calls)));
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert_eq!(notes.only(), [""; 0]);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn a_hand_off_within_the_hand_off_finds_nothing_to_do() {
    for_each_moment_of_a_hand_off(|helper, script, arm| {
        let notes = Notes::new();
        arm(script, Box::new(notes.of(&helper, Caller::hand_off)));
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert_eq!(notes.only(), Hresult::S_OK);
        assert_eq!(script.hooked(), [0]);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn a_session_asked_for_within_the_hand_off_is_a_new_one_and_kept() {
    for_each_moment_of_a_hand_off(|helper, script, arm| {
        let notes = Notes::new();
        arm(
            script,
            Box::new(notes.of(&helper, Caller::get_mapi_session)),
        );
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        let session = notes.only().unwrap();
        assert_eq!(session.as_raw(), script.session(1).address());
        assert_eq!(helper.session(), session);
        assert_eq!(script.hooked(), [0]);
        assert_eq!(script.session(1).references(), 2);
        drop(session);
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert_eq!(script.hooked(), [0, 1]);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn a_session_opened_and_handed_off_within_the_hand_off_is_done_with() {
    for_each_moment_of_a_hand_off(|helper, script, arm| {
        let notes = Notes::new();
        let calls = |helper: &Caller| (helper.session(), helper.hand_off());
        arm(script, Box::new(notes.of(&helper, calls)));
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        let (session, answer) = notes.only();
        assert_eq!(answer, Hresult::S_OK);
        assert_eq!(script.hooked(), [0, 1]);
        assert_eq!(session.release(), 0);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn the_last_release_may_be_called_back_into() {
    for_each_moment_of_a_hand_off(|helper, script, arm| {
        let notes = Notes::new();
        arm(script, Box::new(notes.of(&helper, faults_of_other_calls)));
        assert_eq!(helper.release(), 0);
        assert_eq!(notes.only(), [""; 0]);
    });
}

#[test]
fn a_hand_off_within_the_last_release_finds_nothing_to_do() {
    for_each_moment_of_a_hand_off(|helper, script, arm| {
        let notes = Notes::new();
        arm(script, Box::new(notes.of(&helper, Caller::hand_off)));
        assert_eq!(helper.release(), 0);
        assert_eq!(notes.only(), Hresult::S_OK);
        assert_eq!(script.hooked(), [0]);
    });
}

#[test]
fn a_session_asked_for_within_the_last_release_is_refused() {
    for_each_moment_of_a_hand_off(|helper, script, arm| {
        let notes = Notes::new();
        arm(
            script,
            Box::new(notes.of(&helper, Caller::get_mapi_session)),
        );
        assert_eq!(helper.release(), 0);
        assert_eq!(notes.only(), Err(Hresult::E_UNEXPECTED));
        // It would have to be handed off as well, and who knows what the hook does then.
        assert_eq!(script.asked(), 1, "no session is opened for nothing");
        assert_eq!(script.hooked(), [0]);
    });
}

#[test]
fn the_last_release_ends_though_the_hook_asks_for_a_session_each_time() {
    const OFTEN: usize = 100;
    let (helper, script) = owner();
    drop(helper.session());
    let notes = Notes::new();
    for _ in 0..OFTEN {
        let ask = notes.of(&helper, |helper| helper.get_mapi_session().is_ok());
        script.hook(Hook::first(move |_| ask()));
    }
    assert_eq!(helper.release(), 0);
    assert_eq!(script.helpers_dropped(), 1);
    script.assert_all_handed_off();
    let opened = script.sessions().len();
    assert!(
        opened < OFTEN,
        "{opened} sessions, and it ends for want of instructions"
    );
}

#[test]
fn opening_may_call_what_has_nothing_to_do_with_sessions() {
    while_opening(|helper, script, arm| {
        let notes = Notes::new();
        arm(script, Box::new(notes.of(&helper, faults_of_other_calls)));
        drop(helper.session());
        assert_eq!(notes.only(), [""; 0]);
        assert_eq!(script.only_session().references(), 1);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn a_hand_off_while_a_session_is_being_opened_leaves_it_alone() {
    while_opening(|helper, script, arm| {
        let notes = Notes::new();
        arm(script, Box::new(notes.of(&helper, Caller::hand_off)));
        let session = helper.session();
        assert_eq!(notes.only(), Hresult::S_OK);
        assert_eq!(script.hooked(), []);
        assert_eq!(session.as_raw(), script.only_session().address());
        assert_eq!(session.release(), 1);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn of_two_sessions_opened_within_each_other_one_is_kept_and_one_handed_off() {
    while_opening(|helper, script, arm| {
        let notes = Notes::new();
        arm(
            script,
            Box::new(notes.of(&helper, Caller::get_mapi_session)),
        );
        let outer = helper.session();
        let inner = notes.only().unwrap();
        assert_eq!(outer, inner, "both callers get the one that is kept");
        assert_eq!(helper.session(), outer);
        assert_eq!(script.asked(), 2);
        assert_eq!(script.hooked().len(), 1);
        script.session(script.hooked()[0]).assert_gone();
        assert_eq!(outer.release(), 2);
        assert_eq!(inner.release(), 1);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn a_session_opened_and_handed_off_while_another_is_opened_is_done_with() {
    while_opening(|helper, script, arm| {
        let notes = Notes::new();
        let calls = |helper: &Caller| (helper.session(), helper.hand_off());
        arm(script, Box::new(notes.of(&helper, calls)));
        let outer = helper.session();
        let (inner, answer) = notes.only();
        assert_eq!(answer, Hresult::S_OK);
        assert_ne!(outer, inner, "that one was handed off");
        assert_eq!(script.hooked().len(), 1);
        assert_eq!(inner.release(), 0);
        assert_eq!(outer.release(), 1);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn the_hook_of_a_surplus_session_may_hand_off_the_one_that_was_kept() {
    let (helper, script) = owner();
    let asks = Notes::new();
    let calls = asks.of(&helper, Caller::get_mapi_session);
    script.open(Open::with(move |_| calls()));
    let hands_off = Notes::new();
    let calls = hands_off.of(&helper, Caller::hand_off);
    script.hook(Hook::first(move |_| calls()));
    // The inner session is the first, and kept; the outer one is the second, and surplus; its hook sees to the
    // first; so a third is opened.
    let outer = helper.session();
    let inner = asks.only().unwrap();
    assert_eq!(hands_off.only(), Hresult::S_OK);
    assert_eq!(inner.as_raw(), script.session(0).address());
    assert_eq!(outer.as_raw(), script.session(2).address());
    assert_eq!(script.hooked(), [1, 0]);
    assert_eq!(inner.release(), 0);
    assert_eq!(outer.release(), 1);
    assert_eq!(helper.release(), 0);
    script.assert_all_handed_off();
}

/// An owner that calls back when it is dropped, and writes to itself before and after.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct CallsBackWhenDropped {
    written: u32,
    calls: Arc<Mutex<Option<Action>>>,
}

impl OpenSession for CallsBackWhenDropped {
    type Session = MapiSession;

    fn open_session(&self) -> Result<MapiSession> {
        Ok(Probe::session().0)
    }
}

impl Drop for CallsBackWhenDropped {
    fn drop(&mut self) {
        self.written += 1;
        let calls = lock(&self.calls).take();
        calls.expect("it was given")();
        self.written += 1;
    }
}

#[test]
fn the_drop_of_an_owner_finds_its_session_gone() {
    // Miri tells whether the calls borrow the struct while it is being dropped.
    let (calls, notes) = (Arc::default(), Notes::new());
    let helper = Caller::of(CallsBackWhenDropped {
        written: 0,
        calls: Arc::clone(&calls),
    });
    drop(helper.session());
    let action = notes.of(&helper, |helper| {
        (helper.get_mapi_session().map(drop), helper.hand_off())
    });
    *lock(&calls) = Some(Box::new(action));
    assert_eq!(helper.release(), 0);
    assert_eq!(notes.only(), (Err(Hresult::E_UNEXPECTED), Hresult::S_OK));
}
