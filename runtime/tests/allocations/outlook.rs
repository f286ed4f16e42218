//! A manager, an enumeration and an account that allocate nothing.

use super::interfaces::{self, Enum, ErrorUnknown, class};
use super::object::{Class, Object};
use core::cell::{Cell, UnsafeCell};
use core::ffi::c_void;
use olk_account::sys::{
    ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, E_ACCT_NOT_FOUND, E_NOTIMPL, IOlkAccount,
    IOlkAccountManager, IOlkEnum, PROP_ACCT_NAME, PROP_INET_PASSWORD, PROP_SMTP_PASSWORD,
    PROP_SMTP_SERVER, PT_BINARY, PT_LONG, PT_UNICODE, S_FALSE, S_OK, SECURE_FLAG,
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
    let account: IOlkAccount = Object::create(Account(UnsafeCell::new([0; 64])));
    let accounts: IOlkEnum = Object::create(Accounts {
        account: account.clone(),
        left: Cell::new(3),
    });
    let manager: IOlkAccountManager = Object::create(Manager { account, accounts });
    AccountManager::with(manager, Helper, InitFlags::default()).unwrap()
}

/// An account, and the place where its texts are.
struct Account(UnsafeCell<[u16; 64]>);

class!(Account: interfaces::Account = IOlkAccount);

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

impl ErrorUnknown for Account {}

impl interfaces::Account for Account {
    unsafe fn GetProp(object: &Object<Self>, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        let text = |words| ACCT_VARIANT_0 {
            pwsz: object.text(words),
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
                    let place = object.0.get().cast::<u8>();
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

    unsafe fn SetProp(_object: &Object<Self>, _tag: u32, _value: *mut ACCT_VARIANT) -> HRESULT {
        S_OK
    }

    unsafe fn FreeMemory(_object: &Object<Self>, _memory: *mut u8) -> HRESULT {
        S_OK
    }
}

/// The same account, three times.
struct Accounts {
    account: IOlkAccount,
    left: Cell<u32>,
}

class!(Accounts: Enum = IOlkEnum);

impl Enum for Accounts {
    unsafe fn GetNext(object: &Object<Self>, account: *mut *mut c_void) -> HRESULT {
        let Some(left) = object.left.get().checked_sub(1) else {
            return S_FALSE;
        };
        object.left.set(left);
        // SAFETY: the client passes it.
        unsafe { *account = object.account.clone().into_raw() };
        S_OK
    }
}

struct Manager {
    account: IOlkAccount,
    accounts: IOlkEnum,
}

class!(Manager: interfaces::AccountManager = IOlkAccountManager);

impl ErrorUnknown for Manager {}

impl interfaces::AccountManager for Manager {
    unsafe fn Init(_object: &Object<Self>, _helper: *mut c_void, _flags: u32) -> HRESULT {
        S_OK
    }

    unsafe fn FindAccount(
        object: &Object<Self>,
        _tag: u32,
        _value: *mut ACCT_VARIANT,
        account: *mut *mut c_void,
    ) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { *account = object.account.clone().into_raw() };
        S_OK
    }

    unsafe fn EnumerateAccounts(
        object: &Object<Self>,
        _category: *const GUID,
        _class: *const GUID,
        _flags: u32,
        accounts: *mut *mut c_void,
    ) -> HRESULT {
        // SAFETY: the client passes it.
        unsafe { *accounts = object.accounts.clone().into_raw() };
        S_OK
    }
}
