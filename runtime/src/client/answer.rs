//! What a method answers, and what it hands out with its answer.

use super::error::Call;
use super::memory::{Allocated, Allocator, Item};
use super::{AccountError, Cause, utf16};
use crate::sys::IOlkErrorUnknown;
use core::ffi::c_void;
use core::ops::Deref;
use core::ptr;
use windows_core::{HRESULT, Interface};

impl Call {
    /// Judges the answer: `S_OK` is the only success.
    #[inline]
    pub(super) fn outcome(self, answer: HRESULT) -> Result<(), AccountError> {
        Cause::of(answer).map_or(Ok(()), |cause| Err(self.error(cause)))
    }

    /// Takes over an interface pointer. One that came with an undocumented success is released.
    ///
    /// # Safety
    ///
    /// `raw` was NULL before the method was called, and is what it wrote since. If it succeeded, that is NULL or points to
    /// an object with this interface, with a reference for us.
    #[inline]
    pub(super) unsafe fn object<I: Interface>(
        self,
        answer: HRESULT,
        raw: *mut c_void,
    ) -> Result<I, AccountError> {
        if answer.is_err() {
            return Err(self.error(Cause::Failed(answer)));
        }
        // SAFETY: the method succeeded, so the pointer is one to an object with this interface, and its reference is ours.
        let object = (!raw.is_null()).then(|| unsafe { I::from_raw(raw) });
        self.outcome(answer)?;
        object.ok_or_else(|| self.error(Cause::Null))
    }

    /// Copies an array that the method handed out, and frees it with `owner`, the object of the method.
    ///
    /// # Safety
    ///
    /// If the method succeeded, `start` is null, or `owner` has handed it out. If `count` isn't over the limit, that many
    /// items can be read.
    pub(super) unsafe fn array<O: Allocator, T: Item, U: From<T>>(
        self,
        answer: HRESULT,
        owner: &O,
        start: *mut T,
        count: u32,
    ) -> Result<Vec<U>, AccountError> {
        if answer.is_err() {
            return Err(self.error(Cause::Failed(answer)));
        }
        // SAFETY: the method succeeded, so this is what the caller's promise is about.
        let array = unsafe { Allocated::array(owner, start, count, false) };
        self.outcome(answer)?;
        let items = array.items().map_err(|cause| self.error(cause))?;
        Ok(items.map(U::from).collect())
    }
}

/// Returns the words of `object` for a failure, by `GetLastError`, and frees them with its `FreeMemory`: the documentation
/// names no other way.
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
    let text = message.units().and_then(utf16::decode);
    text.map_err(|cause| call.error(cause))
}
