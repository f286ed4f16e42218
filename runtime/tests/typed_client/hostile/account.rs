//! An account.

use super::object::{Class, Object, class, not_implemented};
use super::{Counted, Scene};
use olk_account::sys::{
    ACCT_VARIANT, E_NOTIMPL, IOlkAccount, IOlkAccount_Impl, IOlkAccount_Vtbl, IOlkErrorUnknown_Impl,
};
use std::rc::Rc;
use windows_core::{GUID, HRESULT};

struct Account(Counted);

pub(super) fn create(scene: &Rc<Scene>) -> IOlkAccount {
    Object::create(Account(Counted::new(scene)))
}

class!(Account, IOlkAccount, IOlkAccount_Vtbl);

impl IOlkErrorUnknown_Impl for Object<Account> {
    unsafe fn GetLastError(&self, _error: HRESULT, message: *mut *mut u16) -> HRESULT {
        let scene = &self.0.0;
        let (answer, text) = (scene.script.borrow().message)(&scene.memory);
        // SAFETY: the client passes it.
        unsafe { *message = text };
        answer
    }
}

impl IOlkAccount_Impl for Object<Account> {
    unsafe fn GetAccountInfo(
        &self,
        class: *mut GUID,
        count: *mut u32,
        categories: *mut *mut GUID,
    ) -> HRESULT {
        let scene = &self.0.0;
        let (answer, length, array) = (scene.script.borrow().categories)(&scene.memory);
        // SAFETY: the client passes all three.
        unsafe {
            *class = GUID::from_u128(1);
            *count = length;
            *categories = array;
        }
        answer
    }

    unsafe fn GetProp(&self, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        let scene = &self.0.0;
        scene.see(value);
        (scene.script.borrow().property)(&scene.memory, tag, value)
    }

    unsafe fn SetProp(&self, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        let scene = &self.0.0;
        scene.see(value);
        (scene.script.borrow().set)(&scene.memory, tag, value)
    }

    unsafe fn FreeMemory(&self, memory: *mut u8) -> HRESULT {
        self.0.0.memory.free(memory);
        self.0.0.script.borrow().freed
    }

    not_implemented! {
        PlaceHolder1() PlaceHolder2() PlaceHolder3() PlaceHolder4() PlaceHolder5() PlaceHolder6()
        PlaceHolder7() PlaceHolder8() PlaceHolder9() PlaceHolder10()
        SaveChanges(flags: u32)
    }
}
