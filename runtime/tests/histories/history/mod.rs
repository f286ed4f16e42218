//! Histories: what callers may do to a helper, in any order, compared with the reference model step by step.
//!
//! Property test and fuzz target share this. What differs is where the bytes come from.

mod identity;
mod model;
mod plan;
mod step;

pub(crate) use step::{Kind, Step};

use crate::support::{
    Borrower, Caller, Guid, Hresult, IMAPI_SESSION, IOLK_ACCOUNT_HELPER, IUNKNOWN, Lender, Owner,
    PlainOwner, Probe, Reference, Script, garbage, lock,
};
use core::mem::ManuallyDrop;
use core::ptr;
use model::{Answer, Life, Model};
use std::sync::{Arc, Mutex};
use step::{Back, Iid};

/// What callbacks of one history share.
struct Shared {
    script: Arc<Script>,
    /// The session of a borrower that has it in a field.
    field: Option<Probe>,
    life: Mutex<Life>,
    answers: Mutex<Vec<Answer>>,
    helper: Mutex<Option<ManuallyDrop<Caller>>>,
}

impl Shared {
    fn sessions(&self) -> Vec<Probe> {
        self.field
            .clone()
            .map_or_else(|| self.script.sessions(), |field| vec![field])
    }

    /// The number of a session that was handed out.
    fn number(&self, session: &Reference) -> Option<usize> {
        self.sessions()
            .iter()
            .position(|known| known.address() == session.as_raw())
    }

    /// Calls the helper back, from within a call to it.
    fn call_back(&self, back: Back) {
        let life = *lock(&self.life);
        if life == Life::Gone {
            return;
        }
        // The clone counts as nothing, as the original does.
        let helper = lock(&self.helper).as_ref().map(|helper| {
            // SAFETY: while the helper isn't gone, its pointer can be used.
            unsafe { helper.uncounted() }
        });
        let helper = helper.expect("the helper is there before its callbacks");
        let answer = match back {
            Back::GetMapiSession => match helper.get_mapi_session() {
                Ok(session) => {
                    let number = self.number(&session);
                    lock(&self.answers).push(Answer::Session(Hresult::S_OK, number));
                    return drop(session);
                }
                Err(code) => Answer::Session(code, None),
            },
            Back::HandsOffSession => Answer::HandsOff(helper.hand_off()),
            Back::GetIdentity => {
                let mut size = 0;
                // SAFETY: NULL stands for no buffer; `size` is a local variable.
                let answer = unsafe { helper.get_identity(ptr::null_mut(), &raw mut size) };
                Answer::Identity(answer, size)
            }
            Back::Count => {
                let count = helper.count();
                if life == Life::Going {
                    return;
                }
                Answer::Count(count)
            }
        };
        lock(&self.answers).push(answer);
    }
}

/// A helper, what its callers hold, and the model of all that.
struct History {
    kind: Kind,
    shared: Arc<Shared>,
    model: Model,
    helpers: Vec<Caller>,
    /// The sessions that callers hold, with their numbers.
    held: Vec<(Reference, usize)>,
}

/// Runs a history to its end, at which every reference is given up. Panics where helper and model disagree.
pub(crate) fn run(kind: Kind, steps: &[Step]) {
    let mut history = History::new(kind);
    history.compare();
    for step in steps {
        history.step(*step);
        history.compare();
    }
    while !history.held.is_empty() {
        history.step(Step::ReleaseSession(0));
        history.compare();
    }
    while !history.helpers.is_empty() {
        history.step(Step::Release);
        history.compare();
    }
    history.conclude();
}

