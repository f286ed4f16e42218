//! The interfaces that Outlook and its clients implement, for objects of the tests.
//!
//! Each is a trait with the interface's methods. A method that a class leaves out answers `E_NOTIMPL`.

#![allow(
    dead_code,
    non_snake_case,
    unused_imports,
    unused_macros,
    reason = "COM's names; each program that includes the file uses another part of it"
)]

use super::object::{Class, Object};
use core::ffi::c_void;
use olk_account::sys::{
    ACCT_VARIANT, E_NOTIMPL, IOlkAccount_Vtbl, IOlkAccountHelper_Vtbl, IOlkAccountManager_Vtbl,
    IOlkEnum_Vtbl, IOlkErrorUnknown_Vtbl,
};
use windows_core::{GUID, HRESULT, IUnknown_Vtbl};

/// Declares a trait, and the vtable of a class that implements it.
macro_rules! interface {
    (
        $(#[$about:meta])*
        $name:ident: $parent:ident, $vtable:ident;
        $($method:ident($($argument:ident: $type:ty),* $(,)?))*
    ) => {
        $(#[$about])*
        pub(crate) trait $name: $parent {
            /// The slots of the interface, for this class.
            const SLOTS: $vtable = $vtable {
                base__: <Self as $parent>::SLOTS,
                $($method: {
                    unsafe extern "system" fn $method<T: $name>(
                        this: *mut c_void,
                        $($argument: $type),*
                    ) -> HRESULT {
                        // SAFETY: the caller has a reference, or at least the test keeps the object; the arguments
                        // are the caller's.
                        unsafe { T::$method(Object::at(this), $($argument),*) }
                    }
                    $method::<Self>
                },)*
            };

            $(
                /// # Safety
                ///
                /// The arguments are those of a caller that follows the documentation of the method.
                unsafe fn $method(_object: &Object<Self>, $($argument: $type),*) -> HRESULT {
                    $(let _ = $argument;)*
                    E_NOTIMPL
                }
            )*
        }
    };
}

/// The base of all the others.
pub(crate) trait Unknown: Class {
    const SLOTS: IUnknown_Vtbl = Object::<Self>::UNKNOWN;
}

impl<T: Class> Unknown for T {}

interface! {
    /// `IOlkErrorUnknown`.
    ErrorUnknown: Unknown, IOlkErrorUnknown_Vtbl;
    GetLastError(error: HRESULT, message: *mut *mut u16)
}

interface! {
    /// `IOlkAccountManager`.
    AccountManager: ErrorUnknown, IOlkAccountManager_Vtbl;
    Init(helper: *mut c_void, flags: u32)
    DisplayAccountList(
        window: *mut c_void, flags: u32, text: *const u16, number: u32, first: *const GUID,
        second: *const GUID,
    )
    PlaceHolder1() PlaceHolder2() PlaceHolder3() PlaceHolder4() PlaceHolder5()
    FindAccount(tag: u32, value: *mut ACCT_VARIANT, account: *mut *mut c_void)
    PlaceHolder6() PlaceHolder7() PlaceHolder8()
    DeleteAccount(id: u32)
    PlaceHolder9()
    SaveChanges(id: u32, flags: u32)
    GetOrder(category: *const GUID, count: *mut u32, ids: *mut *mut u32)
    SetOrder(category: *const GUID, count: u32, ids: *const u32)
    EnumerateAccounts(
        category: *const GUID, class: *const GUID, flags: u32, accounts: *mut *mut c_void,
    )
    PlaceHolder10() PlaceHolder11()
    FreeMemory(memory: *mut u8)
    Advise(sink: *mut c_void, cookie: *mut u32)
    Unadvise(cookie: u32)
    PlaceHolder12() PlaceHolder13() PlaceHolder14()
}

interface! {
    /// `IOlkAccount`.
    Account: ErrorUnknown, IOlkAccount_Vtbl;
    PlaceHolder1() PlaceHolder2() PlaceHolder3() PlaceHolder4() PlaceHolder5() PlaceHolder6()
    GetAccountInfo(class: *mut GUID, count: *mut u32, categories: *mut *mut GUID)
    GetProp(tag: u32, value: *mut ACCT_VARIANT)
    SetProp(tag: u32, value: *mut ACCT_VARIANT)
    PlaceHolder7() PlaceHolder8() PlaceHolder9()
    FreeMemory(memory: *mut u8)
    PlaceHolder10()
    SaveChanges(flags: u32)
}

interface! {
    /// `IOlkEnum`.
    Enum: Unknown, IOlkEnum_Vtbl;
    GetCount(count: *mut u32)
    Reset()
    GetNext(object: *mut *mut c_void)
    Skip(count: u32)
}

interface! {
    /// `IOlkAccountHelper`.
    AccountHelper: Unknown, IOlkAccountHelper_Vtbl;
    PlaceHolder1(reserved: *mut c_void)
    GetIdentity(name: *mut u16, length: *mut u32)
    GetMapiSession(session: *mut *mut c_void)
    HandsOffSession()
}

/// Makes a type the class of a trait from above: `class!(Type: Trait = Interface, its base)`, with hooks of [`Class`]
/// in braces if there are any. It takes `Class` to be in scope.
macro_rules! class {
    ($class:ty: $trait:path = $interface:ty $(, $base:ty)* $({ $($hook:item)* })?) => {
        // SAFETY: the vtable is that of the interface, and its methods are those of this class.
        unsafe impl Class for $class {
            type Vtable = <$interface as ::windows_core::Interface>::Vtable;

            const VTABLE: &'static Self::Vtable = &<Self as $trait>::SLOTS;

            const INTERFACES: &'static [::windows_core::GUID] = &[
                <$interface as ::windows_core::Interface>::IID,
                $(<$base as ::windows_core::Interface>::IID),*
            ];

            $($($hook)*)?
        }
    };
}
pub(crate) use class;
