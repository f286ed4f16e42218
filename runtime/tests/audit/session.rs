//! A session that does nothing but count.

use super::object::{Class, Kept, Object};
use core::ffi::c_void;
use windows_core::{GUID, IUnknown_Vtbl};

/// A session, which its maker keeps to see what is done to it.
pub(crate) struct SessionBox(Kept<Session>);

pub(crate) struct Session {
    /// Whether it tells how many references there are.
    tells: bool,
}

// SAFETY: the vtable is that of `IUnknown`.
unsafe impl Class for Session {
    type Vtable = IUnknown_Vtbl;

    const VTABLE: &'static IUnknown_Vtbl = &Object::<Self>::UNKNOWN;

    const INTERFACES: &'static [GUID] = &[];

    const MAY_BE_CALLED_TOO_LATE: bool = true;

    fn added(object: &Object<Self>, count: u32) -> u32 {
        if object.tells { count } else { 1 }
    }

    fn released(object: &Object<Self>, left: u32) -> u32 {
        if object.tells { left } else { 1 }
    }
}

impl SessionBox {
    /// A session with one reference, which is the caller's.
    pub(crate) fn new(tells: bool) -> Self {
        let session = Kept::new(Session { tells });
        session.reference();
        Self(session)
    }

    /// The interface pointer.
    pub(crate) fn pointer(&self) -> *mut c_void {
        self.0.pointer()
    }

    /// How many references there are.
    pub(crate) fn references(&self) -> u32 {
        self.0.references()
    }

    /// Whether it was called after its end.
    pub(crate) fn was_called_too_late(&self) -> bool {
        self.0.too_late() > 0
    }
}

impl Drop for SessionBox {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

/// Adds a reference.
///
/// # Safety
///
/// `session` is the pointer of a [`SessionBox`] that is there.
pub(crate) unsafe fn add_ref(session: *mut c_void) {
    // SAFETY: by the contract.
    unsafe { Kept::<Session>::of(session) }.add_ref();
}

/// Gives a reference up.
///
/// # Safety
///
/// `session` is the pointer of a [`SessionBox`] that is there.
pub(crate) unsafe fn release(session: *mut c_void) {
    // SAFETY: by the contract.
    unsafe { Object::<Session>::release(session) };
}
