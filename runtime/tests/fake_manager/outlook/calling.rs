//! What calling a method amounts to.

use super::published::ErrorUnknownVtable;
use crate::support::{Hresult, Reference, garbage};
use core::ffi::c_void;

/// The text at `raw`, up to its NUL.
///
/// # Safety
///
/// It can be read up to there.
pub(crate) unsafe fn read_text(raw: *const u16) -> String {
    let mut length = 0;
    // SAFETY: as the caller promises.
    while unsafe { *raw.add(length) } != 0 {
        length += 1;
    }
    // SAFETY: as the caller promises.
    String::from_utf16(unsafe { core::slice::from_raw_parts(raw, length) }).unwrap()
}

/// An out-parameter for an interface pointer, as an answer goes with it: `S_OK` with a pointer that has a reference of
/// our own, or anything else with NULL.
#[track_caller]
pub(super) fn handed_out(
    call: impl FnOnce(*mut *mut c_void) -> Hresult,
) -> Result<Reference, Hresult> {
    let mut out = garbage();
    let answer = call(&raw mut out);
    assert_ne!(out, garbage(), "the out-parameter was not written");
    // SAFETY: what the callers here call gives out interface pointers.
    let reference = unsafe { Reference::from_raw(out) };
    match reference {
        Some(reference) if answer == Hresult::S_OK => Ok(reference),
        None if answer != Hresult::S_OK => Err(answer),
        _ => panic!("{answer:?}, and {out:?}"),
    }
}

/// `GetLastError` of any object that has it, with the message freed by `free`.
pub(super) fn last_error(
    object: &Reference,
    error: Hresult,
    free: impl FnOnce(*mut u8) -> Hresult,
) -> Result<String, Hresult> {
    // SAFETY: the callers' objects have this vtable, and are alive.
    let vtable = unsafe { **object.as_raw().cast::<*const ErrorUnknownVtable>() };
    let mut message = garbage().cast();
    // SAFETY: `message` is a local variable.
    let answer = unsafe { (vtable.get_last_error)(object.as_raw(), error, &raw mut message) };
    if answer != Hresult::S_OK {
        assert!(message.is_null());
        return Err(answer);
    }
    // SAFETY: on success, it is a string.
    let text = unsafe { read_text(message) };
    assert_eq!(free(message.cast()), Hresult::S_OK);
    Ok(text)
}
