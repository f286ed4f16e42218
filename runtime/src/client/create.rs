//! Where an account manager comes from.

use super::AccountError;
use super::error::Call;
use crate::sys::IOlkAccountManager;

/// Makes Outlook's account manager, by `CoCreateInstance`. It wants its `Init`.
#[cfg(windows)]
pub(super) fn account_manager() -> Result<IOlkAccountManager, AccountError> {
    use crate::sys::CLSID_OlkAccountManager;
    use core::ffi::c_void;
    use core::ptr;
    use windows_core::{GUID, HRESULT, Interface};

    windows_core::link!("ole32.dll" "system" fn CoCreateInstance(
        rclsid: *const GUID,
        punkouter: *mut c_void,
        dwclscontext: u32,
        riid: *const GUID,
        ppv: *mut *mut c_void
    ) -> HRESULT);

    /// `CLSCTX_INPROC_SERVER`: a DLL, in this process.
    const IN_PROCESS: u32 = 1;

    let (class, interface) = (CLSID_OlkAccountManager, IOlkAccountManager::IID);
    let (class, interface) = (&raw const class, &raw const interface);
    let (mut manager, nobody) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: all pointers are those of local variables, and NULL is for an object that is no part of another.
    let answer =
        unsafe { CoCreateInstance(class, nobody, IN_PROCESS, interface, &raw mut manager) };
    // SAFETY: what is handed out is an account manager, with a reference of our own.
    unsafe { Call::Create.object(answer, manager) }
}

/// There is no Outlook here.
#[cfg(not(windows))]
pub(super) fn account_manager() -> Result<IOlkAccountManager, AccountError> {
    Err(Call::Create.error(super::Cause::NotWindows))
}

/// Whether COM lets what is made on this thread be called on others: in a multithreaded apartment, which a thread may be
/// in by having none of its own.
#[cfg(windows)]
pub(super) fn is_multithreaded() -> bool {
    use windows_core::HRESULT;

    windows_core::link!("ole32.dll" "system" fn CoGetApartmentType(apartment: *mut i32, qualifier: *mut i32) -> HRESULT);

    /// `APTTYPE_STA` and `APTTYPE_MAINSTA`.
    const SINGLE_THREADED: [i32; 2] = [0, 3];

    let (mut apartment, mut qualifier) = (-1, 0);
    // SAFETY: both pointers are those of local variables.
    let answer = unsafe { CoGetApartmentType(&raw mut apartment, &raw mut qualifier) };
    // Without COM there is nobody else who would call.
    answer.is_ok() && !SINGLE_THREADED.contains(&apartment)
}

/// There is no COM here.
#[cfg(not(windows))]
pub(super) fn is_multithreaded() -> bool {
    false
}
