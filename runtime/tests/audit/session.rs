//! A session that does nothing but count.

use core::cell::Cell;
use core::ffi::c_void;
use core::ptr;
use olk_account::sys::{E_NOINTERFACE, S_OK};
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Interface};

/// A COM object that doesn't go when its last reference does: it is its maker's, who can see what was done to it.
#[repr(C)]
pub(crate) struct Session {
    vtable: *const IUnknown_Vtbl,
    references: Cell<u32>,
    /// Calls that came when there was no reference.
    too_late: Cell<u32>,
    /// Whether it tells how many references there are.
    tells: bool,
}

static VTABLE: IUnknown_Vtbl = IUnknown_Vtbl {
    QueryInterface: query_interface,
    AddRef: add_ref,
    Release: release,
};

/// The owner of a session's memory.
pub(crate) struct SessionBox(*mut Session);

impl SessionBox {
    /// A session with one reference, which is the caller's.
    pub(crate) fn new(tells: bool) -> Self {
        Self(Box::into_raw(Box::new(Session {
            vtable: &raw const VTABLE,
            references: Cell::new(1),
            too_late: Cell::new(0),
            tells,
        })))
    }

    /// The interface pointer.
    pub(crate) fn pointer(&self) -> *mut c_void {
        self.0.cast()
    }

    /// How many references there are.
    pub(crate) fn references(&self) -> u32 {
        // SAFETY: the memory is there as long as `self` is.
        unsafe { at(self.pointer()) }.references.get()
    }

    /// Whether it was called after its end.
    pub(crate) fn was_called_too_late(&self) -> bool {
        // SAFETY: the memory is there as long as `self` is.
        unsafe { at(self.pointer()) }.too_late.get() > 0
    }
}

impl Drop for SessionBox {
    fn drop(&mut self) {
        // SAFETY: the pointer came from a box, and nobody calls the session any more.
        drop(unsafe { Box::from_raw(self.0) });
    }
}

/// Adds a reference.
///
/// # Safety
///
/// `session` is the pointer of a [`SessionBox`] that is there.
pub(crate) unsafe extern "system" fn add_ref(session: *mut c_void) -> u32 {
    // SAFETY: as the caller promises.
    unsafe { at(session) }.recount(|references| references + 1)
}

/// Gives a reference up.
///
/// # Safety
///
/// `session` is the pointer of a [`SessionBox`] that is there.
pub(crate) unsafe extern "system" fn release(session: *mut c_void) -> u32 {
    // SAFETY: as the caller promises.
    unsafe { at(session) }.recount(|references| references - 1)
}

unsafe extern "system" fn query_interface(
    this: *mut c_void,
    iid: *const GUID,
    out: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: the only callers are the audit and these tests, whose pointers are valid.
    unsafe {
        if *iid == IUnknown::IID {
            add_ref(this);
            *out = this;
            S_OK
        } else {
            *out = ptr::null_mut();
            E_NOINTERFACE
        }
    }
}

impl Session {
    fn recount(&self, change: impl FnOnce(u32) -> u32) -> u32 {
        if self.references.get() == 0 {
            self.too_late.set(self.too_late.get() + 1);
            return 0;
        }
        self.references.set(change(self.references.get()));
        if self.tells { self.references.get() } else { 1 }
    }
}

/// # Safety
///
/// `session` is the pointer of a [`SessionBox`] that is there as long as the result is used.
unsafe fn at<'a>(session: *mut c_void) -> &'a Session {
    // SAFETY: as the caller promises; nothing is written but cells.
    unsafe { &*session.cast::<Session>() }
}
