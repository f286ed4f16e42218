//! An object that nobody has asked for.

use super::object::{Class, Object, class};
use super::{Counted, Scene};
use core::ffi::c_void;
use olk_account::sys::{
    E_NOTIMPL, IOlkAccount, IOlkErrorUnknown, IOlkErrorUnknown_Impl, IOlkErrorUnknown_Vtbl,
};
use std::rc::Rc;
use windows_core::{GUID, HRESULT, Interface};

struct Stranger(Counted);

pub(super) fn create(scene: &Rc<Scene>) -> IOlkErrorUnknown {
    Object::create(Stranger(Counted::new(scene)))
}

class!(
    Stranger,
    IOlkErrorUnknown,
    IOlkErrorUnknown_Vtbl,
    fn query(&self, iid: &GUID) -> (HRESULT, *mut c_void) {
        assert_eq!(*iid, IOlkAccount::IID, "the client asks for nothing else");
        let queried = self.0.0.script.borrow().queried;
        self.0.0.hand_out(queried)
    }
);

impl IOlkErrorUnknown_Impl for Object<Stranger> {
    unsafe fn GetLastError(&self, _error: HRESULT, _message: *mut *mut u16) -> HRESULT {
        E_NOTIMPL
    }
}
