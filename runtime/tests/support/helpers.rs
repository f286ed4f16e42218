//! Helpers made with the attribute, which do what a test's script says.

use super::caller::Caller;
use super::lock;
use super::published::Hresult;
use super::session::{MapiSession, Probe};
use core::mem;
use olk_account::{LendSession, OpenSession, ProfileName, Released, Session, olk_account_helper};
use std::collections::VecDeque;
use std::panic;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use windows_core::{Error, HRESULT, Result};

/// Panics without a word: the panics of these tests are no news to whoever reads their output.
pub(crate) fn panic_on_purpose() -> ! {
    panic::resume_unwind(Box::new("on purpose"))
}

/// What `open_session` or `lend_session` does when it is called next.
pub(crate) enum Open {
    /// Gives a session.
    Session,
    /// Does something with the session that it is about to give.
    With(Box<dyn FnOnce(&Probe) + Send>),
    /// Gives an error, whose code may well be one of success.
    Error(Hresult),
    /// Panics, with the session at hand.
    Panic,
}

impl Open {
    pub(crate) fn with(action: impl FnOnce(&Probe) + Send + 'static) -> Self {
        Self::With(Box::new(action))
    }
}

/// What the hook does when it is called next.
pub(crate) enum Hook {
    /// Releases the session.
    Release,
    /// Logs the session off, and releases it.
    LogOff,
    /// Does something, and releases the session.
    First(Box<dyn FnOnce(&MapiSession) + Send>),
    /// Releases the session, and does something.
    Last(Box<dyn FnOnce() + Send>),
    /// Panics with the session unreleased.
    PanicBefore,
    /// Panics with the proof at hand.
    PanicAfter,
    /// Forgets the session, and panics.
    Forget,
    /// Forgets the proof, and panics.
    ForgetProof,
}

impl Hook {
    pub(crate) fn first(action: impl FnOnce(&MapiSession) + Send + 'static) -> Self {
        Self::First(Box::new(action))
    }

    pub(crate) fn last(action: impl FnOnce() + Send + 'static) -> Self {
        Self::Last(Box::new(action))
    }

    #[allow(
        clippy::forget_non_drop,
        reason = "that forgetting makes no difference is to be shown, not assumed"
    )]
    fn run(self, session: Session<'_, MapiSession>) -> Released<'_> {
        match self {
            Self::Release => session.release(),
            Self::LogOff => {
                assert_eq!(session.log_off(), Hresult::S_OK);
                session.release()
            }
            Self::First(action) => {
                action(&session);
                session.release()
            }
            Self::Last(action) => {
                let proof = session.release();
                action();
                proof
            }
            Self::PanicBefore => panic_on_purpose(),
            Self::PanicAfter => {
                let _proof = session.release();
                panic_on_purpose()
            }
            Self::Forget => {
                mem::forget(session);
                panic_on_purpose()
            }
            Self::ForgetProof => {
                mem::forget(session.release());
                panic_on_purpose()
            }
        }
    }
}

/// What a helper is to do, and what it did. Where nothing is written down, sessions are given and released.
#[derive(Default)]
pub(crate) struct Script {
    opens: Mutex<VecDeque<Open>>,
    hooks: Mutex<VecDeque<Hook>>,
    asked: AtomicUsize,
    sessions: Mutex<Vec<Probe>>,
    hooked: Mutex<Vec<usize>>,
    helpers_dropped: AtomicUsize,
    clock: AtomicU64,
}

impl Script {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Writes down what the next call of `open_session` or `lend_session` without instructions is to do.
    pub(crate) fn open(&self, open: Open) {
        lock(&self.opens).push_back(open);
    }

    /// Writes down what the next call of the hook without instructions is to do.
    pub(crate) fn hook(&self, hook: Hook) {
        lock(&self.hooks).push_back(hook);
    }

    /// How often `open_session` or `lend_session` was called.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(SeqCst)
    }

    /// The sessions that `open_session` or `lend_session` returned, in this order.
    pub(crate) fn sessions(&self) -> Vec<Probe> {
        lock(&self.sessions).clone()
    }

    /// The `index`th session that was returned.
    #[track_caller]
    pub(crate) fn session(&self, index: usize) -> Probe {
        lock(&self.sessions)[index].clone()
    }

    /// The one session that was returned.
    #[track_caller]
    pub(crate) fn only_session(&self) -> Probe {
        let sessions = self.sessions();
        assert_eq!(sessions.len(), 1, "there is to be one session");
        self.session(0)
    }

    /// Which sessions the hook ran on, in this order, each by its index.
    pub(crate) fn hooked(&self) -> Vec<usize> {
        lock(&self.hooked).clone()
    }

    /// How many values of helpers were dropped.
    pub(crate) fn helpers_dropped(&self) -> usize {
        self.helpers_dropped.load(SeqCst)
    }

    /// A moment that is later than every earlier one.
    pub(crate) fn now(&self) -> u64 {
        self.clock.fetch_add(1, SeqCst)
    }

    /// Every session went through the hook once, and then out of existence.
    #[track_caller]
    pub(crate) fn assert_all_handed_off(&self) {
        for (index, session) in self.sessions().iter().enumerate() {
            assert_eq!(session.hooked(), 1, "session {index}: the hook runs once");
            session.assert_gone();
        }
    }

    /// What a helper's method does that gives a session.
    fn give(&self) -> Result<MapiSession> {
        self.asked.fetch_add(1, SeqCst);
        // Nothing is locked while a callback runs: it may come back here.
        let open = lock(&self.opens).pop_front().unwrap_or(Open::Session);
        let (session, probe) = Probe::session();
        match open {
            Open::Session => {}
            Open::With(action) => action(&probe),
            Open::Error(code) => return Err(Error::from_hresult(HRESULT(code.0))),
            Open::Panic => panic_on_purpose(),
        }
        lock(&self.sessions).push(probe);
        Ok(session)
    }

    /// What a helper's hook does.
    fn let_go<'s>(&self, session: Session<'s, MapiSession>) -> Released<'s> {
        let probe = Probe::borrowed(&session);
        probe.note_hook(self.now());
        let index = lock(&self.sessions)
            .iter()
            .position(|known| known.address() == probe.address());
        lock(&self.hooked).push(index.expect("the hook gets a session that was opened"));
        let hook = lock(&self.hooks).pop_front().unwrap_or(Hook::Release);
        hook.run(session)
    }
}

