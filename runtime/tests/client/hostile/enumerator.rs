//! An enumeration, which may have no end.

use super::interfaces::{Enum, class};
use super::object::{Class, Object};
use super::{Counted, Scene};
use core::cell::Cell;
use core::ffi::c_void;
use olk_account::sys::{IOlkEnum, S_OK};
use std::rc::Rc;
use windows_core::HRESULT;

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

class!(Enumerator: Enum = IOlkEnum);

impl Enum for Enumerator {
    /// Far too many.
    unsafe fn GetCount(_object: &Object<Self>, count: *mut u32) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { *count = u32::MAX };
        S_OK
    }

    unsafe fn Reset(object: &Object<Self>) -> HRESULT {
        object.position.set(0);
        S_OK
    }

    unsafe fn GetNext(object: &Object<Self>, account: *mut *mut c_void) -> HRESULT {
        let scene = &object.counted.0;
        let item = {
            let items = &scene.script.borrow().items;
            let position = object.position.get().min(items.len() - 1);
            object.position.set(position + 1);
            items[position]
        };
        let (answer, object) = scene.hand_out(item);
        // SAFETY: the client passes it.
        unsafe { *account = object };
        answer
    }
}
