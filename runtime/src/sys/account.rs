//! `IOlkAccount`, an account of Outlook's.

use super::interface::interface;
use super::{ACCT_VARIANT, IOlkErrorUnknown, IOlkErrorUnknown_Impl, IOlkErrorUnknown_Vtbl};
use windows_core::GUID;

interface! {
    /// An account, as [`IOlkEnum::GetNext`](super::IOlkEnum::GetNext) and
    /// [`IOlkAccountManager::FindAccount`](super::IOlkAccountManager::FindAccount) hand it out.
    ///
    /// | slot | method | answers |
    /// | --- | --- | --- |
    /// | 3 | [`GetLastError`](IOlkErrorUnknown::GetLastError) | `S_OK`, `E_INVALIDARG` |
    /// | 4–9 | six placeholders | |
    /// | 10 | [`GetAccountInfo`](Self::GetAccountInfo) | `S_OK` |
    /// | 11 | [`GetProp`](Self::GetProp) | `S_OK`, `E_ACCT_NOT_FOUND`, `E_INVALIDARG` |
    /// | 12 | [`SetProp`](Self::SetProp) | `S_OK`, `E_INVALIDARG`, `E_OLK_PROP_READ_ONLY` |
    /// | 13–15 | three placeholders | |
    /// | 16 | [`FreeMemory`](Self::FreeMemory) | |
    /// | 17 | a placeholder | |
    /// | 18 | [`SaveChanges`](Self::SaveChanges) | `S_OK`, `E_ACCT_NOT_FOUND`, `E_OLK_NOT_INITIALIZED` |
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::sys::{ACCT_VARIANT, IOlkAccount, PROP_ACCT_ID, PT_LONG};
    /// use windows_core::Result;
    ///
    /// /// The number that an account is known by in its profile.
    /// fn id(account: &IOlkAccount) -> Result<u32> {
    ///     let mut value = ACCT_VARIANT::default();
    ///     // SAFETY: the pointer is that of a local variable.
    ///     unsafe { account.GetProp(PROP_ACCT_ID, &mut value) }.ok()?;
    ///     assert_eq!(value.dwType, PT_LONG);
    ///     // SAFETY: the value's type says that this is its member.
    ///     Ok(unsafe { value.Val.dw })
    /// }
    /// # let _ = id;
    /// ```
    0x9240A6D2_AF41_11D2_8C3B_00104B2A6676 IOlkAccount:
        IOlkErrorUnknown, IOlkErrorUnknown_Vtbl, IOlkErrorUnknown_Impl;
    implement IOlkAccount_Impl;
    vtable IOlkAccount_Vtbl;

    /// Not supported.
    [4] fn PlaceHolder1();

    /// Not supported.
    [5] fn PlaceHolder2();

    /// Not supported.
    [6] fn PlaceHolder3();

    /// Not supported.
    [7] fn PlaceHolder4();

    /// Not supported.
    [8] fn PlaceHolder5();

    /// Not supported.
    [9] fn PlaceHolder6();

    /// Gives the account's type (`CLSID_OlkPOP3Account`, say), and the categories that it belongs to.
    ///
    /// The array of categories is freed with [`FreeMemory`](Self::FreeMemory).
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*prgclsidCategory` is the array, `*pcCategories` its length |
    [10] fn GetAccountInfo(
        pclsidType: *mut GUID,
        pcCategories: *mut u32,
        prgclsidCategory: *mut *mut GUID,
    );

    /// Gives the value of the property `dwProp`, a `PROP_` tag.
    ///
    /// What a text or binary value points to is freed with [`FreeMemory`](Self::FreeMemory).
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*pVar` is the value |
    /// | `E_ACCT_NOT_FOUND` | the account lacks the property |
    /// | `E_INVALIDARG` | the tag is wrong |
    [11] fn GetProp(dwProp: u32, pVar: *mut ACCT_VARIANT);

    /// Sets the property `dwProp` to `*pVar`. The change is kept only by `SaveChanges`, the account's or the
    /// manager's.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_INVALIDARG` | the tag or the value is wrong |
    /// | `E_OLK_PROP_READ_ONLY` | the property can't be set |
    /// | `E_ACCT_NOT_FOUND` | it is [`PROP_ACCT_SENTITEMS_EID`](super::PROP_ACCT_SENTITEMS_EID), of a POP3 or an IMAP account |
    [12] fn SetProp(dwProp: u32, pVar: *mut ACCT_VARIANT);

    /// Not supported.
    [13] fn PlaceHolder7();

    /// Not supported.
    [14] fn PlaceHolder8();

    /// Not supported.
    [15] fn PlaceHolder9();

    /// Frees what [`GetProp`](Self::GetProp) or [`GetAccountInfo`](Self::GetAccountInfo) handed out.
    [16] fn FreeMemory(pv: *mut u8);

    /// Not supported.
    [17] fn PlaceHolder10();

    /// Saves what [`SetProp`](Self::SetProp) changed.
    ///
    /// `dwFlags` is [`OLK_ACCOUNT_NO_FLAGS`](super::OLK_ACCOUNT_NO_FLAGS).
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    /// | `E_ACCT_NOT_FOUND` | there is no such account any more |
    /// | `E_OLK_NOT_INITIALIZED` | the manager isn't ready |
    [18] fn SaveChanges(dwFlags: u32);
}
