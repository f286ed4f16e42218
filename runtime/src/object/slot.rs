//! Where an owner keeps its session between `GetMapiSession` and `HandsOffSession`.

use super::sync::{AtomicPtr, AtomicU64, Ordering, yield_now};
use core::ffi::c_void;
use core::mem::ManuallyDrop;
use core::ptr;
use windows_core::{IUnknown, Interface};

/// A place for one session, shared by all threads that call the helper, without a lock.
///
/// Handing out a session means calling its `AddRef`, and that is foreign code: it may take long, and it may call
/// back into the helper. With a lock held meanwhile, the latter would be a deadlock. So there is none. A thread
/// that wants a reference *visits* the session: it says in `state` that it is there, calls `AddRef`, and leaves.
/// The slot's own reference keeps the session alive for its visitors, so a thread that takes the session
/// away from under them must see to that in its stead: it leaves one reference for each, and goes. A visitor
/// that finds the session taken when it wants to leave gives that reference back, and its own with it.
///
/// # The state word
///
/// | bits | meaning |
/// | --- | --- |
/// | 0, [`HELD`] | a session is in the slot |
/// | 1, [`FILLING`] | one thread is putting a session in |
/// | 2, [`CLOSED`] | the object is going, and no session comes in any more |
/// | 3 to 22, [`VISITORS`] | how many threads are visiting the session |
/// | 23 to 63, [`GENERATION`] | how many sessions have been taken out |
///
/// The generation is what tells a visitor whether the session that it came to is still the one in the slot. It
/// would have to go round, with 2⁴¹ sessions opened and handed off, while one thread is inside one `AddRef`, to
/// mislead it.
///
/// # What orders what
///
/// `session` is written only by the thread that has set `FILLING`, and published by the release store that clears
/// it. Readers load `session` between an acquire load of the state and an exchange that succeeds only if the
/// state is the same: the generation only grows, so what they loaded belongs to the state that they saw. The
/// exchange is a release too, so the load can't come after a store that a later `take` made possible.
///
/// The session's count may order nothing but its own end. So a visitor's `AddRef` has to come before the `Release`
/// of a thread that takes the session afterwards, and the `AddRef`s of a taker before each `Release` of a visitor
/// for whom they were: the exchanges that end a visit and that take are releases, and who finds the state changed
/// by one has acquired it. The models in `models` fail where one of them is less.
pub struct Slot {
    state: AtomicU64,
    session: AtomicPtr<c_void>,
}

const HELD: u64 = 1;
const FILLING: u64 = 1 << 1;
const CLOSED: u64 = 1 << 2;
const VISITOR: u64 = 1 << 3;
const VISITORS: u64 = 0xF_FFFF * VISITOR;
const TAKEN: u64 = 1 << 23;
const GENERATION: u64 = !(TAKEN - 1);

/// A thread's stay with the session that it found in the slot.
#[derive(Clone, Copy)]
#[repr(C)]
struct Visit {
    session: *mut c_void,
    /// The state word as the visit made it.
    state: u64,
}

impl Visit {
    /// Whether the session is still in a slot with this state.
    #[inline]
    fn lasts(self, state: u64) -> bool {
        (state ^ self.state) & GENERATION == 0
    }
}

impl Default for Slot {
    fn default() -> Self {
        Self {
            state: AtomicU64::new(0),
            session: AtomicPtr::new(ptr::null_mut()),
        }
    }
}

impl Slot {
    /// The session in the slot, with a reference of its own; nothing where the slot is empty.
    ///
    /// What is here is the visit of a thread that is alone with the session, which is what they nearly all are. It is
    /// part of the caller's code, and short, because it has no loop: who is not alone goes [on](Self::lend_among_others).
    #[inline]
    pub(super) fn lend(&self) -> Option<IUnknown> {
        let before = self.state.load(Ordering::Acquire);
        if before & HELD == 0 {
            return None;
        }
        let session = self.session.load(Ordering::Relaxed);
        let meanwhile = before + VISITOR;
        if before & VISITORS != 0 || self.exchange(before, meanwhile).is_err() {
            return self.lend_among_others();
        }
        // SAFETY: while the visit lasts, the session has a reference that is not ours.
        let lent = unsafe { add_reference(session) };
        if self.exchange(meanwhile, before).is_err() {
            let state = meanwhile;
            return self.lend_at_last(lent, Visit { session, state });
        }
        Some(lent)
    }