/// Says in the script that the helper's value was dropped.
pub(crate) struct Witness(Arc<Script>);

impl Witness {
    pub(crate) fn of(script: &Arc<Script>) -> Self {
        Self(Arc::clone(script))
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        self.0.helpers_dropped.fetch_add(1, SeqCst);
    }
}

/// The name of these helpers' profile.
pub(crate) const PROFILE: &str = "Outlook";

/// A profile's name that is right.
pub(crate) fn profile() -> ProfileName {
    ProfileName::literal(PROFILE)
}

/// Creates its session, and has something to do when it lets go of it.
#[olk_account_helper(owns_session)]
pub(crate) struct Owner {
    #[profile]
    pub(crate) profile: ProfileName,
    script: Arc<Script>,
    _witness: Witness,
}

impl Owner {
    pub(crate) fn new(script: &Arc<Script>) -> Self {
        Self {
            profile: profile(),
            script: Arc::clone(script),
            _witness: Witness::of(script),
        }
    }
}

impl OpenSession for Owner {
    type Session = MapiSession;

    fn open_session(&self) -> Result<MapiSession> {
        self.script.give()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, MapiSession>) -> Released<'s> {
        self.script.let_go(session)
    }
}

/// Creates its session, and leaves the rest to the trait.
#[olk_account_helper(owns_session, profile = "Outlook")]
pub(crate) struct PlainOwner(Arc<Script>, Witness);

impl PlainOwner {
    pub(crate) fn new(script: &Arc<Script>) -> Self {
        Self(Arc::clone(script), Witness::of(script))
    }
}

impl OpenSession for PlainOwner {
    type Session = MapiSession;

    fn open_session(&self) -> Result<MapiSession> {
        self.0.give()
    }
}

/// Lends the session in its field.
#[olk_account_helper]
pub(crate) struct Borrower {
    #[profile]
    profile: ProfileName,
    #[session]
    session: MapiSession,
    _witness: Witness,
}

impl Borrower {
    /// A helper that holds the one reference to a session, and the session's probe.
    pub(crate) fn new(script: &Arc<Script>) -> (Self, Probe) {
        let (session, probe) = Probe::session();
        let helper = Self {
            profile: profile(),
            session,
            _witness: Witness::of(script),
        };
        (helper, probe)
    }
}

/// Lends whatever session it finds, each time another.
#[olk_account_helper(profile = "Outlook")]
pub(crate) struct Lender {
    script: Arc<Script>,
    _witness: Witness,
}

impl Lender {
    pub(crate) fn new(script: &Arc<Script>) -> Self {
        Self {
            script: Arc::clone(script),
            _witness: Witness::of(script),
        }
    }
}

impl LendSession for Lender {
    type Session = MapiSession;

    fn lend_session(&self) -> Result<MapiSession> {
        self.script.give()
    }
}

/// An owner, called as Outlook calls it, and its script.
pub(crate) fn owner() -> (Caller, Arc<Script>) {
    let script = Script::new();
    (Caller::of(Owner::new(&script)), script)
}

/// A borrower, called as Outlook calls it, the probe of its session, and its script.
pub(crate) fn borrower() -> (Caller, Probe, Arc<Script>) {
    let script = Script::new();
    let (helper, probe) = Borrower::new(&script);
    (Caller::of(helper), probe, script)
}

/// A lender, called as Outlook calls it, and its script.
pub(crate) fn lender() -> (Caller, Arc<Script>) {
    let script = Script::new();
    (Caller::of(Lender::new(&script)), script)
}

/// Checks a rule that holds for every helper, whatever it does about its session.
#[track_caller]
pub(crate) fn for_every_helper(check: impl Fn(&Caller, &Script)) {
    type Make = fn(&Arc<Script>) -> Caller;
    let kinds: [(&str, Make); 5] = [
        ("an owner", |script| Caller::of(Owner::new(script))),
        ("an owner with a session", |script| {
            let owner = Caller::of(Owner::new(script));
            drop(owner.session());
            owner
        }),
        ("an owner with the trait's hook", |script| {
            Caller::of(PlainOwner::new(script))
        }),
        ("a borrower with a field", |script| {
            Caller::of(Borrower::new(script).0)
        }),
        ("a borrower with a method", |script| {
            Caller::of(Lender::new(script))
        }),
    ];
    for (kind, make) in kinds {
        // Shown if the check fails.
        println!("checking {kind}");
        let script = Script::new();
        let caller = make(&script);
        check(&caller, &script);
        assert_eq!(
            caller.release(),
            0,
            "{kind} is left with its references as they were"
        );
        assert_eq!(script.helpers_dropped(), 1, "{kind} is freed, once");
    }
}
