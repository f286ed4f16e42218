//! `IOlkEnum`, which goes through accounts.

use super::interface::interface;
use core::ffi::c_void;
use windows_core::{IUnknown, IUnknown_Vtbl};

interface! {
    /// What [`IOlkAccountManager::EnumerateAccounts`](super::IOlkAccountManager::EnumerateAccounts) hands out: the
    /// accounts, one after the other.
    ///
    /// | slot | method | answers |
    /// | --- | --- | --- |
    /// | 3 | [`GetCount`](Self::GetCount) | `S_OK` |
    /// | 4 | [`Reset`](Self::Reset) | `S_OK` |
    /// | 5 | [`GetNext`](Self::GetNext) | `S_OK`; `S_FALSE` at the end |
    /// | 6 | [`Skip`](Self::Skip) | `S_OK` |
    ///
    /// Microsoft's header gives it the IID of `IOlkErrorUnknown`; here it has its own, `…C1`.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::sys::{IOlkEnum, S_OK};
    ///
    /// /// How many accounts there are.
    /// fn count(accounts: &IOlkEnum) -> u32 {
    ///     let mut count = 0;
    ///     // SAFETY: the pointer is that of a local variable.
    ///     assert_eq!(unsafe { accounts.GetCount(&mut count) }, S_OK);
    ///     count
    /// }
    /// # let _ = count;
    /// ```
    0x9240A6C1_AF41_11D2_8C3B_00104B2A6676 IOlkEnum: IUnknown, IUnknown_Vtbl;
    implement IOlkEnum_Impl;
    vtable IOlkEnum_Vtbl;

    /// Gives the number of accounts, wherever the enumeration stands.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*pulCount` is the number |
    [3] fn GetCount(pulCount: *mut u32);

    /// Goes back to the first account.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    [4] fn Reset();

    /// Gives the next account, with a reference of the caller's own, and moves past it.
    ///
    /// `*ppunk` is an `IUnknown`: query it for [`IOlkAccount`](super::IOlkAccount).
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*ppunk` is the account |
    /// | `S_FALSE` | there are no more |
    [5] fn GetNext(ppunk: *mut *mut c_void);

    /// Moves past `cSkip` accounts.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | done |
    [6] fn Skip(cSkip: u32);
}
