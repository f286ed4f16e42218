//! Writing COM's out-parameters.

use crate::sys::{E_UNEXPECTED, S_OK};
use core::ffi::c_void;
use core::ptr;
use windows_core::{Error, HRESULT};

/// A non-NULL pointer through which the caller expects an interface pointer.
///
/// Callers in C++ may have packed it into a structure, so it isn't taken to be aligned.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub(super) struct OutPointer(*mut *mut c_void);

impl OutPointer {
    /// Takes an out-parameter; nothing where it is NULL.
    ///
    /// # Safety
    ///
    /// `out` is NULL, or valid for writing a pointer as long as the value is used.
    #[inline]
    pub(super) unsafe fn new(out: *mut *mut c_void) -> Option<Self> {
        (!out.is_null()).then_some(Self(out))
    }

    /// Hands out `interface`, with the one reference that comes with it.
    #[inline]
    pub(super) fn hand_out(self, interface: *mut c_void) -> HRESULT {
        self.write(interface);
        S_OK
    }

    /// Hands out nothing, and answers `why`.
    #[inline]
    pub(super) fn refuse(self, why: HRESULT) -> HRESULT {
        self.write(ptr::null_mut());
        why
    }

    #[inline]
    fn write(self, interface: *mut c_void) {
        // SAFETY: whoever made `self` promised that the pointer is valid for writing while it is used.
        unsafe { self.0.write_unaligned(interface) }
    }
}

/// The failure that an error of user code stands for. Its error info, on Windows, goes to the thread, where COM
/// callers look for it.
///
/// An error that carries a success code is a mistake in the user's code, and mustn't look like success.
#[cold]
pub(super) fn failure(error: Error) -> HRESULT {
    let code = HRESULT::from(error);
    if code.is_ok() { E_UNEXPECTED } else { code }
}
