//! The class object, registered with COM for this process.

// The lints are about what `#[implement]` writes.
#![allow(clippy::inline_always, clippy::ref_as_ptr)]

use core::ffi::c_void;
use olk_account::sys::{CLSID_OlkAccountManager, IOlkAccountManager};
use windows::Win32::Foundation::{CLASS_E_NOAGGREGATION, E_POINTER};
use windows::Win32::System::Com::{
    CLSCTX_INPROC_SERVER, CoRegisterClassObject, CoRevokeClassObject, IClassFactory,
    IClassFactory_Impl, REGCLS_MULTIPLEUSE,
};
use windows_core::{BOOL, GUID, HRESULT, IUnknown, Interface, Ref, Result, implement};

/// Makes account managers.
#[implement(IClassFactory)]
struct Class {
    make: Box<dyn Fn() -> IOlkAccountManager>,
}

impl IClassFactory_Impl for Class_Impl {
    fn CreateInstance(
        &self,
        outer: Ref<'_, IUnknown>,
        iid: *const GUID,
        object: *mut *mut c_void,
    ) -> Result<()> {
        if object.is_null() {
            return Err(E_POINTER.into());
        }
        // SAFETY: not NULL, so COM's caller has it valid for writing.
        unsafe { object.write(core::ptr::null_mut()) };
        if !outer.is_null() {
            return Err(CLASS_E_NOAGGREGATION.into());
        }
        // SAFETY: both pointers are as COM's caller passed them.
        let answer: HRESULT = unsafe { (self.make)().query(iid, object) };
        answer.ok()
    }

    fn LockServer(&self, _lock: BOOL) -> Result<()> {
        Ok(())
    }
}

/// `CLSID_OlkAccountManager`, served by this process until the value is dropped.
pub(crate) struct Registration(u32);

impl Registration {
    /// Registers a class of the managers that `make` makes, in the apartment of this thread.
    pub(crate) fn of(make: impl Fn() -> IOlkAccountManager + 'static) -> Self {
        let class: IClassFactory = Class {
            make: Box::new(make),
        }
        .into();
        // SAFETY: the class is a COM object, and it is revoked before the apartment is left: see `drop`.
        let cookie = unsafe {
            CoRegisterClassObject(
                &CLSID_OlkAccountManager,
                &class,
                CLSCTX_INPROC_SERVER,
                REGCLS_MULTIPLEUSE,
            )
        };
        Self(cookie.expect("CoRegisterClassObject failed"))
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        // SAFETY: the cookie is that of a class which is registered, and is revoked but once.
        unsafe { CoRevokeClassObject(self.0) }.expect("CoRevokeClassObject failed");
    }
}
