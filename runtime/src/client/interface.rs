//! Interface pointers that come out of a call.

use super::Cause;
use core::ffi::c_void;
use windows_core::{HRESULT, Interface};

/// Takes over an interface pointer from a method that has `S_OK` for success, and no other.
///
/// # Errors
///
/// Why there is none. A pointer that came with an undocumented success is released.
///
/// # Safety
///
/// `raw` was NULL before the method was called, and is what it wrote since. If it succeeded, that is NULL or points to
/// an object with this interface, with a reference for us.
#[inline]
pub(super) unsafe fn take<I: Interface>(answer: HRESULT, raw: *mut c_void) -> Result<I, Cause> {
    if answer.is_err() {
        return Err(Cause::Failed(answer));
    }
    // SAFETY: the method succeeded, so the pointer is one to an object with this interface, and its reference is ours.
    let object = (!raw.is_null()).then(|| unsafe { I::from_raw(raw) });
    match Cause::of(answer) {
        Some(cause) => Err(cause),
        None => object.ok_or(Cause::Null),
    }
}