    /// [`lend`](Self::lend), where other threads are at the slot.
    ///
    /// The ABI is C's because it says that nothing unwinds: with that, the caller need not be prepared for it. All that
    /// is called from here and isn't the slot's own are a session's `AddRef` and `Release`, whose ABI says the same.
    #[cold]
    #[inline(never)]
    extern "C" fn lend_among_others(&self) -> Option<IUnknown> {
        let visit = self.enter()?;
        // SAFETY: while the visit lasts, the session has a reference that is not ours.
        let lent = unsafe { add_reference(visit.session) };
        self.lend_at_last(lent, visit)
    }

    /// Ends the visit that `lent` was got in; where the session was taken meanwhile, goes on to the next one.
    #[cold]
    #[inline(never)]
    extern "C" fn lend_at_last(&self, mut lent: IUnknown, mut visit: Visit) -> Option<IUnknown> {
        while !self.leave(visit) {
            // The session was taken meanwhile, and may be handed off by now: it mustn't be handed out any more.
            // SAFETY: the thread that took it left one reference for this visit.
            drop(unsafe { IUnknown::from_raw(visit.session) });
            drop(lent);
            visit = self.enter()?;
            // SAFETY: while the visit lasts, the session has a reference that is not ours.
            lent = unsafe { add_reference(visit.session) };
        }
        Some(lent)
    }

    /// Puts `session` into the slot, or gives it back where another thread has been quicker.
    #[inline]
    pub(super) fn keep(&self, session: IUnknown) -> Result<(), IUnknown> {
        let state = self.state.load(Ordering::Relaxed);
        if state & (HELD | FILLING) != 0 || self.exchange(state, state | FILLING).is_err() {
            return self.keep_among_others(session);
        }
        self.fill(state, session);
        Ok(())
    }

    /// [`keep`](Self::keep), where other threads are at the slot.
    #[cold]
    #[inline(never)]
    fn keep_among_others(&self, session: IUnknown) -> Result<(), IUnknown> {
        let mut state = self.state.load(Ordering::Relaxed);
        loop {
            if state & HELD != 0 {
                return Err(session);
            }
            if state & FILLING != 0 {
                // The other thread is one store away from having been quicker. Who doesn't wait for that would find
                // nothing to hand out instead, and open session after session until then.
                yield_now();
                state = self.state.load(Ordering::Relaxed);
                continue;
            }
            match self.exchange(state, state | FILLING) {
                Ok(()) => break,
                Err(now) => state = now,
            }
        }
        self.fill(state, session);
        Ok(())
    }

    /// Puts `session` into the slot, whose state was `before` when this thread set `FILLING`.
    #[inline]
    fn fill(&self, before: u64, session: IUnknown) {
        self.session.store(session.into_raw(), Ordering::Relaxed);
        // No other thread changes the state of a slot that is being filled: to all of them it is empty, and
        // visitors of an earlier session find that its generation is past.
        self.state.store(before | HELD, Ordering::Release);
    }

    /// Keeps the slot from taking in another session: the object is going.
    #[inline]
    pub(super) fn close(&self) {
        self.state.fetch_or(CLOSED, Ordering::Relaxed);
    }

    /// Whether the slot takes in no more sessions. Only a call from within the object's destruction finds it so,
    /// and that is on the thread that closed it.
    #[inline]
    pub(super) fn is_closed(&self) -> bool {
        self.state.load(Ordering::Relaxed) & CLOSED != 0
    }

