//! Each of the interfaces of `olk_account::sys` can be implemented with `windows_core::implement`.

// `implement` makes its interface pointers of references to single fields, which Miri doesn't let anyone go from to the
// rest of the object.
#![cfg(not(miri))]
#![allow(
    clippy::inline_always,
    clippy::ref_as_ptr,
    reason = "what `implement` emits"
)]

use crate::support::panic_on_purpose;
use core::ffi::c_void;
use core::ptr;
use olk_account::sys::{
    ACCT_VARIANT, E_NOINTERFACE, E_UNEXPECTED, IOlkAccount, IOlkAccount_Impl, IOlkAccountHelper,
    IOlkAccountHelper_Impl, IOlkAccountManager, IOlkAccountManager_Impl, IOlkAccountNotify,
    IOlkAccountNotify_Impl, IOlkEnum, IOlkEnum_Impl, IOlkErrorUnknown, IOlkErrorUnknown_Impl,
};
use windows_core::{GUID, HRESULT, IUnknown, Interface, implement};

/// Every method answers with the number of its slot.
macro_rules! answering {
    ($($slot:literal $method:ident($($type:ty),*))*) => {
        $(
            unsafe fn $method(&self $(, _: $type)*) -> HRESULT {
                HRESULT($slot)
            }
        )*
    };
}

#[implement(IOlkAccountManager)]
struct Manager;

impl IOlkErrorUnknown_Impl for Manager_Impl {
    answering! { 3 GetLastError(HRESULT, *mut *mut u16) }
}

impl IOlkAccountManager_Impl for Manager_Impl {
    answering! {
        4 Init(*mut c_void, u32)
        5 DisplayAccountList(*mut c_void, u32, *const u16, u32, *const GUID, *const GUID)
        6 PlaceHolder1() 7 PlaceHolder2() 8 PlaceHolder3() 9 PlaceHolder4() 10 PlaceHolder5()
        11 FindAccount(u32, *mut ACCT_VARIANT, *mut *mut c_void)
        12 PlaceHolder6() 13 PlaceHolder7() 14 PlaceHolder8()
        15 DeleteAccount(u32)
        16 PlaceHolder9()
        17 SaveChanges(u32, u32)
        18 GetOrder(*const GUID, *mut u32, *mut *mut u32)
        19 SetOrder(*const GUID, u32, *const u32)
        20 EnumerateAccounts(*const GUID, *const GUID, u32, *mut *mut c_void)
        21 PlaceHolder10() 22 PlaceHolder11()
        23 FreeMemory(*mut u8)
        24 Advise(*mut c_void, *mut u32)
        25 Unadvise(u32)
        26 PlaceHolder12() 27 PlaceHolder13() 28 PlaceHolder14()
    }
}

#[implement(IOlkAccount, IOlkEnum)]
struct Account;

impl IOlkErrorUnknown_Impl for Account_Impl {
    answering! { 3 GetLastError(HRESULT, *mut *mut u16) }
}

impl IOlkAccount_Impl for Account_Impl {
    answering! {
        4 PlaceHolder1() 5 PlaceHolder2() 6 PlaceHolder3() 7 PlaceHolder4() 8 PlaceHolder5()
        9 PlaceHolder6()
        10 GetAccountInfo(*mut GUID, *mut u32, *mut *mut GUID)
        11 GetProp(u32, *mut ACCT_VARIANT)
        12 SetProp(u32, *mut ACCT_VARIANT)
        13 PlaceHolder7() 14 PlaceHolder8() 15 PlaceHolder9()
        16 FreeMemory(*mut u8)
        17 PlaceHolder10()
        18 SaveChanges(u32)
    }
}

impl IOlkEnum_Impl for Account_Impl {
    answering! { 3 GetCount(*mut u32) 4 Reset() 5 GetNext(*mut *mut c_void) 6 Skip(u32) }
}

#[implement(IOlkAccountHelper, IOlkAccountNotify)]
struct Client;

impl IOlkAccountHelper_Impl for Client_Impl {
    answering! {
        3 PlaceHolder1(*mut c_void)
        4 GetIdentity(*mut u16, *mut u32)
        5 GetMapiSession(*mut *mut c_void)
    }

    unsafe fn HandsOffSession(&self) -> HRESULT {
        panic_on_purpose()
    }
}

impl IOlkErrorUnknown_Impl for Client_Impl {
    answering! { 3 GetLastError(HRESULT, *mut *mut u16) }
}

impl IOlkAccountNotify_Impl for Client_Impl {
    unsafe fn Notify(&self, kind: u32, id: u32, flags: u32) -> HRESULT {
        if (kind, id, flags) == (1, 2, 3) {
            HRESULT(4)
        } else {
            panic_on_purpose()
        }
    }
}

