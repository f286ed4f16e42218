//! COM on a thread.

use core::marker::PhantomData;
use std::sync::{Mutex, MutexGuard, PoisonError};
use windows::Win32::System::Com::{
    APTTYPE, APTTYPE_MTA, APTTYPEQUALIFIER, COINIT, CoGetApartmentType, CoInitializeEx,
    CoUninitialize,
};

/// The process has one multithreaded apartment. A class in it is visible to the whole process, and while it exists, a
/// thread that has not entered any apartment belongs to it.
static PROCESS: Mutex<()> = Mutex::new(());

/// Locks the process for one test. Each test that enters the multithreaded apartment, or that must not be in it, does so.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    PROCESS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The apartment that this thread is in, from `CoInitializeEx` to `CoUninitialize`.
pub(crate) struct Apartment(PhantomData<*const ()>);

impl Apartment {
    /// Enters an apartment of this kind.
    pub(crate) fn enter(kind: COINIT) -> Self {
        // SAFETY: `drop` calls the one `CoUninitialize` that belongs to it, on the same thread: the value can't be
        // sent to another.
        let entered = unsafe { CoInitializeEx(None, kind) };
        entered.ok().expect("CoInitializeEx failed");
        Self(PhantomData)
    }

    /// Whether it is the one that all threads may share, by COM's own account.
    #[allow(
        clippy::unused_self,
        reason = "whoever has the value is on the thread that the answer is about"
    )]
    pub(crate) fn is_multithreaded(&self) -> bool {
        let mut kind = APTTYPE::default();
        let mut qualifier = APTTYPEQUALIFIER::default();
        // SAFETY: both out pointers are local variables'.
        unsafe { CoGetApartmentType(&raw mut kind, &raw mut qualifier) }
            .expect("CoGetApartmentType failed");
        kind == APTTYPE_MTA
    }
}

impl Drop for Apartment {
    fn drop(&mut self) {
        // SAFETY: belongs to the `CoInitializeEx` of `enter`.
        unsafe { CoUninitialize() };
    }
}
