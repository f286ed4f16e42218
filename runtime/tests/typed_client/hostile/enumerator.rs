//! An enumeration, which may have no end.

use super::object::{Class, Object};
use super::{Counted, Scene, not_implemented};
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

// SAFETY: the vtable is that of the interface, for objects of this class.
unsafe impl Class for Enumerator {
    type Vtable = IOlkEnum_Vtbl;
    type Interface = IOlkEnum;
    const VTABLE: &'static IOlkEnum_Vtbl = &IOlkEnum_Vtbl::new::<Object<Self>, 0>();

    fn matches(iid: &GUID) -> bool {
        IOlkEnum_Vtbl::matches(iid)
    }
}

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

    not_implemented! {
        Reset()
        Skip(count: u32)
    }
}