/// Calls methods that all ignore their arguments, and sees to it that each answers with its number.
macro_rules! answered {
    ($object:ident: $($slot:literal $method:ident($($argument:expr),*))*) => {
        $(
            // SAFETY: as said above.
            assert_eq!(unsafe { $object.$method($($argument),*) }, HRESULT($slot));
        )*
    };
}

/// NULL, of whatever type is asked for.
fn null<T>() -> *mut T {
    ptr::null_mut()
}

#[test]
fn every_method_of_a_manager_is_reached() {
    let manager: IOlkAccountManager = Manager.into();
    answered! {
        manager:
        3 GetLastError(HRESULT(0), null())
        4 Init(null(), 0)
        5 DisplayAccountList(null(), 0, null(), 0, null(), null())
        6 PlaceHolder1() 7 PlaceHolder2() 8 PlaceHolder3() 9 PlaceHolder4() 10 PlaceHolder5()
        11 FindAccount(0, null(), null())
        12 PlaceHolder6() 13 PlaceHolder7() 14 PlaceHolder8()
        15 DeleteAccount(0)
        16 PlaceHolder9()
        17 SaveChanges(0, 0)
        18 GetOrder(null(), null(), null())
        19 SetOrder(null(), 0, null())
        20 EnumerateAccounts(null(), null(), 0, null())
        21 PlaceHolder10() 22 PlaceHolder11()
        23 FreeMemory(null())
        24 Advise(null(), null())
        25 Unadvise(0)
        26 PlaceHolder12() 27 PlaceHolder13() 28 PlaceHolder14()
    }
}

#[test]
fn every_method_of_an_account_is_reached() {
    let account: IOlkAccount = Account.into();
    answered! {
        account:
        3 GetLastError(HRESULT(0), null())
        4 PlaceHolder1() 5 PlaceHolder2() 6 PlaceHolder3() 7 PlaceHolder4() 8 PlaceHolder5()
        9 PlaceHolder6()
        10 GetAccountInfo(null(), null(), null())
        11 GetProp(0, null())
        12 SetProp(0, null())
        13 PlaceHolder7() 14 PlaceHolder8() 15 PlaceHolder9()
        16 FreeMemory(null())
        17 PlaceHolder10()
        18 SaveChanges(0)
    }
}

#[test]
fn every_method_of_an_enumeration_and_of_a_client_is_reached() {
    let accounts: IOlkEnum = Account.into();
    answered! { accounts: 3 GetCount(null()) 4 Reset() 5 GetNext(null()) 6 Skip(0) }
    let helper: IOlkAccountHelper = Client.into();
    answered! {
        helper: 3 PlaceHolder1(null()) 4 GetIdentity(null(), null()) 5 GetMapiSession(null())
    }
    let sink: IOlkAccountNotify = Client.into();
    answered! { sink: 3 GetLastError(HRESULT(0), null()) 4 Notify(1, 2, 3) }
}

#[test]
fn arguments_arrive_as_they_are_passed() {
    let sink: IOlkAccountNotify = Client.into();
    // SAFETY: the arguments are plain numbers.
    assert_eq!(unsafe { sink.Notify(1, 2, 3) }, HRESULT(4));
}

#[test]
fn an_object_is_asked_for_its_interfaces_and_for_those_that_they_inherit_from() {
    let manager: IOlkAccountManager = Manager.into();
    let base: IOlkErrorUnknown = manager.cast().unwrap();
    assert_eq!(manager.cast::<IUnknown>(), base.cast::<IUnknown>());
    assert_eq!(
        manager.cast::<IOlkAccount>().unwrap_err().code(),
        E_NOINTERFACE
    );
    let account: IOlkAccount = Account.into();
    let accounts: IOlkEnum = account.cast().unwrap();
    assert_eq!(accounts.cast::<IOlkAccount>().unwrap(), account);
    // SAFETY: the method ignores its arguments.
    let answer = unsafe { manager.GetLastError(HRESULT(0), ptr::null_mut()) };
    assert_eq!(answer, HRESULT(3));
}

#[test]
fn a_panic_ends_at_the_vtable() {
    let helper: IOlkAccountHelper = Client.into();
    // SAFETY: the methods ignore their arguments, or have none.
    unsafe {
        assert_eq!(helper.HandsOffSession(), E_UNEXPECTED);
        assert_eq!(helper.GetMapiSession(ptr::null_mut()), HRESULT(5));
    }
    let sink: IOlkAccountNotify = helper.cast().unwrap();
    // SAFETY: the arguments are plain numbers.
    assert_eq!(unsafe { sink.Notify(0, 0, 0) }, E_UNEXPECTED);
}
