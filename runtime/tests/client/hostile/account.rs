//! An account.

use super::interfaces::{self, ErrorUnknown, class};
use super::object::{Class, Object};
use super::{Counted, Scene};
use olk_account::sys::{ACCT_VARIANT, IOlkAccount, IOlkErrorUnknown};
use std::rc::Rc;
use windows_core::{GUID, HRESULT};

struct Account(Counted);

pub(super) fn create(scene: &Rc<Scene>) -> IOlkAccount {
    Object::create(Account(Counted::new(scene)))
}

class!(Account: interfaces::Account = IOlkAccount, IOlkErrorUnknown);

impl ErrorUnknown for Account {
    unsafe fn GetLastError(
        object: &Object<Self>,
        _error: HRESULT,
        message: *mut *mut u16,
    ) -> HRESULT {
        let scene = &object.0.0;
        let (answer, text) = (scene.script.borrow().message)(&scene.memory);
        // SAFETY: the client passes it.
        unsafe { *message = text };
        answer
    }
}

impl interfaces::Account for Account {
    unsafe fn GetAccountInfo(
        object: &Object<Self>,
        class: *mut GUID,
        count: *mut u32,
        categories: *mut *mut GUID,
    ) -> HRESULT {
        let scene = &object.0.0;
        let (answer, length, array) = (scene.script.borrow().categories)(&scene.memory);
        // SAFETY: the client passes all three.
        unsafe {
            *class = GUID::from_u128(1);
            *count = length;
            *categories = array;
        }
        answer
    }

    unsafe fn GetProp(object: &Object<Self>, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        let scene = &object.0.0;
        scene.see(value);
        (scene.script.borrow().property)(&scene.memory, tag, value)
    }

    unsafe fn SetProp(object: &Object<Self>, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        let scene = &object.0.0;
        scene.see(value);
        (scene.script.borrow().set)(&scene.memory, tag, value)
    }

    unsafe fn FreeMemory(object: &Object<Self>, memory: *mut u8) -> HRESULT {
        object.0.0.memory.free(memory);
        object.0.0.script.borrow().freed
    }
}
