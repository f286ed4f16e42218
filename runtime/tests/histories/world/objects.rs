//! The account manager and its accounts.

use super::{Part, World};
use crate::support::interfaces::{self, ErrorUnknown, class};
use crate::support::object::{Class, Kept, Object};
use core::ffi::c_void;
use core::ptr;
use olk_account::IOlkAccountHelper;
use olk_account::sys::{
    ACCT_VARIANT, E_NOINTERFACE, IOlkAccount, IOlkAccountManager, IOlkAccountNotify,
    IOlkErrorUnknown, PROP_ACCT_ID, PROP_ACCT_IS_EXCH, S_FALSE, S_OK,
};
use std::rc::Rc;
use windows_core::{GUID, HRESULT, Interface};

/// Implements what all objects of the world have in common: their part of it, and hooks in which something happens.
macro_rules! of_the_world {
    ($class:ident: $trait:path = $interface:ty $(, $base:ty)* $({ $($hook:item)* })?) => {
        impl AsRef<Part> for $class {
            fn as_ref(&self) -> &Part {
                &self.0
            }
        }

        class!($class: $trait = $interface $(, $base)* {
            fn added(object: &Object<Self>, count: u32) -> u32 {
                object.0.world.interlude();
                count
            }

            fn releasing(object: &Object<Self>) {
                object.0.world.interlude();
            }

            $($($hook)*)?
        });
    };
}
pub(super) use of_the_world;

struct Manager(Part);

pub(super) struct Account(Part);

of_the_world!(Manager: interfaces::AccountManager = IOlkAccountManager, IOlkErrorUnknown);

of_the_world!(Account: interfaces::Account = IOlkAccount, IOlkErrorUnknown {
    unsafe fn query(object: &Object<Self>, iid: *const GUID, out: *mut *mut c_void) -> HRESULT {
        let world = &object.0.world;
        world.interlude();
        let (answer, found) = match world.byte() % 16 {
            13 => (E_NOINTERFACE, object.pointer()),
            14 => (S_OK, ptr::null_mut()),
            // SAFETY: the client passes both.
            15 => unsafe {
                let _ = object.answer_query(iid, out);
                return S_FALSE;
            },
            // SAFETY: the client passes both.
            _ => return unsafe { object.answer_query(iid, out) },
        };
        // SAFETY: the client passes it.
        unsafe { *out = found };
        answer
    }
});

impl World {
    pub(super) fn manager(self: &Rc<Self>) -> IOlkAccountManager {
        self.create(Manager).interface()
    }

    pub(super) fn account(self: &Rc<Self>) -> Kept<Account> {
        self.create(Account)
    }
}

impl Part {
    /// Begins a method: something happens, and the method has an answer.
    pub(super) fn begin(&self) -> HRESULT {
        self.world.interlude();
        self.world.answer()
    }

    /// `GetLastError`.
    ///
    /// # Safety
    ///
    /// `message` can be written.
    unsafe fn last_error(&self, message: *mut *mut u16) -> HRESULT {
        let answer = self.begin();
        // SAFETY: by the contract.
        unsafe { *message = self.text(answer) };
        answer
    }

    /// `FreeMemory`. What it answers tells nothing of what it did.
    fn free(&self, memory: *mut u8) -> HRESULT {
        self.memory.free(memory);
        self.begin()
    }
}

impl ErrorUnknown for Manager {
    unsafe fn GetLastError(object: &Object<Self>, _: HRESULT, message: *mut *mut u16) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { object.0.last_error(message) }
    }
}

impl interfaces::AccountManager for Manager {
    unsafe fn Init(object: &Object<Self>, helper: *mut c_void, _flags: u32) -> HRESULT {
        let answer = object.0.begin();
        // SAFETY: the client passes a helper.
        let helper = unsafe { IOlkAccountHelper::from_raw_borrowed(&helper) }.cloned();
        object.0.world.helpers.borrow_mut().extend(helper);
        answer
    }

    unsafe fn FindAccount(
        object: &Object<Self>,
        tag: u32,
        value: *mut ACCT_VARIANT,
        account: *mut *mut c_void,
    ) -> HRESULT {
        let world = &object.0.world;
        world.check(
            [PROP_ACCT_ID, PROP_ACCT_IS_EXCH].contains(&tag),
            "FindAccount takes two properties",
        );
        // SAFETY: the client passes a value.
        unsafe { world.check_value(tag, value) };
        let answer = object.0.begin();
        // SAFETY: the client passes it.
        unsafe { world.hand_out(answer, account, || world.account().reference()) };
        answer
    }

