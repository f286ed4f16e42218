//! A helper that does nothing. It costs what the loop that calls it costs.

use super::{Implementation, Profile, RUST_PROFILE};
use core::ffi::c_void;
use olk_account::IOlkAccountHelper;
use olk_account::sys::{IOlkAccountHelper_Vtbl, S_OK};
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Interface};

/// The instructions of each method here: one sets the register of the answer to 0, the other returns.
pub(super) const INSTRUCTIONS: f64 = 2.0;

pub(super) fn implementation() -> Implementation {
    Implementation {
        profile: &RUST_PROFILE,
        owner: create,
        borrower: create,
        fixed_owner: create,
        fixed_borrower: create,
    }
}

static VTABLE: IOlkAccountHelper_Vtbl = IOlkAccountHelper_Vtbl {
    base__: IUnknown_Vtbl {
        QueryInterface: query_interface,
        AddRef: count,
        Release: count,
    },
    PlaceHolder1: pointer,
    GetIdentity: get_identity,
    GetMapiSession: session,
    HandsOffSession: hands_off_session,
};

/// The object: a pointer to its vtable, and nothing else.
static HELPER: &IOlkAccountHelper_Vtbl = &VTABLE;

unsafe extern "C" fn create(_profile: &Profile, session: IUnknown) -> IOlkAccountHelper {
    // The others release it when they are dropped, and that is their cost.
    core::mem::forget(session);
    // SAFETY: the object begins with the interface's vtable, and is never freed.
    unsafe { IOlkAccountHelper::from_raw((&raw const HELPER).cast_mut().cast()) }
}

unsafe extern "system" fn query_interface(
    _this: *mut c_void,
    _iid: *const GUID,
    _found: *mut *mut c_void,
) -> HRESULT {
    S_OK
}

unsafe extern "system" fn count(_this: *mut c_void) -> u32 {
    0
}

unsafe extern "system" fn pointer(_this: *mut c_void, _reserved: *mut c_void) -> HRESULT {
    S_OK
}

unsafe extern "system" fn get_identity(
    _this: *mut c_void,
    _identity: *mut u16,
    _pcch: *mut u32,
) -> HRESULT {
    S_OK
}

unsafe extern "system" fn session(_this: *mut c_void, _ppmsess: *mut *mut c_void) -> HRESULT {
    S_OK
}

unsafe extern "system" fn hands_off_session(_this: *mut c_void) -> HRESULT {
    S_OK
}
