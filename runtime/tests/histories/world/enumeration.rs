//! An enumeration of accounts.

use super::objects::{Account, of_the_world};
use super::{Part, World};
use crate::support::interfaces::{Enum, class};
use crate::support::object::{Class, Kept, Object};
use core::ffi::c_void;
use olk_account::sys::{IOlkEnum, S_FALSE, S_OK};
use std::rc::Rc;
use windows_core::HRESULT;

/// An enumeration, and the account that it hands out again and again if it has no end.
struct Accounts(Part, Option<Kept<Account>>);

of_the_world!(Accounts: Enum = IOlkEnum);

impl World {
    /// An enumeration with a reference.
    pub(super) fn accounts(self: &Rc<Self>) -> *mut c_void {
        let is_endless = self.is_time_for_something_huge();
        let account = is_endless.then(|| self.account());
        self.create(|part| Accounts(part, account)).reference()
    }
}

impl Enum for Accounts {
    unsafe fn GetCount(object: &Object<Self>, count: *mut u32) -> HRESULT {
        let answer = object.0.begin();
        if object.0.world.byte() % 4 != 3 {
            // SAFETY: the client passes it.
            unsafe { *count = object.0.world.number() };
        }
        answer
    }

    unsafe fn Reset(object: &Object<Self>) -> HRESULT {
        object.0.begin()
    }

    unsafe fn GetNext(object: &Object<Self>, account: *mut *mut c_void) -> HRESULT {
        if let Some(same) = &object.1 {
            // SAFETY: the client passes it.
            unsafe { *account = same.reference() };
            return S_OK;
        }
        let world = &object.0.world;
        let answer = match world.byte() % 4 {
            0 => S_FALSE,
            1 => object.0.begin(),
            _ => S_OK,
        };
        if answer != S_FALSE {
            // SAFETY: the client passes it.
            unsafe { world.hand_out(answer, account, || world.account().reference()) };
        } else if world.byte() % 2 == 1 {
            // Some old pointer, which comes without a reference.
            // SAFETY: the client passes it.
            unsafe { *account = world.stale.get() };
        }
        answer
    }
}
