//! A session that costs next to nothing, so that the cost of a call is the helper's.

use core::cell::Cell;
use core::ffi::c_void;
use core::ptr;
use olk_account::sys::E_NOINTERFACE;
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Interface};

#[repr(C)]
struct Session {
    vtable: &'static IUnknown_Vtbl,
    references: Cell<u32>,
}

static VTABLE: IUnknown_Vtbl = IUnknown_Vtbl {
    QueryInterface: query_interface,
    AddRef: add_ref,
    Release: release,
};

/// Returns a new session, which is never freed.
pub(super) fn session() -> IUnknown {
    let session = Box::leak(Box::new(Session {
        vtable: &VTABLE,
        references: Cell::new(1),
    }));
    // SAFETY: the object begins with the vtable of `IUnknown`, and lives as long as the process.
    unsafe { IUnknown::from_raw(ptr::from_mut(session).cast()) }
}

unsafe extern "system" fn query_interface(
    _this: *mut c_void,
    _iid: *const GUID,
    found: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: COM's callers pass a valid out-parameter.
    unsafe { *found = ptr::null_mut() };
    E_NOINTERFACE
}

unsafe extern "system" fn add_ref(this: *mut c_void) -> u32 {
    count(this, 1)
}

unsafe extern "system" fn release(this: *mut c_void) -> u32 {
    count(this, -1)
}

fn count(this: *mut c_void, one: i32) -> u32 {
    // SAFETY: both callers get their `this` from COM's caller, which holds a reference to a `Session`.
    let references = unsafe { &(*this.cast::<Session>()).references };
    references.set(references.get().wrapping_add_signed(one));
    references.get()
}
