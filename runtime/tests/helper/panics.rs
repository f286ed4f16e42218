//! A panic in a helper's code stops at the vtable: it has an answer, nothing leaks, and the object goes on working.

use crate::support::{
    Caller, Hook, Hresult, MapiSession, Open, Probe, Script, Witness, lender, lock, owner,
    panic_on_purpose,
};
use olk_account::declaration::{self, AccountHelper, Contract};
use olk_account::sys::E_FAIL;
use olk_account::{
    HelperObject, LendSession, OpenSession, ProfileName, Released, Session, olk_account_helper,
};
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use windows_core::{Error, IUnknown, Result};

/// A way in which a hook can panic, in words and as an instruction.
type Way = (&'static str, fn() -> Hook);

/// Every such way.
const PANICKING_HOOKS: [Way; 7] = [
    ("before it releases", || Hook::PanicBefore),
    ("after it has released", || Hook::PanicAfter),
    ("having forgotten the session", || Hook::Forget),
    ("having forgotten the proof", || Hook::ForgetProof),
    ("having logged off", || {
        Hook::first(|session| {
            assert_eq!(session.log_off(), Hresult::S_OK);
            panic_on_purpose();
        })
    }),
    ("with a payload that panics", || Hook::first(|_| explode())),
    ("after it has released, with a payload that panics", || {
        Hook::last(explode)
    }),
];

/// Runs `check` with an owner that holds a session and whose hook panics when it runs, for each way to do so.
fn for_each_panicking_hook(check: impl Fn(Caller, &Arc<Script>)) {
    for (way, hook) in PANICKING_HOOKS {
        // Shown if the check fails.
        println!("a hook that panics {way}");
        let (helper, script) = owner();
        script.hook(hook());
        drop(helper.session());
        check(helper, &script);
        assert!(!thread::panicking());
        assert_eq!(script.helpers_dropped(), 1);
        script.assert_all_handed_off();
    }
}

/// The payload of a panic that panics when it is dropped, with one more of its kind.
struct Explosive;

impl Drop for Explosive {
    fn drop(&mut self) {
        explode();
    }
}

fn explode() {
    panic::resume_unwind(Box::new(Explosive));
}

/// An instruction to panic with the session at hand, and where to find that session's probe.
fn panics_with_a_session(action: fn()) -> (Open, Arc<Mutex<Vec<Probe>>>) {
    let lost: Arc<Mutex<Vec<Probe>>> = Arc::default();
    let inside = Arc::clone(&lost);
    let open = Open::with(move |session| {
        lock(&inside).push(session.clone());
        action();
    });
    (open, lost)
}

#[test]
fn a_panic_in_open_session_is_e_unexpected_and_null() {
    let (helper, script) = owner();
    for action in [|| panic_on_purpose(), explode as fn()] {
        let (open, lost) = panics_with_a_session(action);
        script.open(open);
        assert_eq!(helper.get_mapi_session(), Err(Hresult::E_UNEXPECTED));
        let [session] = &lock(&lost)[..] else {
            panic!("open_session ran once");
        };
        session.assert_gone();
        assert_eq!(session.hooked(), 0, "it was never returned");
    }
    script.open(Open::Panic);
    assert_eq!(helper.get_mapi_session(), Err(Hresult::E_UNEXPECTED));
    assert!(!thread::panicking());

    // There is nothing to hand off, and the next call is served.
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(script.hooked(), []);
    drop(helper.session());
    assert_eq!(helper.release(), 0);
    assert_eq!(script.sessions().len(), 1);
    assert_eq!(script.helpers_dropped(), 1);
    script.assert_all_handed_off();
}

#[test]
fn a_panic_with_a_message_ends_the_same() {
    let (helper, script) = owner();
    script.open(Open::with(|_| panic!("on purpose, said aloud")));
    assert_eq!(helper.get_mapi_session(), Err(Hresult::E_UNEXPECTED));
    drop(helper.session());
    script.hook(Hook::first(|_| panic!("on purpose, said aloud")));
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    script.assert_all_handed_off();
}

#[test]
fn a_panic_in_lend_session_is_e_unexpected_and_null() {
    let (helper, script) = lender();
    for action in [|| panic_on_purpose(), explode as fn()] {
        let (open, lost) = panics_with_a_session(action);
        script.open(open);
        assert_eq!(helper.get_mapi_session(), Err(Hresult::E_UNEXPECTED));
        assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
        let [session] = &lock(&lost)[..] else {
            panic!("lend_session ran once");
        };
        session.assert_gone();
    }
    assert!(!thread::panicking());
    assert_eq!(helper.session().release(), 0);
    assert_eq!(helper.release(), 0);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn a_panic_in_the_hook_releases_the_session_and_is_s_ok() {
    for_each_panicking_hook(|helper, script| {
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        script.only_session().assert_gone();
        assert_eq!(script.hooked(), [0]);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn a_panic_in_the_hook_gives_up_one_reference_and_no_more() {
    for_each_panicking_hook(|helper, script| {
        let callers = helper.session();
        let before = script.only_session().releases();
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert_eq!(script.only_session().references(), 1, "the caller's");
        assert_eq!(script.only_session().releases(), before + 1);
        assert_eq!(callers.release(), 0);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn after_a_panic_in_the_hook_the_helper_goes_on_working() {
    for_each_panicking_hook(|helper, script| {
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert_eq!(script.hooked(), [0]);
        let next = helper.session();
        assert_eq!(next.as_raw(), script.session(1).address());
        assert_eq!(helper.session(), next);
        assert_eq!(next.release(), 1);
        assert_eq!(helper.hand_off(), Hresult::S_OK);
        assert_eq!(script.hooked(), [0, 1]);
        assert_eq!(helper.count(), 1);
        assert_eq!(helper.release(), 0);
    });
}

#[test]
fn a_panic_in_the_hook_does_not_keep_the_last_release_from_freeing() {
    for_each_panicking_hook(|helper, script| {
        assert_eq!(helper.release(), 0);
        assert_eq!(script.hooked(), [0]);
    });
}

#[test]
fn a_panic_in_a_profile_written_by_hand_is_e_unexpected() {
    struct ByHand;

    impl OpenSession for ByHand {
        type Session = IUnknown;

        fn open_session(&self) -> Result<IUnknown> {
            Err(Error::from_hresult(E_FAIL))
        }
    }

    impl AccountHelper for ByHand {
        type Role = declaration::owns_session;
        const CONTRACT: Contract<Self> = declaration::owns_session::<Self>();

        fn profile(&self) -> &ProfileName {
            panic_on_purpose()
        }
    }

    let helper = Caller::of(HelperObject::new(ByHand));
    let (mut buffer, mut size) = ([7; 65], 65);
    // SAFETY: the buffer has as many units as the size says.
    let answer = unsafe { helper.get_identity(buffer.as_mut_ptr(), &raw mut size) };
    assert_eq!((answer, size), (Hresult::E_UNEXPECTED, 65));
    assert_eq!(buffer, [7; 65]);
    assert_eq!(helper.release(), 0);
}

#[test]
fn a_panic_in_the_hook_of_a_surplus_session_is_no_affair_of_the_callers() {
    for (way, hook) in PANICKING_HOOKS {
        println!("a hook that panics {way}");
        let (helper, script) = owner();
        script.hook(hook());
        let inner = Arc::new(Mutex::new(None));
        let inside = Arc::clone(&inner);
        // SAFETY: used while the helper waits for `open_session`, so while it is alive.
        let this = unsafe { helper.uncounted() };
        script.open(Open::with(move |_| *lock(&inside) = Some(this.session())));
        let outer = helper.session();
        assert_eq!(lock(&inner).take().as_ref(), Some(&outer));
        assert_eq!(script.hooked(), [1], "the outer one, which is surplus");
        script.session(1).assert_gone();
        assert_eq!(outer.release(), 1);
        assert_eq!(helper.release(), 0);
        script.assert_all_handed_off();
    }
}

#[test]
fn a_helper_whose_drop_panics_is_freed_all_the_same() {
    /// Panics when it is dropped, in a way of its own.
    struct Panics(fn());

    impl Drop for Panics {
        fn drop(&mut self) {
            (self.0)();
        }
    }

    #[olk_account_helper(owns_session, profile = "Outlook")]
    struct Fragile {
        _panics: Panics,
        _witness: Witness,
        /// Whatever becomes of the value, this must go with it: Miri would see that it leaks.
        _memory: Vec<u8>,
        hooked: Arc<AtomicUsize>,
    }

    impl OpenSession for Fragile {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            Ok(Probe::session().0)
        }

        fn hands_off_session<'s>(&self, session: Session<'s, MapiSession>) -> Released<'s> {
            self.hooked.fetch_add(1, SeqCst);
            session.release()
        }
    }

    for panics in [|| panic_on_purpose(), explode as fn()] {
        let script = Script::new();
        let hooked = Arc::default();
        let helper = Caller::of(Fragile {
            _panics: Panics(panics),
            _witness: Witness::of(&script),
            _memory: vec![0; 100],
            hooked: Arc::clone(&hooked),
        });
        drop(helper.session());
        assert_eq!(helper.release(), 0);
        assert_eq!(hooked.load(SeqCst), 1);
        assert_eq!(script.helpers_dropped(), 1);
        assert_eq!(Arc::strong_count(&script), 1);
        assert!(!thread::panicking());
    }
}

#[test]
fn a_panic_does_not_get_past_a_caller_in_rust_either() {
    // The same through the interface's safe methods.
    #[olk_account_helper(profile = "Outlook")]
    struct Panicking;

    impl LendSession for Panicking {
        type Session = MapiSession;

        fn lend_session(&self) -> Result<MapiSession> {
            panic_on_purpose()
        }
    }

    let helper: olk_account::IOlkAccountHelper = Panicking.into();
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| helper.mapi_session()));
    let error = outcome.expect("no panic").unwrap_err();
    assert_eq!(Hresult(error.code().0), Hresult::E_UNEXPECTED);
}
