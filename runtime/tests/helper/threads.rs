//! Several threads call one helper, as in a multithreaded apartment.
//!
//! Where a test says that one thing happens while another does, barriers see to it that it does. A test that hangs has
//! found a deadlock.

use crate::support::{
    Hook, Hresult, Open, Script, Stop, THREADS, borrower, lock, owner, race, while_stopped,
};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

/// How often a race is repeated that may take one course or another. Wine takes long to start a thread.
const ROUNDS: usize = if cfg!(miri) {
    5
} else if cfg!(windows) {
    400
} else {
    2_000
};

#[test]
fn of_two_sessions_opened_at_once_one_is_kept_and_one_handed_off() {
    for _ in 0..if cfg!(miri) { 5 } else { 500 } {
        let (helper, script) = owner();
        let both_are_opening = Arc::new(Barrier::new(2));
        for _ in 0..2 {
            let barrier = Arc::clone(&both_are_opening);
            script.open(Open::with(move |_| {
                barrier.wait();
            }));
        }
        let (first, second) = thread::scope(|scope| {
            let other = scope.spawn(|| helper.session());
            (helper.session(), other.join().unwrap())
        });
        assert_eq!(first, second, "both callers get the one that is kept");
        assert_eq!(helper.session(), first);
        assert_eq!(script.asked(), 2, "no third session is opened");
        let [surplus] = script.hooked()[..] else {
            panic!("one session is surplus");
        };
        script.session(surplus).assert_gone();
        let kept = script.session(1 - surplus);
        assert_eq!(first.as_raw(), kept.address());
        drop((first, second));
        assert_eq!(kept.references(), 1);
        assert_eq!(helper.release(), 0);
        script.assert_all_handed_off();
    }
}

#[test]
fn while_one_thread_opens_the_helper_answers_others() {
    let (helper, script) = owner();
    let stop = Stop::new();
    let opening = stop.clone();
    script.open(Open::with(move |_| opening.stop()));
    let (late, quick) = while_stopped(
        &stop,
        || helper.session(),
        || {
            assert_eq!(helper.hand_off(), Hresult::S_OK);
            assert_eq!(helper.count(), 1);
            helper.session()
        },
    );
    assert_eq!(
        late, quick,
        "the thread that was quicker has opened the one"
    );
    assert_eq!(quick.as_raw(), script.session(0).address());
    assert_eq!(script.hooked(), [1], "the late one is surplus");
    drop((late, quick));
    assert_eq!(helper.release(), 0);
    script.assert_all_handed_off();
}

#[test]
fn while_one_thread_hands_off_the_helper_answers_others() {
    type Arm = fn(&Script, Stop);
    let moments: [(&str, Arm); 4] = [
        ("the hook, before it releases", |script, stop| {
            script.hook(Hook::first(move |_| stop.stop()));
        }),
        ("the hook, after it has released", |script, stop| {
            script.hook(Hook::last(move || stop.stop()));
        }),
        ("the session's Logoff", |script, stop| {
            script.session(0).on_log_off(move || stop.stop());
            script.hook(Hook::LogOff);
        }),
        ("the session's Release", |script, stop| {
            script.session(0).on_release(move || stop.stop());
        }),
    ];
    for (moment, arm) in moments {
        println!("stopped in {moment}");
        let (helper, script) = owner();
        drop(helper.session());
        let stop = Stop::new();
        arm(&script, stop.clone());
        let (answer, (new, answer_meanwhile)) = while_stopped(
            &stop,
            || helper.hand_off(),
            || {
                // There is nothing to hand off, a session to be opened, and that one to be handed off.
                assert_eq!(helper.hand_off(), Hresult::S_OK);
                assert_eq!(script.hooked(), [0]);
                let new = helper.session();
                assert_eq!(helper.session(), new);
                (new, helper.hand_off())
            },
        );
        assert_eq!(answer, Hresult::S_OK);
        assert_eq!(answer_meanwhile, Hresult::S_OK);
        assert_eq!(new.as_raw(), script.session(1).address());
        assert_eq!(new.release(), 0);
        assert_eq!(script.hooked(), [0, 1]);
        assert_eq!(helper.release(), 0);
        script.assert_all_handed_off();
    }
}

