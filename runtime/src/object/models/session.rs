//! A session as a model has it: a COM object written by hand, which notes what must never happen.

use super::atomics::last_change;
use super::world::World;
use core::ffi::c_void;
use loom::cell::UnsafeCell;
use loom::sync::atomic::{AtomicU32, Ordering};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Interface};

/// What a session runs, once, when it is called next.
pub(super) type Callback = Box<dyn FnOnce()>;

/// The COM object. Its memory lasts as long as the interleaving does, so that a call that comes too late finds
/// `freed` set, instead of being undefined.
///
/// The reference count is ordered as little as any session's may be: less than this, and no session works.
#[repr(C)]
pub(super) struct Object {
    vtable: &'static IUnknown_Vtbl,
    count: AtomicU32,
    /// What a session has besides: written when it is made and when it is destroyed, read by every call.
    memory: UnsafeCell<()>,
    freed: Cell<bool>,
    pub(super) number: usize,
    pub(super) handed_out: RefCell<Vec<HandOut>>,
    pub(super) handed_off: RefCell<Vec<HandOff>>,
    on_add_ref: RefCell<Option<Callback>>,
    on_release: RefCell<Option<Callback>>,
    /// How often each thread has called `AddRef`, or, once, made the session. Only [`Accounts`] has a use for it.
    added: Option<[AtomicU32; Accounts::THREADS]>,
    released: [Cell<u32>; Accounts::THREADS],
    world: Rc<World>,
}

/// `GetMapiSession` has handed the session out.
pub(super) struct HandOut {
    pub(super) to_thread: usize,
    /// The change of the slot that it took effect with.
    pub(super) at: usize,
    /// How many `AddRef`s of that thread had happened by then.
    pub(super) added: u32,
}

/// The session has come to the hook.
pub(super) struct HandOff {
    pub(super) by_thread: usize,
    /// The change of the slot that it was taken out with.
    pub(super) at: usize,
    /// How many `AddRef`s of each thread had happened by then.
    pub(super) added_by: [u32; Accounts::THREADS],
}

/// Whether a session keeps account of which thread sees which references, which multiplies the interleavings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Accounts {
    Off,
    On,
}

impl Accounts {
    pub(super) const THREADS: usize = 3;
}

static VTABLE: IUnknown_Vtbl = IUnknown_Vtbl {
    QueryInterface: query_interface,
    AddRef: add_ref,
    Release: release,
};

impl Object {
    /// A new session with one reference, and what can be seen of it when that is gone.
    pub(super) fn session(world: &Rc<World>, number: usize) -> (IUnknown, Rc<Self>) {
        let added = (world.accounts == Accounts::On).then(|| {
            let made_by = world.this_thread();
            core::array::from_fn(|thread| AtomicU32::new(u32::from(thread == made_by)))
        });
        let object = Rc::new(Self {
            vtable: &VTABLE,
            count: AtomicU32::new(1),
            memory: UnsafeCell::new(()),
            freed: Cell::new(false),
            number,
            handed_out: RefCell::default(),
            handed_off: RefCell::default(),
            on_add_ref: RefCell::default(),
            on_release: RefCell::default(),
            added,
            released: Default::default(),
            world: Rc::clone(world),
        });
        object.memory.with_mut(|_| ());
        let this = Rc::as_ptr(&object).cast_mut().cast();
        // SAFETY: the object begins with a pointer to its vtable, and counts one reference, which is given away;
        // the `Rc` outlives it, since the world keeps it until the interleaving ends.
        (unsafe { IUnknown::from_raw(this) }, object)
    }

    /// The session that `this` points to.
    ///
    /// # Safety
    ///
    /// It was made here, in this interleaving.
    pub(super) unsafe fn at<'a>(this: *mut c_void) -> &'a Self {
        // SAFETY: as the caller promises; the memory lasts as long as the interleaving.
        unsafe { &*this.cast::<Self>() }
    }

    pub(super) fn is_freed(&self) -> bool {
        self.freed.get()
    }

