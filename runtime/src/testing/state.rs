//! What all objects of one fake share, and what those that came from one manager share.

use super::fault::Faults;
use super::memory::Memory;
use super::sinks::Sinks;
use super::store::Store;
use super::{HelperCall, Method, Notification};
use crate::sys::{E_OLK_ALREADY_INITIALIZED, E_OLK_NOT_INITIALIZED, S_OK};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use windows_core::HRESULT;

/// How a method comes out: an `Err` is what it answers at once, be it a failure, `S_FALSE`, or what a test has put in.
pub(super) type Outcome = Result<(), HRESULT>;

/// Runs a method, and gives its answer.
pub(super) fn answer(method: impl FnOnce() -> Outcome) -> HRESULT {
    method().map_or_else(|answer| answer, |()| S_OK)
}

/// The profile, and the records that the fake keeps.
#[derive(Default)]
pub(super) struct State {
    pub(super) store: Store,
    pub(super) memory: Memory,
    pub(super) faults: Faults,
    pub(super) sinks: Sinks,
    pub(super) helper_calls: Vec<HelperCall>,
    pub(super) notifications: Vec<Notification>,
    pub(super) profile: Option<String>,
    /// How many COM objects there are.
    pub(super) objects: usize,
    /// How many COM objects there ever were: each bears the number that it was.
    pub(super) numbered: u64,
}

impl State {
    /// Counts a COM object that is being made, and gives its number.
    pub(super) fn register(&mut self) -> u64 {
        self.objects += 1;
        self.numbered += 1;
        self.numbered
    }
}

/// [`State`], and the lock on it, which is never held while foreign code is called: a helper or a sink, their `AddRef`
/// and `Release` included.
#[derive(Default)]
pub(super) struct Shared(Mutex<State>);

impl Shared {
    /// What panicked while the lock was held, if anything did, was a test's assertion on what it had read.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells all sinks of a change. One that has been unadvised while the news goes round isn't told any more.
    pub(super) fn announce(&self, kind: u32, account: u32) {
        let audience = self.lock().sinks.audience();
        for sink in audience {
            if !self.lock().sinks.listens(sink.cookie) {
                continue;
            }
            // SAFETY: the sink is alive, since there is a reference to it; the arguments are plain numbers. Whoever
            // passed it to `Advise` answers for its being called on this thread.
            let answer = unsafe { sink.interface.Notify(kind, account, 0) };
            let notification = Notification {
                cookie: sink.cookie,
                kind,
                account,
                answer,
            };
            self.lock().notifications.push(notification);
        }
    }
}

const NEW: u8 = 0;
const STARTING: u8 = 1;
const READY: u8 = 2;
const CLOSED: u8 = 3;

/// A manager's part in its accounts and enumerations, which don't keep it alive.
pub(super) struct Instance {
    pub(super) shared: Arc<Shared>,
    /// The manager's number.
    pub(super) number: u64,
    phase: AtomicU8,
}

impl Instance {
    pub(super) fn new(shared: Arc<Shared>, number: u64) -> Self {
        Self {
            shared,
            number,
            phase: AtomicU8::new(NEW),
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.shared.lock()
    }

    /// Counts a call, and lets a test have its way with it.
    pub(super) fn enter(&self, method: Method) -> Outcome {
        self.lock().faults.enter(method)
    }

    /// As [`enter`](Self::enter), for a method that works with a manager that is ready, and with no other.
    pub(super) fn enter_ready(&self, method: Method) -> Outcome {
        self.enter(method)?;
        if self.phase.load(Ordering::Acquire) == READY {
            Ok(())
        } else {
            Err(E_OLK_NOT_INITIALIZED)
        }
    }

    /// Goes from new to ready by way of `start`, or stays new where that fails.
    pub(super) fn start(&self, start: impl FnOnce() -> Outcome) -> Outcome {
        self.phase
            .compare_exchange(NEW, STARTING, Ordering::AcqRel, Ordering::Acquire)
            .map_err(|_| E_OLK_ALREADY_INITIALIZED)?;
        let outcome = start();
        let phase = if outcome.is_ok() { READY } else { NEW };
        self.phase.store(phase, Ordering::Release);
        outcome
    }

    /// The manager has gone.
    pub(super) fn close(&self) {
        self.phase.store(CLOSED, Ordering::Release);
    }
}
