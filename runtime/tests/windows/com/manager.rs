//! A stand-in for Outlook's account manager, on the published vtable: it calls its helper as Outlook does, and
//! writes down what it saw.
//!
//! The object is `windows-core`'s: what COM is to prove here should not depend on objects of our own making.

// The lints are about what `#[implement]` writes.
#![allow(clippy::inline_always, clippy::ref_as_ptr)]

use core::ffi::c_void;
use core::ptr;
use olk_account::IOlkAccountHelper;
use olk_account::sys::{
    ACCT_VARIANT, E_INVALIDARG, E_NOTIMPL, E_OLK_ALREADY_INITIALIZED, IOlkAccountManager,
    IOlkAccountManager_Impl, IOlkErrorUnknown_Impl, S_OK,
};
use std::cell::OnceCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use windows_core::{GUID, HRESULT, IUnknown, Interface, implement};

/// What account managers did with their helpers.
#[derive(Default)]
pub(crate) struct Log(Mutex<Seen>);

/// What there is to see.
#[derive(Default)]
pub(crate) struct Seen {
    /// The calls to the helper, in order, with their answers.
    pub(crate) calls: Vec<(&'static str, HRESULT)>,
    /// The threads that the calls were made on.
    pub(crate) threads: Vec<ThreadId>,
    /// The address of the helper as the manager got it.
    pub(crate) helper: usize,
    /// The profile's name.
    pub(crate) profile: String,
}

impl Log {
    /// What was seen so far.
    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call(&self, name: &'static str, answer: HRESULT) {
        let mut seen = self.seen();
        seen.calls.push((name, answer));
        seen.threads.push(thread::current().id());
    }
}

/// The account manager. Where Outlook would go on working, it answers `E_NOTIMPL`.
#[implement(IOlkAccountManager)]
pub(crate) struct AccountManager {
    log: Arc<Log>,
    helper: OnceCell<IOlkAccountHelper>,
}

impl AccountManager {
    /// A manager that hasn't been initialized.
    pub(crate) fn new(log: Arc<Log>) -> Self {
        Self {
            log,
            helper: OnceCell::new(),
        }
    }

    /// Learns the profile's name in two calls: how long is it, and what is it?
    fn identity(&self, helper: &IOlkAccountHelper) {
        let mut size = 0;
        // SAFETY: NULL stands for a buffer of no units, which is what `size` says.
        let answer = unsafe { helper.GetIdentity(ptr::null_mut(), &raw mut size) };
        self.log.call("GetIdentity", answer);
        let mut buffer = vec![0; size as usize];
        // SAFETY: the buffer has `size` units.
        let answer = unsafe { helper.GetIdentity(buffer.as_mut_ptr(), &raw mut size) };
        self.log.call("GetIdentity", answer);
        self.log.seen().profile = String::from_utf16_lossy(&buffer);
    }

    /// Has the helper open its session. The helper keeps it for the manager, which keeps none: the two would keep
    /// each other alive.
    fn session(&self, helper: &IOlkAccountHelper) {
        let mut session = ptr::null_mut();
        // SAFETY: the out pointer is a local variable's.
        let answer = unsafe { helper.GetMapiSession(&raw mut session) };
        self.log.call("GetMapiSession", answer);
        if !session.is_null() {
            // SAFETY: the helper handed the pointer out, with a reference of the caller's own.
            drop(unsafe { IUnknown::from_raw(session) });
        }
    }
}

impl Drop for AccountManager {
    fn drop(&mut self) {
        if let Some(helper) = self.helper.take() {
            // SAFETY: the method has no arguments.
            let answer = unsafe { helper.HandsOffSession() };
            self.log.call("HandsOffSession", answer);
        }
    }
}

impl IOlkErrorUnknown_Impl for AccountManager_Impl {
    unsafe fn GetLastError(&self, _hr: HRESULT, _message: *mut *mut u16) -> HRESULT {
        E_NOTIMPL
    }
}

/// Methods that nobody calls here.
macro_rules! not_implemented {
    ($($method:ident($($argument:ty),*);)*) => {$(
        unsafe fn $method(&self, $(_: $argument),*) -> HRESULT {
            E_NOTIMPL
        }
    )*};
}

impl IOlkAccountManager_Impl for AccountManager_Impl {
    unsafe fn Init(&self, helper: *mut c_void, _flags: u32) -> HRESULT {
        // SAFETY: NULL, or a helper that is alive during the call.
        let Some(helper) = unsafe { IOlkAccountHelper::from_raw_borrowed(&helper) }.cloned() else {
            return E_INVALIDARG;
        };
        if self.helper.get().is_some() {
            return E_OLK_ALREADY_INITIALIZED;
        }
        self.log.seen().helper = helper.as_raw().addr();
        self.identity(&helper);
        self.session(&helper);
        self.helper.get_or_init(|| helper);
        S_OK
    }

    not_implemented! {
        DisplayAccountList(*mut c_void, u32, *const u16, u32, *const GUID, *const GUID);
        PlaceHolder1();
        PlaceHolder2();
        PlaceHolder3();
        PlaceHolder4();
        PlaceHolder5();
        FindAccount(u32, *mut ACCT_VARIANT, *mut *mut c_void);
        PlaceHolder6();
        PlaceHolder7();
        PlaceHolder8();
        DeleteAccount(u32);
        PlaceHolder9();
        SaveChanges(u32, u32);
        GetOrder(*const GUID, *mut u32, *mut *mut u32);
        SetOrder(*const GUID, u32, *const u32);
        EnumerateAccounts(*const GUID, *const GUID, u32, *mut *mut c_void);
        PlaceHolder10();
        PlaceHolder11();
        FreeMemory(*mut u8);
        Advise(*mut c_void, *mut u32);
        Unadvise(u32);
        PlaceHolder12();
        PlaceHolder13();
        PlaceHolder14();
    }
}