    /// What the next `AddRef` does when it has counted.
    pub(super) fn on_add_ref(&self, callback: impl FnOnce() + 'static) {
        *self.on_add_ref.borrow_mut() = Some(Box::new(callback));
    }

    /// What the next Release does before it counts.
    pub(super) fn on_release(&self, callback: impl FnOnce() + 'static) {
        *self.on_release.borrow_mut() = Some(Box::new(callback));
    }

    /// Notes that `GetMapiSession` has just handed this session out.
    pub(super) fn note_hand_out(&self) {
        let to_thread = self.world.this_thread();
        self.handed_out.borrow_mut().push(HandOut {
            to_thread,
            at: last_change(),
            added: self.added_by(to_thread),
        });
        self.touch("handed out");
    }

    /// Notes that the hook has just been called with this session.
    pub(super) fn note_hand_off(&self) {
        let (by_thread, at) = (self.world.this_thread(), last_change());
        let added_by = core::array::from_fn(|thread| self.added_by(thread));
        self.handed_off.borrow_mut().push(HandOff {
            by_thread,
            at,
            added_by,
        });
        self.touch("handed off");
    }

    /// How many `AddRef`s of that thread have happened, as far as this one can tell; the making counts, too.
    fn added_by(&self, thread: usize) -> u32 {
        let added = self.added.as_ref().map(|added| &added[thread]);
        added.map_or(0, |added| added.load(Ordering::Relaxed))
    }

    /// Every use of a session is of one that lives, and that this thread sees as it was made.
    fn touch(&self, what: &str) {
        if self.freed.get() {
            self.world
                .fail(format!("session {}: {what}, but it is gone", self.number));
        }
        self.memory.with(|_| ());
    }

    /// Each reference that this thread gives up is one that it has taken, or that another has, visibly, left for it.
    fn check_accounts(&self) {
        let this_thread = self.world.this_thread();
        let released = &self.released[this_thread];
        released.set(released.get() + 1);
        if self.added.is_none() {
            return;
        }
        let mut entitled: u32 = (0..Accounts::THREADS)
            .map(|thread| self.added_by(thread))
            .sum();
        if !self
            .handed_off
            .borrow()
            .iter()
            .any(|off| off.by_thread == this_thread)
        {
            // The first reference is the slot's, and goes to the thread that takes the session.
            entitled -= 1;
        }
        if released.get() > entitled {
            self.world.fail(format!(
                "session {}: a thread gives up reference {} and may know of {entitled}",
                self.number,
                released.get()
            ));
        }
    }
}

fn call_back(place: &RefCell<Option<Callback>>) {
    let callback = place.borrow_mut().take();
    if let Some(callback) = callback {
        callback();
    }
}

unsafe extern "system" fn query_interface(
    _this: *mut c_void,
    _iid: *const GUID,
    _interface: *mut *mut c_void,
) -> HRESULT {
    unreachable!("nobody queries a session of these models")
}

unsafe extern "system" fn add_ref(this: *mut c_void) -> u32 {
    // SAFETY: every session of a model was made here.
    let object = unsafe { Object::at(this) };
    object.touch("AddRef");
    if let Some(added) = &object.added {
        added[object.world.this_thread()].fetch_add(1, Ordering::Relaxed);
    }
    let before = object.count.fetch_add(1, Ordering::Relaxed);
    if before == 0 {
        object.world.fail(format!(
            "session {}: AddRef after the last Release",
            object.number
        ));
    }
    call_back(&object.on_add_ref);
    before + 1
}

unsafe extern "system" fn release(this: *mut c_void) -> u32 {
    // SAFETY: every session of a model was made here.
    let object = unsafe { Object::at(this) };
    object.touch("Release");
    call_back(&object.on_release);
    object.check_accounts();
    let left = object.count.fetch_sub(1, Ordering::Release).wrapping_sub(1);
    if left == u32::MAX {
        object
            .world
            .fail(format!("session {}: released twice", object.number));
    }
    if left == 0 {
        object.count.load(Ordering::Acquire);
        object.memory.with_mut(|_| ());
        object.freed.set(true);
    }
    left
}
