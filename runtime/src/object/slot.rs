//! Where an owner keeps its session between `GetMapiSession` and `HandsOffSession`.

use crate::com::{AtomicU8, Mutex, MutexGuard, Ordering};
use crate::contract::session;
use std::sync::PoisonError;
use windows_core::IUnknown;

/// A place for one session, shared by all threads that call the helper.
///
/// The lock protects the session. `state` tells without the lock whether there is one; it is written under the lock
/// only, or by a thread that has the slot alone. A thread that knows by some synchronization that a session was kept or
/// taken also sees the state of that time or a later one, so `Relaxed` suffices. A thread that reads an older state acts
/// as if it had called earlier.
///
/// The user's code and the session's `Release` run without the lock. Only the session's `AddRef` runs under it: a
/// session whose `AddRef` calls the helper back waits for itself.
pub struct Slot {
    state: AtomicU8,
    session: Mutex<Option<IUnknown>>,
}

const EMPTY: u8 = 0;
const HELD: u8 = 1;
/// The object is being destroyed: no session comes in any more.
const CLOSED: u8 = 2;

/// What [`Slot::lend`] found.
pub(super) enum Lent {
    /// The session in the slot, with a reference for the caller.
    Session(IUnknown),
    /// The slot was empty.
    Nothing,
    /// The object is being destroyed.
    Closed,
}

impl Default for Slot {
    fn default() -> Self {
        Self {
            state: AtomicU8::new(EMPTY),
            session: Mutex::new(None),
        }
    }
}

impl Slot {
    /// Returns the session in the slot, with a reference for the caller.
    #[inline]
    pub(super) fn lend(&self) -> Lent {
        match self.state.load(Ordering::Relaxed) {
            HELD => self
                .lock()
                .as_ref()
                .map(session::share)
                .map_or(Lent::Nothing, Lent::Session),
            CLOSED => Lent::Closed,
            _ => Lent::Nothing,
        }
    }

    /// Keeps `session`, and returns it with a reference for the caller.
    ///
    /// # Errors
    ///
    /// Returns `session` if another thread has kept one already.
    pub(super) fn keep(&self, session: IUnknown) -> Result<IUnknown, IUnknown> {
        let mut place = self.lock();
        if place.is_some() {
            return Err(session);
        }
        let lent = session.share();
        *place = Some(session);
        self.state.store(HELD, Ordering::Relaxed);
        Ok(lent)
    }

    /// Returns whether there was a session in the slot when this looked.
    #[inline]
    pub(super) fn is_held(&self) -> bool {
        self.state.load(Ordering::Relaxed) == HELD
    }

    /// Takes the session out of the slot, with the slot's reference.
    pub(super) fn take(&self) -> Option<IUnknown> {
        let mut place = self.lock();
        let session = place.take();
        if session.is_some() {
            self.state.store(EMPTY, Ordering::Relaxed);
        }
        session
    }

    /// Takes the session out for the last time.
    pub(super) fn close(&mut self) -> Option<IUnknown> {
        self.state.store(CLOSED, Ordering::Relaxed);
        self.session
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    /// Nothing panics under the lock, except `AddRef`s that break COM's rules, so a poisoned lock protects a session that
    /// is as good as ever.
    #[inline]
    fn lock(&self) -> MutexGuard<'_, Option<IUnknown>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
