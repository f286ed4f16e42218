//! The helper as it was: `#[implement]`, and the binding's `IOlkAccountHelper` with every answer written by hand.

// The lints are about what `#[implement]` writes.
#![allow(clippy::inline_always, clippy::ref_as_ptr)]

use core::ffi::c_void;
use core::{iter, ptr};
use outlook_mapi::sys::{IOlkAccountHelper, IOlkAccountHelper_Impl};
use windows::Win32::Foundation::{E_INVALIDARG, E_NOTIMPL, E_OUTOFMEMORY};
use windows_core::{IUnknown, PCWSTR, Result, implement};

/// Lends the session that the program has logged on.
#[implement(IOlkAccountHelper)]
pub(crate) struct AccountHelper {
    profile_name: Vec<u16>,
    session: IUnknown,
}

impl AccountHelper {
    pub(crate) fn new(profile_name: &str, session: IUnknown) -> Self {
        Self {
            profile_name: profile_name.encode_utf16().chain(iter::once(0)).collect(),
            session,
        }
    }
}

impl IOlkAccountHelper_Impl for AccountHelper_Impl {
    fn PlaceHolder1(&self, _reserved: *mut c_void) -> Result<()> {
        Err(E_NOTIMPL.into())
    }

    fn GetIdentity(&self, pwszidentity: &PCWSTR, pcch: *mut u32) -> Result<()> {
        if pcch.is_null() {
            return Err(E_INVALIDARG.into());
        }
        let name = &self.profile_name;
        // The binding has the buffer as an input; it is written to, so the `const` has to go. Nobody thought of a caller
        // that has no buffer.
        let buffer = pwszidentity.as_ptr().cast_mut();
        // SAFETY: the caller's pointers are valid for what the method is documented to do; if none is NULL, that is.
        unsafe {
            let capacity = pcch.replace(u32::try_from(name.len()).unwrap_or(u32::MAX));
            if (capacity as usize) < name.len() {
                return Err(E_OUTOFMEMORY.into());
            }
            ptr::copy_nonoverlapping(name.as_ptr(), buffer, name.len());
        }
        Ok(())
    }

    fn GetMapiSession(&self) -> Result<IUnknown> {
        Ok(self.session.clone())
    }

    /// This is the breach. `Ok(())` is `S_OK`, by which a helper says that it had created the session and has released
    /// it. This one neither created it nor releases it: it must answer `E_NOTIMPL`, and nothing else. It compiles, and
    /// works as long as nobody relies on the answer.
    fn HandsOffSession(&self) -> Result<()> {
        Ok(())
    }
}