impl History {
    fn new(kind: Kind) -> Self {
        let script = Script::new();
        let mut field = None;
        let helper = match kind {
            Kind::Owner => Caller::of(Owner::new(&script)),
            Kind::PlainOwner => Caller::of(PlainOwner::new(&script)),
            Kind::Borrower => {
                let (helper, probe) = Borrower::new(&script);
                field = Some(probe);
                Caller::of(helper)
            }
            Kind::Lender => Caller::of(Lender::new(&script)),
        };
        // SAFETY: callbacks use it only while the helper is alive.
        let weak = unsafe { helper.uncounted() };
        let shared = Arc::new(Shared {
            script,
            field,
            life: Mutex::new(Life::Alive),
            answers: Mutex::default(),
            helper: Mutex::new(Some(weak)),
        });
        Self {
            kind,
            shared,
            model: Model::new(kind),
            helpers: vec![helper],
            held: Vec::new(),
        }
    }

    /// Whatever calls the helper back. It must not keep what it is kept by.
    fn back(&self, back: Back) -> impl FnOnce() + Send + 'static {
        let shared = Arc::downgrade(&self.shared);
        move || {
            if let Some(shared) = shared.upgrade() {
                shared.call_back(back);
            }
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::AddRefSession(which) => return self.add_ref_session(which),
            Step::ReleaseSession(which) => return self.release_session(which),
            Step::NextOpen(plan) => return self.plan_open(plan),
            Step::NextHook(plan) => return self.plan_hook(plan),
            Step::OnAddRef(which, back) => return self.plan_on_add_ref(which, back),
            Step::OnRelease(which, back) => return self.plan_on_release(which, back),
            Step::Release => return self.release(),
            _ => {}
        }
        let Some(helper) = self.helpers.last() else {
            return;
        };
        // SAFETY: no step but `Release` gives up a reference of the caller's.
        let helper = unsafe { helper.uncounted() };
        match step {
            Step::GetMapiSession => self.get_mapi_session(&helper),
            Step::HandsOffSession => {
                let answer = helper.hand_off();
                assert_eq!(answer, self.model.hands_off_session());
            }
            Step::GetMapiSessionNowhere => {
                // SAFETY: NULL is allowed, and refused.
                let answer = unsafe { helper.get_mapi_session_raw(ptr::null_mut()) };
                assert_eq!(answer, Hresult::E_POINTER);
            }
            Step::GetIdentity(buffer) => identity::get_identity(&helper, buffer),
            Step::GetIdentityUnsized { buffer } => {
                let mut unit = 0xAAAA;
                let buffer = if buffer {
                    &raw mut unit
                } else {
                    ptr::null_mut()
                };
                // SAFETY: without a size, the buffer isn't written.
                let answer = unsafe { helper.get_identity(buffer, ptr::null_mut()) };
                assert_eq!((answer, unit), (Hresult::E_INVALIDARG, 0xAAAA));
            }
            Step::PlaceHolder1 { null } => {
                let reserved = if null { ptr::null_mut() } else { garbage() };
                assert_eq!(helper.place_holder_1(reserved), Hresult::E_NOTIMPL);
            }
            Step::QueryInterface { iid, nowhere } => self.query_interface(&helper, iid, nowhere),
            Step::AddRef => {
                self.helpers.push((*helper).clone());
                self.model.references += 1;
            }
            _ => unreachable!("{step:?} needs no helper"),
        }
    }

    fn get_mapi_session(&mut self, helper: &Caller) {
        let answer = helper.get_mapi_session();
        let expected = self.model.get_mapi_session();
        let number = answer.as_ref().map_err(|code| *code).map(|session| {
            self.shared
                .number(session)
                .expect("a session that is handed out was opened")
        });
        assert_eq!(number, expected);
        if let (Ok(session), Ok(number)) = (answer, number) {
            self.held.push((session, number));
        }
    }

    fn query_interface(&mut self, helper: &Caller, iid: Iid, nowhere: bool) {
        let digits = match iid {
            Iid::Unknown => Some(IUNKNOWN),
            Iid::Helper => Some(IOLK_ACCOUNT_HELPER),
            Iid::Session => Some(IMAPI_SESSION),
            // One digit of the IID is another.
            Iid::Other(bit) => Some(IOLK_ACCOUNT_HELPER ^ 1 << (bit % 128)),
            Iid::Null => None,
        };
        let guid = digits.map(Guid::digits);
        let guid = guid.as_ref().map_or(ptr::null(), ptr::from_ref);
        let mut out = garbage();
        let out_pointer = if nowhere {
            ptr::null_mut()
        } else {
            &raw mut out
        };
        // SAFETY: both are NULL or point to local variables.
        let answer = unsafe { helper.unknown().query_raw(guid, out_pointer) };
        match iid {
            _ if nowhere => {
                assert_eq!((answer, out), (Hresult::E_POINTER, garbage()));
            }
            Iid::Unknown | Iid::Helper => {
                assert_eq!((answer, out), (Hresult::S_OK, helper.unknown().as_raw()));
                // SAFETY: the pointer came with success, so with a reference.
                self.helpers.push(unsafe { Caller::from_raw(out) });
                self.model.references += 1;
            }
            Iid::Session | Iid::Other(_) => {
                assert_eq!((answer, out), (Hresult::E_NOINTERFACE, ptr::null_mut()));
            }
            Iid::Null => assert_eq!((answer, out), (Hresult::E_POINTER, ptr::null_mut())),
        }
    }

    fn release(&mut self) {
        let Some(helper) = self.helpers.pop() else {
            return;
        };
        if self.helpers.is_empty() {
            // What a borrower lends may be in the middle of being dropped when it is released.
            *lock(&self.shared.life) = if self.kind.owns() {
                Life::Going
            } else {
                Life::Gone
            };
        }
        let left = helper.release();
        self.model.release_helper();
        assert_eq!(left, self.model.references);
        *lock(&self.shared.life) = self.model.life;
    }

    fn add_ref_session(&mut self, which: u8) {
        if let Some(index) = pick(which, self.held.len()) {
            let (session, number) = &self.held[index];
            let more = (session.clone(), *number);
            self.model.add_ref(*number);
            self.held.push(more);
        }
    }

    fn release_session(&mut self, which: u8) {
        if let Some(index) = pick(which, self.held.len()) {
            let (session, number) = self.held.swap_remove(index);
            drop(session);
            self.model.release(number);
        }
    }

    /// Helper and model agree in everything that can be counted.
    #[track_caller]
    fn compare(&self) {
        let (model, script) = (&self.model, &self.shared.script);
        assert_eq!(
            *lock(&self.shared.answers),
            model.answers,
            "answers to callbacks"
        );
        if let Some(helper) = self.helpers.last() {
            assert_eq!(helper.count(), model.references, "references to the helper");
        }
        let gone = usize::from(model.life == Life::Gone);
        assert_eq!(script.helpers_dropped(), gone, "helpers destroyed");
        assert_eq!(
            script.asked(),
            model.asked,
            "how often it was asked for a session"
        );
        assert_eq!(
            script.hooked(),
            model.hooked,
            "sessions that came to the hook"
        );
        let sessions = self.shared.sessions();
        assert_eq!(sessions.len(), model.sessions.len());
        for (number, (real, model)) in sessions.iter().zip(&model.sessions).enumerate() {
            assert_eq!(
                real.references(),
                model.references,
                "references to session {number}"
            );
            assert_eq!(
                real.destroyed(),
                usize::from(model.references == 0),
                "session {number}"
            );
            assert_eq!(
                real.hooked(),
                model.hooked,
                "session {number}: calls of the hook"
            );
            assert_eq!(
                real.log_offs(),
                model.log_offs,
                "session {number}: calls of Logoff"
            );
            assert_eq!(
                real.too_late(),
                0,
                "session {number} is called when it is gone"
            );
        }
    }

    /// Nothing is left, and every session that an owner opened has come to the hook once.
    fn conclude(self) {
        for session in self.shared.sessions() {
            session.assert_gone();
            let hooked = usize::from(self.kind == Kind::Owner);
            assert_eq!(session.hooked(), hooked, "calls of the hook");
        }
    }
}

/// A number that any byte stands for, below `count`.
fn pick(which: u8, count: usize) -> Option<usize> {
    usize::from(which).checked_rem(count)
}
