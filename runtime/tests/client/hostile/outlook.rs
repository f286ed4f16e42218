//! The objects of Outlook's that answer as the script says: manager, account, enumeration, and one that is none of them.

use super::interfaces::{self, ErrorUnknown, class};
use super::object::{Class, Object};
use super::{Counted, Scene};
use core::cell::Cell;
use core::ffi::c_void;
use olk_account::sys::{
    ACCT_VARIANT, IOlkAccount, IOlkAccountManager, IOlkAccountNotify, IOlkEnum, IOlkErrorUnknown,
    S_OK,
};
use std::rc::Rc;
use windows_core::{GUID, HRESULT, Interface};

struct Manager(Counted);
struct Account(Counted);
struct Enumeration(Counted, Cell<usize>);
struct Stranger(Counted);

pub(super) fn manager(scene: &Rc<Scene>) -> IOlkAccountManager {
    Object::create(Manager(Counted::new(scene)))
}

pub(super) fn account(scene: &Rc<Scene>) -> IOlkAccount {
    Object::create(Account(Counted::new(scene)))
}

pub(super) fn enumeration(scene: &Rc<Scene>) -> IOlkEnum {
    Object::create(Enumeration(Counted::new(scene), Cell::new(0)))
}

pub(super) fn stranger(scene: &Rc<Scene>) -> IOlkErrorUnknown {
    Object::create(Stranger(Counted::new(scene)))
}

class!(Manager: interfaces::AccountManager = IOlkAccountManager, IOlkErrorUnknown);
class!(Account: interfaces::Account = IOlkAccount, IOlkErrorUnknown);
class!(Enumeration: interfaces::Enum = IOlkEnum);
class!(Stranger: ErrorUnknown = IOlkErrorUnknown {
    unsafe fn query(object: &Object<Self>, iid: *const GUID, out: *mut *mut c_void) -> HRESULT {
        // SAFETY: the client passes it.
        assert_eq!(unsafe { *iid }, IOlkAccount::IID, "the client asks for nothing else");
        let queried = object.0.0.script.borrow().queried;
        // SAFETY: the client passes it.
        unsafe { object.0.0.hand_out(queried, out) }
    }
});

impl ErrorUnknown for Stranger {}

impl ErrorUnknown for Manager {
    unsafe fn GetLastError(object: &Object<Self>, _: HRESULT, message: *mut *mut u16) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { object.0.0.say(message) }
    }
}

impl interfaces::AccountManager for Manager {
    /// Sorts the caller's array in place, as nothing in the API forbids.
    unsafe fn SetOrder(
        _object: &Object<Self>,
        _category: *const GUID,
        count: u32,
        ids: *const u32,
    ) -> HRESULT {
        // SAFETY: the caller passes as many numbers, in memory that is not constant.
        unsafe { std::slice::from_raw_parts_mut(ids.cast_mut(), count as usize) }.sort_unstable();
        S_OK
    }

    unsafe fn Init(_object: &Object<Self>, _helper: *mut c_void, _flags: u32) -> HRESULT {
        S_OK
    }

    unsafe fn FindAccount(
        object: &Object<Self>,
        _tag: u32,
        value: *mut ACCT_VARIANT,
        account: *mut *mut c_void,
    ) -> HRESULT {
        let scene = &object.0.0;
        scene.see(value);
        let found = scene.script.borrow().found;
        // SAFETY: the client passes it.
        unsafe { scene.hand_out(found, account) }
    }

    unsafe fn GetOrder(
        object: &Object<Self>,
        _category: *const GUID,
        count: *mut u32,
        ids: *mut *mut u32,
    ) -> HRESULT {
        let scene = &object.0.0;
        let order = (scene.script.borrow().order)(&scene.memory);
        // SAFETY: the client passes both.
        unsafe { write_array(order, count, ids) }
    }

    unsafe fn EnumerateAccounts(
        object: &Object<Self>,
        _category: *const GUID,
        _class: *const GUID,
        _flags: u32,
        accounts: *mut *mut c_void,
    ) -> HRESULT {
        let enumeration = object.0.0.script.borrow().enumeration;
        // SAFETY: the client passes it.
        unsafe { object.0.0.hand_out(enumeration, accounts) }
    }

    unsafe fn FreeMemory(object: &Object<Self>, memory: *mut u8) -> HRESULT {
        object.0.0.free(memory)
    }

    unsafe fn Advise(object: &Object<Self>, sink: *mut c_void, cookie: *mut u32) -> HRESULT {
        let scene = &object.0.0;
        let (answer, written) = scene.script.borrow().advised;
        // SAFETY: the client passes a sink and a cookie.
        unsafe {
            let sink = IOlkAccountNotify::from_raw_borrowed(&sink).cloned();
            *scene.sink.borrow_mut() = sink;
            if let Some(written) = written {
                *cookie = written;
            }
        }
        answer
    }

    /// Says that it is done, and keeps the sink.
    unsafe fn Unadvise(object: &Object<Self>, cookie: u32) -> HRESULT {
        object.0.0.unadvised.borrow_mut().push(cookie);
        S_OK
    }
}

impl ErrorUnknown for Account {
    unsafe fn GetLastError(object: &Object<Self>, _: HRESULT, message: *mut *mut u16) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { object.0.0.say(message) }
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
        let answer = (scene.script.borrow().categories)(&scene.memory);
        // SAFETY: the client passes all three.
        unsafe {
            *class = GUID::from_u128(1);
            write_array(answer, count, categories)
        }
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
        object.0.0.free(memory)
    }
}

/// May have no end.
impl interfaces::Enum for Enumeration {
    /// Far too many.
    unsafe fn GetCount(_object: &Object<Self>, count: *mut u32) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { *count = u32::MAX };
        S_OK
    }

    unsafe fn Reset(object: &Object<Self>) -> HRESULT {
        object.1.set(0);
        S_OK
    }

    unsafe fn GetNext(object: &Object<Self>, account: *mut *mut c_void) -> HRESULT {
        let scene = &object.0.0;
        let item = {
            let items = &scene.script.borrow().items;
            let position = object.1.get().min(items.len() - 1);
            object.1.set(position + 1);
            items[position]
        };
        // SAFETY: the client passes it.
        unsafe { scene.hand_out(item, account) }
    }
}

/// Writes an array as the script says.
///
/// # Safety
///
/// Both pointers can be written to.
unsafe fn write_array<T>(
    (answer, length, array): (HRESULT, u32, *mut T),
    count: *mut u32,
    out: *mut *mut T,
) -> HRESULT {
    // SAFETY: the caller guarantees that both can be written to.
    unsafe {
        *count = length;
        *out = array;
    }
    answer
}
