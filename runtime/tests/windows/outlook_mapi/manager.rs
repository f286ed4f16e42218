//! A stand-in for Outlook's account manager, implemented as the binding has it: it gets its helper by the binding's
//! `Init`, calls it by the binding's methods, and writes down what it saw.

// The lints are about what `#[implement]` writes.
#![allow(clippy::inline_always, clippy::ref_as_ptr)]

use super::references;
use core::cell::{OnceCell, RefCell};
use core::ptr;
use olk_account::sys::{E_INVALIDARG, E_NOTIMPL, E_OLK_ALREADY_INITIALIZED, S_OK};
use outlook_mapi::sys::{
    ACCT_VARIANT, IOlkAccount, IOlkAccountHelper, IOlkAccountManager, IOlkAccountManager_Impl,
    IOlkAccountNotify, IOlkEnum, IOlkErrorUnknown, IOlkErrorUnknown_Impl,
};
use std::rc::Rc;
use windows::Win32::Foundation::HWND;
use windows_core::{
    Error, GUID, HRESULT, IUnknown, Interface, OutRef, PCWSTR, PWSTR, Ref, Result, implement,
};

/// What a manager saw of its helper.
#[derive(Default)]
pub(crate) struct Seen {
    /// Its address.
    pub(crate) helper: usize,
    /// How many references there were to it when `Init` was called.
    pub(crate) references: u32,
    /// The flags that came with it.
    pub(crate) flags: u32,
    /// The calls to it, in order, with their answers.
    pub(crate) calls: Vec<(&'static str, HRESULT)>,
    /// What it gave for the profile's name.
    pub(crate) profile: String,
    /// The session that it gave.
    pub(crate) session: usize,
}

/// The account manager. Where Outlook would go on working, it answers `E_NOTIMPL`.
#[implement(IOlkAccountManager, IOlkErrorUnknown)]
pub(crate) struct AccountManager {
    seen: Rc<RefCell<Seen>>,
    helper: OnceCell<IOlkAccountHelper>,
}

impl AccountManager {
    /// A manager that hasn't been initialized, and what it will have seen.
    pub(crate) fn create() -> (IOlkAccountManager, Rc<RefCell<Seen>>) {
        let seen = Rc::default();
        let manager = Self {
            seen: Rc::clone(&seen),
            helper: OnceCell::new(),
        };
        (manager.into(), seen)
    }

    fn call<T>(&self, name: &'static str, answer: Result<T>) -> Result<T> {
        let code = answer.as_ref().map_or_else(Error::code, |_| S_OK);
        self.seen.borrow_mut().calls.push((name, code));
        answer
    }

    /// Learns the profile's name in two calls: how long is it, and what is it?
    fn identity(&self, helper: &IOlkAccountHelper) -> Result<()> {
        let mut size = 0;
        // SAFETY: NULL stands for a buffer of no units, which is what `size` says.
        let answer = unsafe { helper.GetIdentity(PCWSTR::null(), &raw mut size) };
        let _ = self.call("GetIdentity", answer);
        let mut buffer = vec![0_u16; size as usize];
        // The binding takes the buffer for an input. What is written to may as well be passed as what it is.
        let writable = PCWSTR(buffer.as_mut_ptr());
        // SAFETY: the buffer has `size` units, and nobody else uses it.
        let answer = unsafe { helper.GetIdentity(writable, &raw mut size) };
        self.call("GetIdentity", answer)?;
        self.seen.borrow_mut().profile = String::from_utf16_lossy(&buffer);
        Ok(())
    }
}

impl Drop for AccountManager {
    fn drop(&mut self) {
        if let Some(helper) = self.helper.take() {
            // SAFETY: the method has no arguments.
            let _ = self.call("HandsOffSession", unsafe { helper.HandsOffSession() });
        }
    }
}

/// Methods that nobody calls here.
macro_rules! not_implemented {
    ($($method:ident($($argument:ty),*) -> $result:ty;)*) => {$(
        fn $method(&self, $(_: $argument),*) -> Result<$result> {
            Err(E_NOTIMPL.into())
        }
    )*};
}

impl IOlkErrorUnknown_Impl for AccountManager_Impl {
    not_implemented! {
        GetLastError(HRESULT, *mut PWSTR) -> ();
    }
}

impl IOlkAccountManager_Impl for AccountManager_Impl {
    fn Init(&self, helper: Ref<'_, IOlkAccountHelper>, flags: u32) -> Result<()> {
        let helper = helper.as_ref().ok_or(E_INVALIDARG)?;
        {
            let mut seen = self.seen.borrow_mut();
            seen.helper = helper.as_raw().addr();
            seen.references = references(helper);
            seen.flags = flags;
        }
        if self.helper.set(helper.clone()).is_err() {
            return Err(E_OLK_ALREADY_INITIALIZED.into());
        }
        // SAFETY: nobody says what to pass to it. NULL is what any method can be asked to bear.
        let _ = self.call("PlaceHolder1", unsafe {
            helper.PlaceHolder1(ptr::null_mut())
        });
        self.identity(helper)?;
        // SAFETY: the method has no arguments. The session goes again: the helper keeps it for the manager.
        let session: IUnknown = self.call("GetMapiSession", unsafe { helper.GetMapiSession() })?;
        self.seen.borrow_mut().session = session.as_raw().addr();
        Ok(())
    }

    not_implemented! {
        DisplayAccountList(HWND, u32, &PCWSTR, u32, *const GUID, *const GUID) -> ();
        PlaceHolder1() -> ();
        PlaceHolder2() -> ();
        PlaceHolder3() -> ();
        PlaceHolder4() -> ();
        PlaceHolder5() -> ();
        FindAccount(u32, *mut ACCT_VARIANT, OutRef<'_, IOlkAccount>) -> ();
        PlaceHolder6() -> ();
        PlaceHolder7() -> ();
        PlaceHolder8() -> ();
        DeleteAccount(u32) -> ();
        PlaceHolder9() -> ();
        SaveChanges(u32, u32) -> ();
        GetOrder(*const GUID, *mut u32, *mut *mut u32) -> ();
        SetOrder(*const GUID, *mut u32, *mut *mut u32) -> ();
        EnumerateAccounts(*const GUID, *const GUID, u32) -> IOlkEnum;
        PlaceHolder10() -> ();
        PlaceHolder11() -> ();
        FreeMemory(*mut u8) -> ();
        Advise(Ref<'_, IOlkAccountNotify>, *mut u32) -> ();
        Unadvise(*mut u32) -> ();
        PlaceHolder12() -> ();
        PlaceHolder13() -> ();
        PlaceHolder14() -> ();
    }
}
