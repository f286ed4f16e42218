//! What the manager and its accounts have to say of an error.

use super::error::Call;
use super::memory::{Allocated, Allocator};
use super::{AccountError, Cause, utf16};
use crate::sys::IOlkErrorUnknown;
use core::ops::Deref;
use core::ptr;
use windows_core::HRESULT;

/// The words of `object` for a failure, by `GetLastError`. They are freed with its own `FreeMemory`: the reference names
/// no other way.
pub(super) fn message<O>(object: &O, code: HRESULT) -> Result<String, AccountError>
where
    O: Allocator + Deref<Target = IOlkErrorUnknown>,
{
    let call = Call::GetLastError;
    let mut message = ptr::null_mut();
    // SAFETY: the out-parameter is a local variable.
    let answer = unsafe { object.GetLastError(code, &raw mut message) };
    if answer.is_err() {
        return Err(call.error(Cause::Failed(answer)));
    }
    // SAFETY: on success the object has handed out a NUL-terminated text, or the pointer is null.
    let message = unsafe { Allocated::text(object, message, false) };
    call.outcome(answer)?;
    let units = message.units().map_err(|cause| call.error(cause))?;
    utf16::decode(units).map_err(|cause| call.error(cause))
}
