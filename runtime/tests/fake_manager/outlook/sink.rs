//! An `IOlkAccountNotify`, written by hand.

use super::published::{ERROR_UNKNOWN, ErrorUnknownVtable, NOTIFY, NotifyVtable, UnknownVtable};
use crate::support::{Guid, Hresult, Reference, lock};
use core::ffi::c_void;
use core::ptr;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

type OnNotify = dyn Fn(u32, u32) + Send + Sync;
type OnCount = dyn Fn() + Send + Sync;

/// A sink, and what it was told.
///
/// All COM references together hold one `Arc`, and this holds another, so that it can tell what became of them.
#[derive(Clone)]
pub(crate) struct Sink(Arc<Object>);

#[repr(C)]
struct Object {
    vtable: &'static NotifyVtable,
    references: AtomicU32,
    told: Mutex<Vec<(u32, u32)>>,
    answer: Hresult,
    on_notify: Mutex<Arc<OnNotify>>,
    on_count: Mutex<Arc<OnCount>>,
}

impl Object {
    fn count_callback(&self) {
        let on_count = lock(&self.on_count).clone();
        on_count();
    }
}

impl Sink {
    pub(crate) fn new() -> Self {
        Self::answering(Hresult::S_OK)
    }

    /// A sink that gives this answer.
    pub(crate) fn answering(answer: Hresult) -> Self {
        Self(Arc::new(Object {
            vtable: &VTABLE,
            references: AtomicU32::new(0),
            told: Mutex::default(),
            answer,
            on_notify: Mutex::new(Arc::new(|_, _| ())),
            on_count: Mutex::new(Arc::new(|| ())),
        }))
    }

    /// What it is to do when it is told something, after it has written it down.
    pub(crate) fn on_notify(&self, action: impl Fn(u32, u32) + Send + Sync + 'static) {
        *lock(&self.0.on_notify) = Arc::new(action);
    }

    /// What it is to do in `AddRef` and Release.
    pub(crate) fn on_count(&self, action: impl Fn() + Send + Sync + 'static) {
        *lock(&self.0.on_count) = Arc::new(action);
    }

    /// What it was told: what happened, and to which account.
    pub(crate) fn told(&self) -> Vec<(u32, u32)> {
        lock(&self.0.told).clone()
    }

    /// How many COM references there are.
    pub(crate) fn references(&self) -> u32 {
        self.0.references.load(SeqCst)
    }

    /// A COM reference.
    pub(crate) fn reference(&self) -> Reference {
        let this = Arc::as_ptr(&self.0).cast_mut().cast();
        // SAFETY: the object is alive.
        unsafe { add_ref(this) };
        // SAFETY: the reference that was just counted is given away.
        unsafe { Reference::from_raw(this) }.unwrap()
    }
}

static VTABLE: NotifyVtable = NotifyVtable {
    base: ErrorUnknownVtable {
        unknown: UnknownVtable {
            query_interface,
            add_ref,
            release,
        },
        get_last_error,
    },
    notify,
};

/// # Safety
///
/// `this` points to an object that is alive as long as the result is used.
unsafe fn at<'a>(this: *mut c_void) -> &'a Object {
    // SAFETY: as the caller promises; what changes in an object is atomic or locked.
    unsafe { &*this.cast() }
}

unsafe extern "system" fn query_interface(
    this: *mut c_void,
    iid: *const Guid,
    out: *mut *mut c_void,
) -> Hresult {
    // SAFETY: the callers are the crate under test and these tests; both pass valid pointers.
    let iid = unsafe { *iid };
    let known = [crate::support::IUNKNOWN, ERROR_UNKNOWN, NOTIFY];
    let (found, answer) = if known.map(Guid::digits).contains(&iid) {
        // SAFETY: `this` is a sink.
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
    // SAFETY: there is a reference to the sink, or the test has it.
    let object = unsafe { at(this) };
    object.count_callback();
    let count = object.references.fetch_add(1, SeqCst) + 1;
    if count == 1 {
        // SAFETY: the pointer is that of an `Arc`, which the test has.
        unsafe { Arc::increment_strong_count(this.cast::<Object>()) };
    }
    count
}

unsafe extern "system" fn release(this: *mut c_void) -> u32 {
    // SAFETY: the caller has a reference.
    let object = unsafe { at(this) };
    object.count_callback();
    let left = object.references.fetch_sub(1, SeqCst) - 1;
    if left == 0 {
        // SAFETY: the references together had this one.
        unsafe { Arc::decrement_strong_count(this.cast::<Object>()) };
    }
    left
}

unsafe extern "system" fn get_last_error(
    _this: *mut c_void,
    _error: Hresult,
    message: *mut *mut u16,
) -> Hresult {
    // SAFETY: as in `query_interface`.
    unsafe { *message = ptr::null_mut() };
    Hresult::E_NOTIMPL
}

unsafe extern "system" fn notify(this: *mut c_void, kind: u32, id: u32, flags: u32) -> Hresult {
    assert_eq!(flags, 0, "the flags are unused");
    // SAFETY: the caller has a reference.
    let object = unsafe { at(this) };
    lock(&object.told).push((kind, id));
    let on_notify = lock(&object.on_notify).clone();
    on_notify(kind, id);
    object.answer
}