    /// Whether there was no session in the slot when this looked.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.state.load(Ordering::Acquire) & HELD == 0
    }

    /// Takes the session out of the slot, with the slot's reference; nothing where the slot is empty.
    pub(super) fn take(&self) -> Option<IUnknown> {
        let mut state = self.state.load(Ordering::Acquire);
        loop {
            if state & HELD == 0 {
                return None;
            }
            if state & VISITORS != 0 {
                return self.take_among_visitors();
            }
            let session = self.session.load(Ordering::Relaxed);
            match self.exchange(state, emptied(state)) {
                // SAFETY: the slot held this session with a reference, which the exchange gave to this thread.
                Ok(()) => return Some(unsafe { IUnknown::from_raw(session) }),
                Err(now) => state = now,
            }
        }
    }

    /// [`take`](Self::take), while other threads are visiting the session: each must find a reference left for it.
    ///
    /// To add those references this thread must be a visitor itself, for another one might take the session, and
    /// release it, at any moment.
    #[cold]
    fn take_among_visitors(&self) -> Option<IUnknown> {
        let visit = self.enter()?;
        let mut left_for_others = Vec::new();
        loop {
            let state = self.state.load(Ordering::Acquire);
            if !visit.lasts(state) {
                // SAFETY: the thread that was quicker left one reference for this visit.
                drop(unsafe { IUnknown::from_raw(visit.session) });
                return None;
            }
            let others = usize::try_from((state & VISITORS) / VISITOR - 1).unwrap_or(usize::MAX);
            // SAFETY: while the visit lasts, the session has a reference that is not ours.
            left_for_others.resize_with(others, || unsafe { add_reference(visit.session) });
            if self.exchange(state, emptied(state)).is_ok() {
                // They are the visitors' now.
                left_for_others.into_iter().for_each(core::mem::forget);
                // SAFETY: the slot held this session with a reference, which the exchange gave to this thread.
                return Some(unsafe { IUnknown::from_raw(visit.session) });
            }
        }
    }

    /// Begins a visit; nothing where the slot is empty.
    fn enter(&self) -> Option<Visit> {
        let mut state = self.state.load(Ordering::Acquire);
        loop {
            if state & HELD == 0 {
                return None;
            }
            if state & VISITORS == VISITORS {
                // A million threads at once, or an `AddRef` that calls itself: no count, no safety.
                std::process::abort();
            }
            let session = self.session.load(Ordering::Relaxed);
            match self.exchange(state, state + VISITOR) {
                Ok(()) => {
                    return Some(Visit {
                        session,
                        state: state + VISITOR,
                    });
                }
                Err(now) => state = now,
            }
        }
    }

    /// Ends a visit, if the session is still in the slot. If it isn't, the visitor has a reference to give back.
    ///
    /// Most often nothing has changed since the visit began, so that state is tried first, unseen: the exchange
    /// succeeds only where it is still true, and tells otherwise what is.
    fn leave(&self, visit: Visit) -> bool {
        let mut state = visit.state;
        loop {
            match self.exchange(state, state - VISITOR) {
                Ok(()) => return true,
                Err(now) => state = now,
            }
            if !visit.lasts(state) {
                return false;
            }
        }
    }

    /// Puts `new` in the place of `old`, or gives the state that was found instead.
    #[inline]
    fn exchange(&self, old: u64, new: u64) -> Result<(), u64> {
        self.state
            .compare_exchange_weak(old, new, Ordering::AcqRel, Ordering::Acquire)
            .map(drop)
    }
}

/// `state` after the session is taken out: the next generation, empty, with no visitors.
fn emptied(state: u64) -> u64 {
    (state & GENERATION).wrapping_add(TAKEN) | (state & CLOSED)
}

/// A new reference to `session`.
///
/// The vtable is called here and not through `Clone`, which `windows-core` gives out as a function to call.
///
/// # Safety
///
/// `session` is an interface pointer, and the object behind it is alive.
#[inline]
unsafe fn add_reference(session: *mut c_void) -> IUnknown {
    // SAFETY: borrowed, as it were: `ManuallyDrop` keeps the reference that is not ours from being given up.
    let borrowed = ManuallyDrop::new(unsafe { IUnknown::from_raw(session) });
    // SAFETY: the object is alive, as the caller promises, and its own vtable is called.
    unsafe { (borrowed.vtable().AddRef)(session) };
    // SAFETY: the reference that was just added.
    unsafe { IUnknown::from_raw(session) }
}
