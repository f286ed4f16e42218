//! `IOlkAccountManager`, Outlook's own.

use super::interface::interface;
use super::{ACCT_VARIANT, IOlkErrorUnknown, IOlkErrorUnknown_Impl, IOlkErrorUnknown_Vtbl};
use core::ffi::c_void;
use windows_core::GUID;

interface! {
    /// The account manager: what `CoCreateInstance` makes of
    /// [`CLSID_OlkAccountManager`](super::CLSID_OlkAccountManager).
    ///
    /// Before anything else it is given a helper, with [`Init`](Self::Init).
    ///
    /// | slot | method | answers |
    /// | --- | --- | --- |
    /// | 3 | [`GetLastError`](IOlkErrorUnknown::GetLastError) | `S_OK`, `E_INVALIDARG` |
    /// | 4 | [`Init`](Self::Init) | `S_OK`, `E_OLK_ALREADY_INITIALIZED`, `E_OLK_REGISTRY` |
    /// | 5 | [`DisplayAccountList`](Self::DisplayAccountList) | `S_OK`, `E_ACCT_UI_BUSY`, `E_OLK_NOT_INITIALIZED`, `MAPI_E_CALL_FAILED`, `MAPI_E_INVALID_PARAMETER`, `MAPI_E_USER_CANCEL` |
    /// | 6–10 | five placeholders | |
    /// | 11 | [`FindAccount`](Self::FindAccount) | `S_OK`, `E_ACCT_NOT_FOUND`, `E_OLK_NOT_INITIALIZED`, `E_OLK_PARAM_NOT_SUPPORTED` |
    /// | 12–14 | three placeholders | |
    /// | 15 | [`DeleteAccount`](Self::DeleteAccount) | `S_OK`, `E_ACCT_NOT_FOUND`, `E_OLK_NOT_INITIALIZED` |
    /// | 16 | a placeholder | |
    /// | 17 | [`SaveChanges`](Self::SaveChanges) | `S_OK`, `E_ACCT_NOT_FOUND`, `E_OLK_NOT_INITIALIZED` |
    /// | 18 | [`GetOrder`](Self::GetOrder) | `S_OK`, `E_INVALIDARG`, `E_OLK_NOT_INITIALIZED` |
    /// | 19 | [`SetOrder`](Self::SetOrder) | `S_OK`, `E_ACCT_WRONG_SORT_ORDER`, `E_INVALIDARG`, `E_OLK_NOT_INITIALIZED` |
    /// | 20 | [`EnumerateAccounts`](Self::EnumerateAccounts) | `S_OK`, `E_OLK_NOT_INITIALIZED` |
    /// | 21, 22 | two placeholders | |
    /// | 23 | [`FreeMemory`](Self::FreeMemory) | |
    /// | 24 | [`Advise`](Self::Advise) | `S_OK`, `E_INVALIDARG`, `E_OLK_NOT_INITIALIZED` |
    /// | 25 | [`Unadvise`](Self::Unadvise) | `S_OK`, `E_INVALIDARG`, `E_OLK_NOT_INITIALIZED` |
    /// | 26–28 | three placeholders | |
    ///
    /// In Microsoft's header, `SetOrder` takes pointers for the number and the array of accounts, and `Unadvise` one for
    /// the cookie; here they are as the reference has them.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::sys::{
    ///     ACCT_INIT_NOSYNCH_MAPI_ACCTS, IOlkAccountManager, IOlkEnum, OLK_ACCOUNT_NO_FLAGS,
    /// };
    /// use olk_account::IOlkAccountHelper;
    /// use std::ptr;
    /// use windows_core::{Interface, Result};
    ///
    /// /// All accounts, whatever their category and type.
    /// fn accounts(manager: &IOlkAccountManager, helper: &IOlkAccountHelper) -> Result<IOlkEnum> {
    ///     let mut accounts = ptr::null_mut();
    ///     // SAFETY: helper and out-parameter are valid, NULL is what stands for "any", and what is handed out comes
    ///     // with a reference of our own.
    ///     unsafe {
    ///         manager.Init(helper.as_raw(), ACCT_INIT_NOSYNCH_MAPI_ACCTS).ok()?;
    ///         manager
    ///             .EnumerateAccounts(ptr::null(), ptr::null(), OLK_ACCOUNT_NO_FLAGS, &mut accounts)
    ///             .ok()?;
    ///         Ok(IOlkEnum::from_raw(accounts))
    ///     }
    /// }
    /// # let _ = accounts;
    /// ```
    0x9240A6CD_AF41_11D2_8C3B_00104B2A6676 IOlkAccountManager:
        IOlkErrorUnknown, IOlkErrorUnknown_Vtbl, IOlkErrorUnknown_Impl;
    implement IOlkAccountManager_Impl;
    vtable IOlkAccountManager_Vtbl;

    /// Makes the manager ready, with the helper that tells it of the client's profile and session.
    ///
    /// `pAcctHelper` is an [`IOlkAccountHelper`](super::IOlkAccountHelper), which the manager keeps a reference to.
    /// `dwFlags` are `ACCT_INIT_` flags; [`ACCT_INIT_NOSYNCH_MAPI_ACCTS`](super::ACCT_INIT_NOSYNCH_MAPI_ACCTS) is
    /// recommended.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_OLK_ALREADY_INITIALIZED` | it was ready before |
    /// | `E_OLK_REGISTRY` | there is a problem with Outlook's settings in the registry |
    [4] fn Init(pAcctHelper: *mut c_void, dwFlags: u32);