#[test]
fn a_hand_off_waits_while_another_thread_is_handing_the_session_out() {
    let (helper, script) = owner();
    drop(helper.session());
    let old = script.only_session();
    let (stop, answered) = (Stop::new(), AtomicBool::new(false));
    let in_add_ref = stop.clone();
    old.on_add_ref(move || in_add_ref.stop());
    thread::scope(|scope| {
        let getting = scope.spawn(|| helper.session());
        let handing_off = stop.meanwhile(|| {
            let handing_off = scope.spawn(|| {
                let answer = helper.hand_off();
                answered.store(true, Ordering::Relaxed);
                answer
            });
            thread::yield_now();
            assert!(!answered.load(Ordering::Relaxed));
            assert_eq!(script.hooked(), []);
            handing_off
        });
        assert_eq!(getting.join().unwrap().as_raw(), old.address());
        assert_eq!(handing_off.join().unwrap(), Hresult::S_OK);
    });
    old.assert_gone();
    assert_eq!(helper.release(), 0);
    script.assert_all_handed_off();
}

#[test]
fn a_hand_off_that_finds_nothing_does_not_wait_for_the_hook_of_another_thread() {
    // S_OK says that this call left nothing to hand off. The session may still be in another thread's hook.
    let (helper, script) = owner();
    drop(helper.session());
    let session = script.only_session();
    let stop = Stop::new();
    let in_hook = stop.clone();
    script.hook(Hook::first(move |_| in_hook.stop()));
    let (first, second) = while_stopped(
        &stop,
        || helper.hand_off(),
        || {
            let answer = helper.hand_off();
            assert!(session.is_alive(), "the other thread is still in the hook");
            answer
        },
    );
    assert_eq!([first, second], [Hresult::S_OK; 2]);
    session.assert_gone();
    assert_eq!(script.hooked(), [0]);
    assert_eq!(helper.release(), 0);
    script.assert_all_handed_off();
}

#[test]
fn of_many_hand_offs_at_once_one_finds_the_session() {
    let (helper, script) = owner();
    for round in 0..ROUNDS {
        drop(helper.session());
        let answers = race(|| helper.hand_off());
        assert_eq!(answers, [Hresult::S_OK; THREADS]);
        script.session(round).assert_gone();
    }
    assert_eq!(script.hooked(), (0..ROUNDS).collect::<Vec<_>>());
}

#[test]
fn many_callers_at_once_get_the_session_that_is_held() {
    let (helper, script) = owner();
    drop(helper.session());
    let session = script.only_session();
    for _ in 0..ROUNDS {
        let handed_out = race(|| helper.session());
        assert!(
            handed_out
                .iter()
                .all(|out| out.as_raw() == session.address())
        );
        assert_eq!(session.references() as usize, THREADS + 1);
    }
    assert_eq!(session.references(), 1);
    assert_eq!(script.asked(), 1);
}

#[test]
fn many_callers_at_once_get_the_session_that_is_lent() {
    let (helper, session, _script) = borrower();
    for _ in 0..ROUNDS {
        let lent = race(|| {
            assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
            helper.session()
        });
        assert_eq!(session.references() as usize, THREADS + 1);
        drop(lent);
    }
    assert_eq!(session.references(), 1);
}

#[test]
fn of_many_releases_at_once_the_last_one_frees() {
    for _ in 0..ROUNDS {
        let (helper, script) = owner();
        drop(helper.session());
        let references = Mutex::new(vec![helper; THREADS]);
        let mut counts = race(|| {
            let mine = lock(&references).pop().unwrap();
            mine.release()
        });
        counts.sort_unstable();
        assert!(counts.into_iter().map(|left| left as usize).eq(0..THREADS));
        assert_eq!(script.hooked(), [0]);
        assert_eq!(script.helpers_dropped(), 1);
        script.assert_all_handed_off();
    }
}
