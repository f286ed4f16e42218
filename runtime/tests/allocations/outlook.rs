//! A manager, an enumeration and an account that allocate nothing.

use super::object::{Class, Object, class, not_implemented};
use core::cell::{Cell, UnsafeCell};
use core::ffi::c_void;
use olk_account::sys::{
    ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, E_ACCT_NOT_FOUND, E_NOTIMPL, IOlkAccount,
    IOlkAccount_Impl, IOlkAccount_Vtbl, IOlkAccountManager, IOlkAccountManager_Impl,
    IOlkAccountManager_Vtbl, IOlkEnum, IOlkEnum_Impl, IOlkEnum_Vtbl, IOlkErrorUnknown_Impl,
    PROP_ACCT_NAME, PROP_INET_PASSWORD, PROP_SMTP_PASSWORD, PROP_SMTP_SERVER, PT_BINARY, PT_LONG,
    PT_UNICODE, S_FALSE, S_OK, SECURE_FLAG,
};
use olk_account::{AccountManager, InitFlags, OpenSession, olk_account_helper};
use windows_core::{GUID, HRESULT, IUnknown, Interface, Result};

/// What the account has for a password.
pub(crate) const PASSWORD: &str = "correct horse battery staple";

#[olk_account_helper(owns_session, profile = "Outlook")]
pub(crate) struct Helper;

impl OpenSession for Helper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Helper.into())
    }
}

/// A manager that is ready.
pub(crate) fn manager() -> AccountManager {
    let account = Object::create(Account(UnsafeCell::new([0; 64])));
    let accounts = Object::create(Accounts {
        account: account.clone(),
        left: Cell::new(3),
    });
    let manager = Object::create(Manager { account, accounts });
    AccountManager::with(manager, Helper, InitFlags::default()).unwrap()
}

/// An account, and the place where its texts are.
struct Account(UnsafeCell<[u16; 64]>);

class!(Account, IOlkAccount, IOlkAccount_Vtbl);

impl Account {
    fn text(&self, text: &str) -> *mut u16 {
        let place = self.0.get().cast::<u16>();
        for (index, unit) in text.encode_utf16().chain([0]).enumerate() {
            assert!(index < 64);
            // SAFETY: there are 64 units, which nobody looks at meanwhile.
            unsafe { place.add(index).write(unit) };
        }
        place
    }
}

impl IOlkErrorUnknown_Impl for Object<Account> {
    not_implemented!(GetLastError(error: HRESULT, message: *mut *mut u16));
}

impl IOlkAccount_Impl for Object<Account> {
    unsafe fn GetProp(&self, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        let text = |words| ACCT_VARIANT_0 {
            pwsz: self.text(words),
        };
        let val = match tag {
            PROP_SMTP_SERVER => return E_ACCT_NOT_FOUND,
            PROP_ACCT_NAME => text("Büro"),
            PROP_INET_PASSWORD => text(PASSWORD),
            PROP_SMTP_PASSWORD => text("ücorrect horse battery staple"),
            _ => match tag & 0xFFFF & !SECURE_FLAG {
                PT_LONG => ACCT_VARIANT_0 { dw: 993 },
                PT_UNICODE => text("ada@example.com"),
                PT_BINARY => {
                    let place = self.0.get().cast::<u8>();
                    // SAFETY: there is room for three bytes.
                    unsafe { place.copy_from_nonoverlapping([1, 2, 3].as_ptr(), 3) };
                    let bin = ACCT_BIN { cb: 3, pb: place };
                    ACCT_VARIANT_0 { bin }
                }
                _ => return E_NOTIMPL,
            },
        };
        let variant = ACCT_VARIANT {
            dwType: tag & 0xFFFF,
            Val: val,
        };
        // SAFETY: the client passes it.
        unsafe { *value = variant };
        S_OK
    }

    unsafe fn SetProp(&self, _tag: u32, _value: *mut ACCT_VARIANT) -> HRESULT {
        S_OK
    }

    unsafe fn FreeMemory(&self, _memory: *mut u8) -> HRESULT {
        S_OK
    }

    not_implemented! {
        PlaceHolder1() PlaceHolder2() PlaceHolder3() PlaceHolder4() PlaceHolder5() PlaceHolder6()
        PlaceHolder7() PlaceHolder8() PlaceHolder9() PlaceHolder10()
        GetAccountInfo(class: *mut GUID, count: *mut u32, categories: *mut *mut GUID)
        SaveChanges(flags: u32)
    }
}

/// The same account, three times.
struct Accounts {
    account: IOlkAccount,
    left: Cell<u32>,
}

class!(Accounts, IOlkEnum, IOlkEnum_Vtbl);

impl IOlkEnum_Impl for Object<Accounts> {
    unsafe fn GetNext(&self, account: *mut *mut c_void) -> HRESULT {
        let Some(left) = self.left.get().checked_sub(1) else {
            return S_FALSE;
        };
        self.left.set(left);
        // SAFETY: the client passes it.
        unsafe { *account = self.account.clone().into_raw() };
        S_OK
    }

    not_implemented! {
        GetCount(count: *mut u32)
        Reset()
        Skip(count: u32)
    }
}

struct Manager {
    account: IOlkAccount,
    accounts: IOlkEnum,
}

class!(Manager, IOlkAccountManager, IOlkAccountManager_Vtbl);

impl IOlkErrorUnknown_Impl for Object<Manager> {
    not_implemented!(GetLastError(error: HRESULT, message: *mut *mut u16));
}

impl IOlkAccountManager_Impl for Object<Manager> {
    unsafe fn Init(&self, _helper: *mut c_void, _flags: u32) -> HRESULT {
        S_OK
    }

    unsafe fn FindAccount(
        &self,
        _tag: u32,
        _value: *mut ACCT_VARIANT,
        account: *mut *mut c_void,
    ) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { *account = self.account.clone().into_raw() };
        S_OK
    }

    unsafe fn EnumerateAccounts(
        &self,
        _category: *const GUID,
        _class: *const GUID,
        _flags: u32,
        accounts: *mut *mut c_void,
    ) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { *accounts = self.accounts.clone().into_raw() };
        S_OK
    }

    not_implemented! {
        PlaceHolder1() PlaceHolder2() PlaceHolder3() PlaceHolder4() PlaceHolder5() PlaceHolder6()
        PlaceHolder7() PlaceHolder8() PlaceHolder9() PlaceHolder10() PlaceHolder11()
        PlaceHolder12() PlaceHolder13() PlaceHolder14()
        DisplayAccountList(
            window: *mut c_void, flags: u32, text: *const u16, number: u32,
            class_1: *const GUID, class_2: *const GUID
        )
        DeleteAccount(id: u32)
        SaveChanges(id: u32, flags: u32)
        GetOrder(category: *const GUID, count: *mut u32, ids: *mut *mut u32)
        SetOrder(category: *const GUID, count: u32, ids: *const u32)
        FreeMemory(memory: *mut u8)
        Advise(sink: *mut c_void, cookie: *mut u32)
        Unadvise(cookie: u32)
    }
}
