//! An object that nobody has asked for.

use super::object::{Class, Object, class};
use super::{Counted, Scene};
use olk_account::sys::{E_NOTIMPL, IOlkErrorUnknown, IOlkErrorUnknown_Impl, IOlkErrorUnknown_Vtbl};
use std::rc::Rc;
use windows_core::{GUID, HRESULT};

struct Stranger(#[allow(dead_code, reason = "it counts the object")] Counted);

pub(super) fn create(scene: &Rc<Scene>) -> IOlkErrorUnknown {
    Object::create(Stranger(Counted::new(scene)))
}

class!(Stranger, IOlkErrorUnknown, IOlkErrorUnknown_Vtbl);

impl IOlkErrorUnknown_Impl for Object<Stranger> {
    unsafe fn GetLastError(&self, _error: HRESULT, _message: *mut *mut u16) -> HRESULT {
        E_NOTIMPL
    }
}
