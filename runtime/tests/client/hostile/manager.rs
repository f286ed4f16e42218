//! The manager.

use super::interfaces::{self, ErrorUnknown, class};
use super::object::{Class, Object};
use super::{Counted, Memory, Scene, Script};
use crate::world::Helper;
use core::ffi::c_void;
use olk_account::sys::{
    ACCT_VARIANT, IOlkAccountManager, IOlkAccountNotify, IOlkErrorUnknown, S_OK,
};
use olk_account::{AccountManager, InitFlags};
use std::rc::Rc;
use windows_core::{GUID, HRESULT, Interface};

/// The cookie of everything that is advised.
pub(super) const COOKIE: u32 = 0x0BAD_CAFE;

/// The test's side of a manager that answers as it is told.
pub(crate) struct Manager(Rc<Scene>);

impl Manager {
    pub(crate) fn new() -> Self {
        Self(Rc::default())
    }

    /// One whose answers are not all what they were.
    pub(super) fn with(change: impl FnOnce(&mut Script)) -> Self {
        let manager = Self::new();
        change(&mut manager.0.script.borrow_mut());
        manager
    }

    /// A client that takes it for a manager.
    pub(crate) fn ready(&self) -> AccountManager {
        let manager = Object::create::<IOlkAccountManager>(Mute(Counted::new(&self.0)));
        AccountManager::with(manager, Helper, InitFlags::default()).unwrap()
    }

    /// What was advised last, and is kept whatever `Unadvise` says.
    pub(crate) fn sink(&self) -> IOlkAccountNotify {
        self.0.sink.borrow().clone().unwrap()
    }

    /// The cookies that `Unadvise` was called with.
    pub(super) fn unadvised(&self) -> Vec<u32> {
        self.0.unadvised.borrow().clone()
    }

    pub(super) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    /// All bytes of the values that it and its accounts were called with since the last time.
    pub(super) fn seen(&self) -> Vec<[u8; size_of::<ACCT_VARIANT>()]> {
        self.0.seen.take()
    }

    /// Lets go of what was advised.
    pub(super) fn forget_sink(&self) {
        let sink = self.0.sink.take();
        drop(sink);
    }

    /// Sees that all objects were released, and all memory was freed.
    #[track_caller]
    pub(super) fn assert_clean(&self) {
        assert_eq!(self.0.objects.get(), 0, "objects haven't been released");
        self.0.memory.freed();
    }
}

struct Mute(Counted);

class!(Mute: interfaces::AccountManager = IOlkAccountManager, IOlkErrorUnknown);

impl ErrorUnknown for Mute {
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

impl interfaces::AccountManager for Mute {
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
        let (answer, object) = scene.hand_out(found);
        // SAFETY: the client passes it.
        unsafe { *account = object };
        answer
    }

    unsafe fn GetOrder(
        object: &Object<Self>,
        _category: *const GUID,
        count: *mut u32,
        ids: *mut *mut u32,
    ) -> HRESULT {
        let scene = &object.0.0;
        let (answer, length, array) = (scene.script.borrow().order)(&scene.memory);
        // SAFETY: the client passes both.
        unsafe {
            *count = length;
            *ids = array;
        }
        answer
    }

    unsafe fn EnumerateAccounts(
        object: &Object<Self>,
        _category: *const GUID,
        _class: *const GUID,
        _flags: u32,
        accounts: *mut *mut c_void,
    ) -> HRESULT {
        let scene = &object.0.0;
        let enumeration = scene.script.borrow().enumeration;
        let (answer, object) = scene.hand_out(enumeration);
        // SAFETY: the client passes it.
        unsafe { *accounts = object };
        answer
    }

    unsafe fn FreeMemory(object: &Object<Self>, memory: *mut u8) -> HRESULT {
        object.0.0.memory.free(memory);
        object.0.0.script.borrow().freed
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