    unsafe fn DeleteAccount(object: &Object<Self>, _id: u32) -> HRESULT {
        object.0.begin()
    }

    unsafe fn SaveChanges(object: &Object<Self>, _id: u32, _flags: u32) -> HRESULT {
        object.0.begin()
    }

    unsafe fn GetOrder(
        object: &Object<Self>,
        _category: *const GUID,
        count: *mut u32,
        ids: *mut *mut u32,
    ) -> HRESULT {
        let answer = object.0.begin();
        // SAFETY: the client passes both.
        unsafe { object.0.write_items(answer, u32::from, count, ids) };
        answer
    }

    unsafe fn SetOrder(
        object: &Object<Self>,
        _category: *const GUID,
        count: u32,
        ids: *const u32,
    ) -> HRESULT {
        for index in 0..count as usize {
            // SAFETY: the client passes as many.
            let id = unsafe { ids.add(index).read_volatile() };
            object
                .0
                .world
                .check(id as usize == index, "SetOrder's numbers are others");
        }
        object.0.begin()
    }

    unsafe fn EnumerateAccounts(
        object: &Object<Self>,
        _category: *const GUID,
        _class: *const GUID,
        _flags: u32,
        accounts: *mut *mut c_void,
    ) -> HRESULT {
        let world = &object.0.world;
        let answer = object.0.begin();
        // SAFETY: the client passes it.
        unsafe { world.hand_out(answer, accounts, || world.accounts()) };
        answer
    }

    unsafe fn FreeMemory(object: &Object<Self>, memory: *mut u8) -> HRESULT {
        object.0.free(memory)
    }

    unsafe fn Advise(object: &Object<Self>, sink: *mut c_void, cookie: *mut u32) -> HRESULT {
        let world = &object.0.world;
        let number = world.number();
        // SAFETY: the client passes a sink.
        let sink = unsafe { IOlkAccountNotify::from_raw_borrowed(&sink) }.cloned();
        let sink = sink.map(|sink| (number, sink));
        world.sinks.borrow_mut().extend(sink);
        if world.byte() % 8 != 7 {
            // SAFETY: the client passes a cookie.
            unsafe { *cookie = number };
        }
        object.0.begin()
    }

    /// Lets go of the sinks with that cookie, or keeps them, whatever it answers.
    unsafe fn Unadvise(object: &Object<Self>, cookie: u32) -> HRESULT {
        let world = &object.0.world;
        if world.byte() % 4 != 3 {
            let sinks = world.sinks.take();
            let (gone, left): (Vec<_>, Vec<_>) =
                sinks.into_iter().partition(|(number, _)| *number == cookie);
            world.sinks.borrow_mut().extend(left);
            drop(gone);
        }
        object.0.begin()
    }
}

impl ErrorUnknown for Account {
    unsafe fn GetLastError(object: &Object<Self>, _: HRESULT, message: *mut *mut u16) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { object.0.last_error(message) }
    }
}

impl interfaces::Account for Account {
    unsafe fn GetAccountInfo(
        object: &Object<Self>,
        class: *mut GUID,
        count: *mut u32,
        categories: *mut *mut GUID,
    ) -> HRESULT {
        let answer = object.0.begin();
        let guid = |byte| GUID::from_u128(u128::from(byte));
        // SAFETY: the client passes all three.
        unsafe {
            *class = guid(object.0.world.byte());
            object.0.write_items(answer, guid, count, categories);
        }
        answer
    }

    unsafe fn GetProp(object: &Object<Self>, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        // SAFETY: the client passes a value.
        unsafe { object.0.world.check_blank(value) };
        let answer = object.0.begin();
        // SAFETY: the client passes a value.
        unsafe { object.0.write_value(answer, tag, value) };
        answer
    }

    unsafe fn SetProp(object: &Object<Self>, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        // SAFETY: the client passes a value.
        unsafe { object.0.world.check_value(tag, value) };
        object.0.begin()
    }

    unsafe fn FreeMemory(object: &Object<Self>, memory: *mut u8) -> HRESULT {
        object.0.free(memory)
    }

    unsafe fn SaveChanges(object: &Object<Self>, _flags: u32) -> HRESULT {
        object.0.begin()
    }
}
