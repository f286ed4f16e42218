//! COM on this thread.

use core::marker::PhantomData;
use windows::Win32::System::Com::{COINIT_APARTMENTTHREADED, CoInitializeEx, CoUninitialize};
use windows_core::HRESULT;

/// A single-threaded apartment, from `CoInitializeEx` to `CoUninitialize`.
pub(crate) struct Apartment(PhantomData<*const ()>);

impl Apartment {
    /// Enters one.
    pub(crate) fn enter() -> Result<Self, HRESULT> {
        // SAFETY: `drop` calls the one `CoUninitialize` that belongs to it, on the same thread: the value can't be
        // sent to another.
        let entered = unsafe { CoInitializeEx(None, COINIT_APARTMENTTHREADED) };
        if entered.is_err() {
            return Err(entered);
        }
        Ok(Self(PhantomData))
    }
}

impl Drop for Apartment {
    fn drop(&mut self) {
        // SAFETY: belongs to the `CoInitializeEx` of `enter`.
        unsafe { CoUninitialize() };
    }
}
