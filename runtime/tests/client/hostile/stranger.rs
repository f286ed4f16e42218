//! An object that nobody has asked for.

use super::interfaces::{ErrorUnknown, class};
use super::object::{Class, Object};
use super::{Counted, Scene};
use core::ffi::c_void;
use olk_account::sys::{IOlkAccount, IOlkErrorUnknown};
use std::rc::Rc;
use windows_core::{GUID, HRESULT, Interface};

struct Stranger(Counted);

pub(super) fn create(scene: &Rc<Scene>) -> IOlkErrorUnknown {
    Object::create(Stranger(Counted::new(scene)))
}

class!(Stranger: ErrorUnknown = IOlkErrorUnknown {
    unsafe fn query(object: &Object<Self>, iid: *const GUID, out: *mut *mut c_void) -> HRESULT {
        // SAFETY: the client passes it.
        assert_eq!(unsafe { *iid }, IOlkAccount::IID, "the client asks for nothing else");
        let queried = object.0.0.script.borrow().queried;
        let (answer, found) = object.0.0.hand_out(queried);
        // SAFETY: the client passes it.
        unsafe { *out = found };
        answer
    }
});

impl ErrorUnknown for Stranger {}
