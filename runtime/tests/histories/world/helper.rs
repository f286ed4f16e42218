//! A helper, and the session that it hands out.

use super::objects::of_the_world;
use super::{Part, World};
use crate::support::interfaces::{AccountHelper, Unknown, class};
use crate::support::object::{Class, Object};
use core::ffi::c_void;
use olk_account::IOlkAccountHelper;
use olk_account::sys::{E_OUTOFMEMORY, S_OK};
use std::rc::Rc;
use windows_core::{HRESULT, IUnknown};

struct Helper(Part);

struct Session(Part);

of_the_world!(Helper: AccountHelper = IOlkAccountHelper);

of_the_world!(Session: Unknown = IUnknown);

impl World {
    pub(super) fn helper(self: &Rc<Self>) -> IOlkAccountHelper {
        self.create(Helper).interface()
    }
}

impl AccountHelper for Helper {
    /// Writes any units, as far as there is room, and any number.
    unsafe fn GetIdentity(object: &Object<Self>, name: *mut u16, length: *mut u32) -> HRESULT {
        let world = &object.0.world;
        world.identities.set(world.identities.get() + 1);
        // SAFETY: the client passes it.
        let room = unsafe { *length } as usize;
        if !name.is_null() {
            for index in 0..room.min(world.pick(80)) {
                let unit = u16::from(world.byte());
                // SAFETY: the client passes a buffer with that much room.
                unsafe { name.add(index).write(unit) };
            }
        }
        if world.byte() % 8 != 7 {
            // SAFETY: the client passes it.
            unsafe { *length = world.number() };
        }
        match world.byte() % 4 {
            0 => S_OK,
            1 => world.answer(),
            _ => E_OUTOFMEMORY,
        }
    }

    unsafe fn GetMapiSession(object: &Object<Self>, session: *mut *mut c_void) -> HRESULT {
        let answer = object.0.begin();
        let world = &object.0.world;
        // SAFETY: the client passes it.
        unsafe { world.hand_out(answer, session, || world.create(Session).reference()) };
        answer
    }

    unsafe fn HandsOffSession(object: &Object<Self>) -> HRESULT {
        object.0.begin()
    }
}
