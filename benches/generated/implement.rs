//! Helpers made with `implement`.

use core::ffi::c_void;
use core::mem::transmute;
use core::ptr;
use std::sync::{Mutex, PoisonError};
use windows_core::{
    Error, HRESULT, IUnknown, IUnknown_Vtbl, Interface as _, Result, implement, interface,
};

const S_OK: HRESULT = HRESULT(0);
const E_NOTIMPL: HRESULT = HRESULT(0x8000_4001_u32 as i32);
const E_POINTER: HRESULT = HRESULT(0x8000_4003_u32 as i32);
const E_OUTOFMEMORY: HRESULT = HRESULT(0x8007_000E_u32 as i32);
const E_INVALIDARG: HRESULT = HRESULT(0x8007_0057_u32 as i32);

#[interface("9240A6CB-AF41-11D2-8C3B-00104B2A6676")]
pub unsafe trait IOlkAccountHelper: IUnknown {
    unsafe fn place_holder_1(&self, reserved: *mut c_void) -> HRESULT;
    unsafe fn get_identity(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT;
    unsafe fn get_mapi_session(&self, ppmsess: *mut *mut c_void) -> HRESULT;
    unsafe fn hands_off_session(&self) -> HRESULT;
}

#[derive(Clone)]
pub struct ProfileName {
    units: [u16; 65],
    with_nul: usize,
}

impl ProfileName {
    unsafe fn copy_to(&self, identity: *mut u16, pcch: *mut u32) -> HRESULT {
        if pcch.is_null() {
            return E_INVALIDARG;
        }
        let length = self.with_nul as u32;
        let capacity = unsafe { pcch.replace(length) };
        if identity.is_null() || capacity < length {
            return E_OUTOFMEMORY;
        }
        unsafe { identity.copy_from_nonoverlapping(self.units.as_ptr(), self.with_nul) };
        S_OK
    }
}

/// What every owner has to do with its session.
#[derive(Default)]
pub struct Slot(Mutex<Option<IUnknown>>);

impl Slot {
    fn lend(&self) -> Option<IUnknown> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, opened: IUnknown) -> (IUnknown, Option<IUnknown>) {
        let mut session = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*session {
            Some(kept) => (kept.clone(), Some(opened)),
            None => (session.insert(opened).clone(), None),
        }
    }

    fn take(&self) -> Option<IUnknown> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