    /// Shows Outlook's dialog of accounts, over the window `hwnd`.
    ///
    /// `dwFlags` are `ACCTUI_` flags. The others are unused: NULL and 0.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_ACCT_UI_BUSY` | the dialog is up already |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    /// | `MAPI_E_CALL_FAILED` | it failed for an unspecified reason |
    /// | `MAPI_E_INVALID_PARAMETER` | an argument is wrong |
    /// | `MAPI_E_USER_CANCEL` | the user cancelled |
    [5] fn DisplayAccountList(
        hwnd: *mut c_void,
        dwFlags: u32,
        lpwszReserved: *const u16,
        dwReserved: u32,
        pclsidReserved1: *const GUID,
        pclsidReserved2: *const GUID,
    );

    /// Not supported.
    [6] fn PlaceHolder1();

    /// Not supported.
    [7] fn PlaceHolder2();

    /// Not supported.
    [8] fn PlaceHolder3();

    /// Not supported.
    [9] fn PlaceHolder4();

    /// Not supported.
    [10] fn PlaceHolder5();

    /// Finds the account whose property `dwProp` has the value `*pVar`.
    ///
    /// `dwProp` is [`PROP_ACCT_ID`](super::PROP_ACCT_ID) or [`PROP_ACCT_IS_EXCH`](super::PROP_ACCT_IS_EXCH).
    /// `*ppAccount` receives an [`IOlkAccount`](super::IOlkAccount), with a reference of the caller's own.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*ppAccount` is the account |
    /// | `E_ACCT_NOT_FOUND` | there is no such account |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    /// | `E_OLK_PARAM_NOT_SUPPORTED` | accounts can't be found by this property |
    [11] fn FindAccount(dwProp: u32, pVar: *mut ACCT_VARIANT, ppAccount: *mut *mut c_void);

    /// Not supported.
    [12] fn PlaceHolder6();

    /// Not supported.
    [13] fn PlaceHolder7();

    /// Not supported.
    [14] fn PlaceHolder8();

    /// Deletes the account whose [`PROP_ACCT_ID`](super::PROP_ACCT_ID) is `dwAcctID`.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_ACCT_NOT_FOUND` | there is no such account |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    [15] fn DeleteAccount(dwAcctID: u32);

    /// Not supported.
    [16] fn PlaceHolder9();

    /// Saves what was changed in the account whose [`PROP_ACCT_ID`](super::PROP_ACCT_ID) is `dwAcctID`.
    ///
    /// `dwFlags` is [`OLK_ACCOUNT_NO_FLAGS`](super::OLK_ACCOUNT_NO_FLAGS).
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_ACCT_NOT_FOUND` | there is no such account |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    [17] fn SaveChanges(dwAcctID: u32, dwFlags: u32);

    /// Gives the accounts of a category, by their [`PROP_ACCT_ID`](super::PROP_ACCT_ID), in their order.
    ///
    /// `*pclsidCategory` is [`CLSID_OlkMail`](super::CLSID_OlkMail),
    /// [`CLSID_OlkAddressBook`](super::CLSID_OlkAddressBook) or [`CLSID_OlkStore`](super::CLSID_OlkStore). The array is
    /// freed with [`FreeMemory`](Self::FreeMemory).
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*prgAccts` is the array, `*pcAccts` its length |
    /// | `E_INVALIDARG` | an argument is wrong |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    [18] fn GetOrder(pclsidCategory: *const GUID, pcAccts: *mut u32, prgAccts: *mut *mut u32);

    /// Puts the accounts of a category in the order of `rgAccts`, an array of `cAccts` account IDs.
    ///
    /// `*pclsidCategory` is [`CLSID_OlkAddressBook`](super::CLSID_OlkAddressBook) or
    /// [`CLSID_OlkStore`](super::CLSID_OlkStore).
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_ACCT_WRONG_SORT_ORDER` | there are more or fewer accounts in the category |
    /// | `E_INVALIDARG` | an argument is wrong |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    [19] fn SetOrder(pclsidCategory: *const GUID, cAccts: u32, rgAccts: *const u32);

    /// Hands out an enumeration of the accounts of a category and a type, NULL for either meaning any.
    ///
    /// `dwFlags` is [`OLK_ACCOUNT_NO_FLAGS`](super::OLK_ACCOUNT_NO_FLAGS). `*ppEnum` receives an
    /// [`IOlkEnum`](super::IOlkEnum), with a reference of the caller's own. Exchange accounts are never listed under
    /// [`CLSID_OlkAddressBook`](super::CLSID_OlkAddressBook).
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*ppEnum` is the enumeration |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    [20] fn EnumerateAccounts(
        pclsidCategory: *const GUID,
        pclsidType: *const GUID,
        dwFlags: u32,
        ppEnum: *mut *mut c_void,
    );

    /// Not supported.
    [21] fn PlaceHolder10();

    /// Not supported.
    [22] fn PlaceHolder11();

    /// Frees what [`GetOrder`](Self::GetOrder) handed out.
    [23] fn FreeMemory(pv: *mut u8);

    /// Has `pNotify`, an [`IOlkAccountNotify`](super::IOlkAccountNotify), told of changes to the accounts, until
    /// [`Unadvise`](Self::Unadvise) is called with `*pdwCookie`.
    ///
    /// The manager keeps a reference to it.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_INVALIDARG` | an argument is wrong |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    [24] fn Advise(pNotify: *mut c_void, pdwCookie: *mut u32);

    /// Ends what [`Advise`](Self::Advise) began, and releases its object.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_INVALIDARG` | the cookie isn't one of `Advise`'s |
    /// | `E_OLK_NOT_INITIALIZED` | [`Init`](Self::Init) hasn't been called |
    [25] fn Unadvise(dwCookie: u32);

    /// Not supported.
    [26] fn PlaceHolder12();

    /// Not supported.
    [27] fn PlaceHolder13();

    /// Not supported.
    [28] fn PlaceHolder14();
}
