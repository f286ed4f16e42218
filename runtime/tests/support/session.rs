//! A MAPI session that does nothing but keep account of what is done to it.

use super::lock;
use super::object::{Class, Kept, Object};
use super::published::{Hresult, IMAPI_SESSION, SessionVtable, UnknownVtable};
use core::ffi::c_void;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
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

/// The record of what was done to a session.
struct Session {
    add_refs: AtomicUsize,
    releases: AtomicUsize,
    destroyed: AtomicUsize,
    log_offs: AtomicUsize,
    hooked: AtomicUsize,
    hooked_at: AtomicU64,
    on_add_ref: Mutex<Option<Callback>>,
    on_release: Mutex<Option<Callback>>,
    on_log_off: Mutex<Option<Callback>>,
}

// SAFETY: the vtable begins with the slots of `IUnknown`, and `logoff` takes a session.
unsafe impl Class for Session {
    type Vtable = SessionVtable;

    const VTABLE: &'static SessionVtable = &SessionVtable {
        unknown: UnknownVtable::of(Object::<Self>::UNKNOWN),
        unused: [0; 14],
        logoff,
    };

    const INTERFACES: &'static [GUID] = &[MapiSession::IID];

    fn added(object: &Object<Self>, count: u32) -> u32 {
        object.add_refs.fetch_add(1, SeqCst);
        call_back(&object.on_add_ref);
        count
    }

    fn releasing(object: &Object<Self>) {
        object.releases.fetch_add(1, SeqCst);
        call_back(&object.on_release);
    }

    fn released(object: &Object<Self>, left: u32) -> u32 {
        if left == 0 {
            object.destroyed.fetch_add(1, SeqCst);
        }
        left
    }
}

/// Sees what happens to a session, during its life and after, without holding a reference to it.
#[derive(Clone)]
pub(crate) struct Probe(Kept<Session>);

impl Probe {
    /// A new session, with one reference, and its probe.
    pub(crate) fn session() -> (MapiSession, Self) {
        let session = Kept::new(Session {
            add_refs: AtomicUsize::new(0),
            releases: AtomicUsize::new(0),
            destroyed: AtomicUsize::new(0),
            log_offs: AtomicUsize::new(0),
            hooked: AtomicUsize::new(0),
            hooked_at: AtomicU64::new(u64::MAX),
            on_add_ref: Mutex::default(),
            on_release: Mutex::default(),
            on_log_off: Mutex::default(),
        });
        (session.interface(), Self(session))
    }

    /// The probe of the session that `raw` points to.
    ///
    /// # Safety
    ///
    /// `raw` points to a session that was made here, and is alive.
    pub(crate) unsafe fn of(raw: *mut c_void) -> Self {
        // SAFETY: by the contract.
        Self(unsafe { Kept::of(raw) })
    }

    /// The probe of a session that a helper has.
    pub(crate) fn borrowed(session: &MapiSession) -> Self {
        // SAFETY: every `MapiSession` of these tests comes from `session`, and this one is alive.
        unsafe { Self::of(session.as_raw()) }
    }

    /// What tells this session from every other one that there is a probe of.
    pub(crate) fn address(&self) -> *mut c_void {
        self.0.pointer()
    }

    /// How many references to the session there are now.
    pub(crate) fn references(&self) -> u32 {
        self.0.references()
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
        self.0.too_late()
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

/// Runs the callback that waits in `place`, with nothing locked.
fn call_back(place: &Mutex<Option<Callback>>) {
    let waiting = lock(place).take();
    if let Some(callback) = waiting {
        callback();
    }
}

unsafe extern "system" fn logoff(
    this: *mut c_void,
    _ui_param: usize,
    _flags: u32,
    _reserved: u32,
) -> Hresult {
    // SAFETY: the caller has a reference, or at least the test a probe.
    let session = unsafe { Object::<Session>::at(this) };
    if session.references() == 0 {
        return Hresult::E_UNEXPECTED;
    }
    session.log_offs.fetch_add(1, SeqCst);
    call_back(&session.on_log_off);
    Hresult::S_OK
}
