//! The account manager's interface as published. Where the library declares it, this goes.

// `#[interface]` gives the thunks that it writes neither documentation nor blocks around their unsafe operations. And
// it is published, wherever it stands.
#![allow(
    unreachable_pub,
    unsafe_op_in_unsafe_fn,
    non_snake_case,
    clippy::cast_possible_wrap,
    clippy::missing_safety_doc,
    clippy::too_many_arguments,
    clippy::transmute_ptr_to_ptr,
    clippy::undocumented_unsafe_blocks
)]

use core::ffi::c_void;
use olk_account::IOlkAccountHelper;
use windows_core::{GUID, HRESULT, IUnknown, IUnknown_Vtbl, Ref, interface};

pub const CLSID_OLK_ACCOUNT_MANAGER: GUID = GUID::from_u128(0xed475410_b0d6_11d2_8c3b_00104b2a6676);
pub const ACCT_INIT_NOSYNCH_MAPI_ACCTS: u32 = 1;
pub const E_OLK_ALREADY_INITIALIZED: HRESULT = HRESULT(0x800C_8002_u32 as i32);

#[interface("9240A6C0-AF41-11D2-8C3B-00104B2A6676")]
pub unsafe trait IOlkErrorUnknown: IUnknown {
    pub fn GetLastError(&self, hr: HRESULT, message: *mut *mut u16) -> HRESULT;
}

#[interface("9240A6CD-AF41-11D2-8C3B-00104B2A6676")]
pub unsafe trait IOlkAccountManager: IOlkErrorUnknown {
    pub fn Init(&self, helper: Ref<'_, IOlkAccountHelper>, flags: u32) -> HRESULT;
    pub fn DisplayAccountList(
        &self,
        window: *mut c_void,
        flags: u32,
        reserved1: *const u16,
        reserved2: u32,
        reserved3: *const GUID,
        reserved4: *const GUID,
    ) -> HRESULT;
    pub fn PlaceHolder1(&self) -> HRESULT;
    pub fn PlaceHolder2(&self) -> HRESULT;
    pub fn PlaceHolder3(&self) -> HRESULT;
    pub fn PlaceHolder4(&self) -> HRESULT;
    pub fn PlaceHolder5(&self) -> HRESULT;
    pub fn FindAccount(
        &self,
        property: u32,
        value: *mut c_void,
        account: *mut *mut c_void,
    ) -> HRESULT;
    pub fn PlaceHolder6(&self) -> HRESULT;
    pub fn PlaceHolder7(&self) -> HRESULT;
    pub fn PlaceHolder8(&self) -> HRESULT;
    pub fn DeleteAccount(&self, account: u32) -> HRESULT;
    pub fn PlaceHolder9(&self) -> HRESULT;
    pub fn SaveChanges(&self, account: u32, flags: u32) -> HRESULT;
    pub fn GetOrder(
        &self,
        category: *const GUID,
        count: *mut u32,
        accounts: *mut *mut u32,
    ) -> HRESULT;
    pub fn SetOrder(&self, category: *const GUID, count: u32, accounts: *const u32) -> HRESULT;
    pub fn EnumerateAccounts(
        &self,
        category: *const GUID,
        kind: *const GUID,
        flags: u32,
        accounts: *mut *mut c_void,
    ) -> HRESULT;
    pub fn PlaceHolder10(&self) -> HRESULT;
    pub fn PlaceHolder11(&self) -> HRESULT;
    pub fn FreeMemory(&self, memory: *mut u8) -> HRESULT;
    pub fn Advise(&self, notify: *mut c_void, cookie: *mut u32) -> HRESULT;
    pub fn Unadvise(&self, cookie: u32) -> HRESULT;
    pub fn PlaceHolder12(&self) -> HRESULT;
    pub fn PlaceHolder13(&self) -> HRESULT;
    pub fn PlaceHolder14(&self) -> HRESULT;
}
