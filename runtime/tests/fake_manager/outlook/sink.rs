//! An `IOlkAccountNotify`, written by hand.

use super::published::{ERROR_UNKNOWN, ErrorUnknownVtable, NOTIFY, NotifyVtable};
use crate::support::object::{Class, Kept, Object};
use crate::support::{Hresult, Reference, UnknownVtable, lock};
use core::ffi::c_void;
use core::ptr;
use std::sync::{Arc, Mutex};
use windows_core::GUID;

type OnNotify = dyn Fn(u32, u32) + Send + Sync;
type OnCount = dyn Fn() + Send + Sync;

/// A sink, and what it was told.
#[derive(Clone)]
pub(crate) struct Sink(Kept<Record>);

struct Record {
    told: Mutex<Vec<(u32, u32)>>,
    answer: Hresult,
    on_notify: Mutex<Arc<OnNotify>>,
    on_count: Mutex<Arc<OnCount>>,
}

// SAFETY: the vtable begins with the slots of `IUnknown`, and the others take a sink.
unsafe impl Class for Record {
    type Vtable = NotifyVtable;

    const VTABLE: &'static NotifyVtable = &NotifyVtable {
        base: ErrorUnknownVtable {
            unknown: UnknownVtable::of(Object::<Self>::UNKNOWN),
            get_last_error,
        },
        notify,
    };

    const INTERFACES: &'static [GUID] = &[GUID::from_u128(ERROR_UNKNOWN), GUID::from_u128(NOTIFY)];

    fn added(object: &Object<Self>, count: u32) -> u32 {
        object.count_callback();
        count
    }

    fn releasing(object: &Object<Self>) {
        object.count_callback();
    }
}

impl Record {
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
        Self(Kept::new(Record {
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
        self.0.references()
    }

    /// A COM reference.
    pub(crate) fn reference(&self) -> Reference {
        // SAFETY: the reference is given away.
        unsafe { Reference::from_raw(self.0.reference()) }.unwrap()
    }
}

unsafe extern "system" fn get_last_error(
    _this: *mut c_void,
    _error: Hresult,
    message: *mut *mut u16,
) -> Hresult {
    // SAFETY: the callers are the crate under test and these tests; both pass a valid pointer.
    unsafe { *message = ptr::null_mut() };
    Hresult::E_NOTIMPL
}

unsafe extern "system" fn notify(this: *mut c_void, kind: u32, id: u32, flags: u32) -> Hresult {
    assert_eq!(flags, 0, "the flags are unused");
    // SAFETY: the caller has a reference.
    let object = unsafe { Object::<Record>::at(this) };
    lock(&object.told).push((kind, id));
    let on_notify = lock(&object.on_notify).clone();
    on_notify(kind, id);
    object.answer
}
