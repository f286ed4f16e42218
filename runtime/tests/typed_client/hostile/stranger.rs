//! An object that nobody has asked for.

use super::object::{Class, Object};
use super::{Counted, Scene};
use olk_account::sys::{E_NOTIMPL, IOlkErrorUnknown, IOlkErrorUnknown_Impl, IOlkErrorUnknown_Vtbl};
use std::rc::Rc;
use windows_core::{GUID, HRESULT};

struct Stranger(#[allow(dead_code, reason = "it counts the object")] Counted);

pub(super) fn create(scene: &Rc<Scene>) -> IOlkErrorUnknown {
    Object::create(Stranger(Counted::new(scene)))
}

// SAFETY: the vtable is that of the interface, for objects of this class.
unsafe impl Class for Stranger {
    type Vtable = IOlkErrorUnknown_Vtbl;
    type Interface = IOlkErrorUnknown;
    const VTABLE: &'static IOlkErrorUnknown_Vtbl = &IOlkErrorUnknown_Vtbl::new::<Object<Self>, 0>();

    fn matches(iid: &GUID) -> bool {
        IOlkErrorUnknown_Vtbl::matches(iid)
    }
}

impl IOlkErrorUnknown_Impl for Object<Stranger> {
    unsafe fn GetLastError(&self, _error: HRESULT, _message: *mut *mut u16) -> HRESULT {
        E_NOTIMPL
    }
}
