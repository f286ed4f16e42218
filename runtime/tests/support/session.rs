//! A MAPI session that does nothing but keep account of what is done to it.

use super::lock;
use super::published::{Guid, Hresult, IMAPI_SESSION, IUNKNOWN, SessionVtable, UnknownVtable};
use core::ffi::c_void;
use core::ptr;
use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use windows_core::{GUID, IUnknown, Interface};

/// The interface pointer to such a session, as a helper has it.
#[repr(transparent)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MapiSession(IUnknown);

// SAFETY: transparent over an interface pointer; the vtable is the published one, and derives from IUnknown.
unsafe impl Interface for MapiSession {
    type Vtable = SessionVtable;
    const IID: GUID = GUID::from_u128(IMAPI_SESSION);
}

impl MapiSession {
    /// `IMAPISession::Logoff`.
    pub(crate) fn log_off(&self) -> Hresult {
        // SAFETY: the session is alive, since `self` is a reference to it, and the arguments are plain numbers.
        unsafe { (self.vtable().logoff)(self.as_raw(), 0, 0, 0) }
    }
}

impl From<MapiSession> for IUnknown {
    fn from(session: MapiSession) -> Self {
        session.0
    }
}

/// What is run when the session's `AddRef` or `Release` is called next.
type Callback = Box<dyn FnOnce() + Send>;

/// The COM object.
///
/// All its COM references together hold one `Arc`, and each probe holds one more. So the memory outlives the
/// session as long as there is a probe, and a call that comes too late is counted instead of being undefined.
#[repr(C)]
struct Object {
    vtable: &'static SessionVtable,
    references: AtomicU32,
    add_refs: AtomicUsize,
    releases: AtomicUsize,
    destroyed: AtomicUsize,
    log_offs: AtomicUsize,
    too_late: AtomicUsize,
    hooked: AtomicUsize,
    hooked_at: AtomicU64,
    on_add_ref: Mutex<Option<Callback>>,
    on_release: Mutex<Option<Callback>>,
    on_log_off: Mutex<Option<Callback>>,
}

/// Sees what happens to a session, during its life and after, without holding a reference to it.
#[derive(Clone)]
pub(crate) struct Probe(Arc<Object>);

impl Probe {
    /// A new session, with one reference, and its probe.
    pub(crate) fn session() -> (MapiSession, Self) {
        let object = Arc::new(Object {
            vtable: &VTABLE,
            references: AtomicU32::new(1),
            add_refs: AtomicUsize::new(0),
            releases: AtomicUsize::new(0),
            destroyed: AtomicUsize::new(0),
            log_offs: AtomicUsize::new(0),
            too_late: AtomicUsize::new(0),
            hooked: AtomicUsize::new(0),
            hooked_at: AtomicU64::new(u64::MAX),
            on_add_ref: Mutex::default(),
            on_release: Mutex::default(),
            on_log_off: Mutex::default(),
        });
        let this = Arc::into_raw(Arc::clone(&object));
        // SAFETY: the object begins with a pointer to its vtable, and counts one reference, which is given away.
        let session = unsafe { MapiSession::from_raw(this.cast_mut().cast()) };
        (session, Self(object))
    }

    /// The probe of the session that `raw` points to.
    ///
    /// # Safety
    ///
    /// `raw` points to a session that was made here, and is alive.
    pub(crate) unsafe fn of(raw: *mut c_void) -> Self {
        let object = raw.cast_const().cast::<Object>();
        // SAFETY: the session's own references hold an `Arc`, so there is one to be cloned; its pointer came from
        // `Arc::into_raw`.
        unsafe {
            Arc::increment_strong_count(object);
            Self(Arc::from_raw(object))
        }
    }

    /// The probe of a session that a helper has.
    pub(crate) fn borrowed(session: &MapiSession) -> Self {
        // SAFETY: every `MapiSession` of these tests comes from `session`, and this one is alive.
        unsafe { Self::of(session.as_raw()) }
    }

    /// What tells this session from every other one that there is a probe of.
    pub(crate) fn address(&self) -> *mut c_void {
        Arc::as_ptr(&self.0).cast_mut().cast()
    }

    /// How many references to the session there are now.
    pub(crate) fn references(&self) -> u32 {
        self.0.references.load(SeqCst)
    }

    pub(crate) fn is_alive(&self) -> bool {
        self.references() > 0
    }

    /// How often `AddRef` was called.
    pub(crate) fn add_refs(&self) -> usize {
        self.0.add_refs.load(SeqCst)
    }

    /// How often `Release` was called.
    pub(crate) fn releases(&self) -> usize {
        self.0.releases.load(SeqCst)
    }

    /// How often the last reference went. Once is right.
    pub(crate) fn destroyed(&self) -> usize {
        self.0.destroyed.load(SeqCst)
    }

    /// How often `Logoff` was called.
    pub(crate) fn log_offs(&self) -> usize {
        self.0.log_offs.load(SeqCst)
    }

    /// How many calls came when there was no reference left.
    pub(crate) fn too_late(&self) -> usize {
        self.0.too_late.load(SeqCst)
    }

