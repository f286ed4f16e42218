//! An enumeration, which may have no end.

use super::object::{Class, Object, class, not_implemented};
use super::{Counted, Scene};
use core::cell::Cell;
use core::ffi::c_void;
use olk_account::sys::{E_NOTIMPL, IOlkEnum, IOlkEnum_Impl, IOlkEnum_Vtbl, S_OK};
use std::rc::Rc;
use windows_core::{GUID, HRESULT};

struct Enumerator {
    counted: Counted,
    position: Cell<usize>,
}

pub(super) fn create(scene: &Rc<Scene>) -> IOlkEnum {
    Object::create(Enumerator {
        counted: Counted::new(scene),
        position: Cell::new(0),
    })
}

class!(Enumerator, IOlkEnum, IOlkEnum_Vtbl);

impl IOlkEnum_Impl for Object<Enumerator> {
    /// Far too many.
    unsafe fn GetCount(&self, count: *mut u32) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { *count = u32::MAX };
        S_OK
    }

    unsafe fn GetNext(&self, account: *mut *mut c_void) -> HRESULT {
        let scene = &self.counted.0;
        let item = {
            let items = &scene.script.borrow().items;
            let position = self.position.get().min(items.len() - 1);
            self.position.set(position + 1);
            items[position]
        };
        let (answer, object) = scene.hand_out(item);
        // SAFETY: the client passes it.
        unsafe { *account = object };
        answer
    }

    unsafe fn Reset(&self) -> HRESULT {
        self.position.set(0);
        S_OK
    }

    not_implemented! {
        Skip(count: u32)
    }
}