    /// A helper's hook says that it runs on this session, at the moment `now`.
    pub(crate) fn note_hook(&self, now: u64) {
        self.0.hooked.fetch_add(1, SeqCst);
        self.0.hooked_at.fetch_min(now, SeqCst);
    }

    /// How often a helper's hook ran on this session.
    pub(crate) fn hooked(&self) -> usize {
        self.0.hooked.load(SeqCst)
    }

    /// The moment when a helper's hook first ran on this session, or the end of time.
    pub(crate) fn hooked_at(&self) -> u64 {
        self.0.hooked_at.load(SeqCst)
    }

    /// Runs `callback` once, when `AddRef` is called next, after it has counted.
    pub(crate) fn on_add_ref(&self, callback: impl FnOnce() + Send + 'static) {
        *lock(&self.0.on_add_ref) = Some(Box::new(callback));
    }

    /// Runs `callback` once, when `Release` is called next, before it counts.
    pub(crate) fn on_release(&self, callback: impl FnOnce() + Send + 'static) {
        *lock(&self.0.on_release) = Some(Box::new(callback));
    }

    /// Runs `callback` once, when `Logoff` is called next.
    pub(crate) fn on_log_off(&self, callback: impl FnOnce() + Send + 'static) {
        *lock(&self.0.on_log_off) = Some(Box::new(callback));
    }

    /// The session was released for the last time, once, and left alone after that.
    #[track_caller]
    pub(crate) fn assert_gone(&self) {
        assert_eq!(self.references(), 0, "references to the session are left");
        assert_eq!(self.destroyed(), 1, "a session is destroyed once");
        assert_eq!(self.too_late(), 0, "calls to a session that is gone");
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        // A test that fails already has its message.
        if !thread::panicking() {
            assert_eq!(
                self.too_late.load(SeqCst),
                0,
                "calls to a session that is gone"
            );
        }
    }
}

static VTABLE: SessionVtable = SessionVtable {
    unknown: UnknownVtable {
        query_interface,
        add_ref,
        release,
    },
    unused: [0; 14],
    logoff,
};

impl Object {
    /// # Safety
    ///
    /// `this` points to an `Object` that is in memory as long as the result is used.
    unsafe fn at<'a>(this: *mut c_void) -> &'a Self {
        // SAFETY: as the caller promises; everything in an object is either constant or shareable.
        unsafe { &*this.cast::<Self>() }
    }

    /// Changes the count of references, unless there are none left: then the call is one that comes too late.
    fn recount(&self, change: impl Fn(u32) -> u32) -> Option<u32> {
        let counted = self
            .references
            .fetch_update(SeqCst, SeqCst, |count| (count > 0).then(|| change(count)));
        if counted.is_err() {
            self.too_late.fetch_add(1, SeqCst);
        }
        counted.ok().map(change)
    }
}

/// Runs the callback that waits in `place`, with nothing locked.
fn call_back(place: &Mutex<Option<Callback>>) {
    let waiting = lock(place).take();
    if let Some(callback) = waiting {
        callback();
    }
}

unsafe extern "system" fn query_interface(
    this: *mut c_void,
    iid: *const Guid,
    out: *mut *mut c_void,
) -> Hresult {
    // SAFETY: the callers of this session are the crate under test and these tests; both pass valid pointers.
    let iid = unsafe { *iid };
    let known = iid == Guid::digits(IUNKNOWN) || iid == Guid::digits(IMAPI_SESSION);
    let (found, answer) = if known {
        // SAFETY: `this` is a session, as in every slot of its vtable.
        unsafe { add_ref(this) };
        (this, Hresult::S_OK)
    } else {
        (ptr::null_mut(), Hresult::E_NOINTERFACE)
    };
    // SAFETY: as above.
    unsafe { *out = found };
    answer
}

unsafe extern "system" fn add_ref(this: *mut c_void) -> u32 {
    // SAFETY: the caller has a reference, or at least the test a probe.
    let object = unsafe { Object::at(this) };
    object.add_refs.fetch_add(1, SeqCst);
    let Some(count) = object.recount(|count| count + 1) else {
        return 0;
    };
    call_back(&object.on_add_ref);
    count
}

unsafe extern "system" fn release(this: *mut c_void) -> u32 {
    // SAFETY: the caller has a reference, or at least the test a probe.
    let object = unsafe { Object::at(this) };
    object.releases.fetch_add(1, SeqCst);
    call_back(&object.on_release);
    let Some(left) = object.recount(|count| count - 1) else {
        return 0;
    };
    if left == 0 {
        object.destroyed.fetch_add(1, SeqCst);
        // SAFETY: this is the `Arc` that was leaked for all COM references, and the last of them is gone.
        drop(unsafe { Arc::from_raw(this.cast::<Object>()) });
    }
    left
}

unsafe extern "system" fn logoff(
    this: *mut c_void,
    _ui_param: usize,
    _flags: u32,
    _reserved: u32,
) -> Hresult {
    // SAFETY: the caller has a reference, or at least the test a probe.
    let object = unsafe { Object::at(this) };
    if object.recount(|count| count).is_none() {
        return Hresult::E_UNEXPECTED;
    }
    object.log_offs.fetch_add(1, SeqCst);
    call_back(&object.on_log_off);
    Hresult::S_OK
}
