//! `IOlkAccountNotify`, which a client implements to be told of changes.

use super::interface::interface;
use super::{IOlkErrorUnknown, IOlkErrorUnknown_Impl, IOlkErrorUnknown_Vtbl};

interface! {
    /// What a client passes to [`IOlkAccountManager::Advise`](super::IOlkAccountManager::Advise), to be told of
    /// changes to the accounts.
    ///
    /// | slot | method | answers |
    /// | --- | --- | --- |
    /// | 3 | [`GetLastError`](IOlkErrorUnknown::GetLastError) | `S_OK`, `E_INVALIDARG` |
    /// | 4 | [`Notify`](Self::Notify) | `S_OK` |
    ///
    /// Microsoft's header has no slot for `Notify`, so an object made after it is called past the end of its vtable.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::sys::{
    ///     E_NOTIMPL, IOlkAccountNotify, IOlkAccountNotify_Impl, IOlkErrorUnknown_Impl,
    ///     NOTIFY_ACCT_CREATED, S_OK,
    /// };
    /// use std::cell::Cell;
    /// use std::rc::Rc;
    /// use windows_core::{HRESULT, implement};
    ///
    /// #[implement(IOlkAccountNotify)]
    /// struct Created(Rc<Cell<u32>>);
    ///
    /// impl IOlkAccountNotify_Impl for Created_Impl {
    ///     unsafe fn Notify(&self, kind: u32, account: u32, _flags: u32) -> HRESULT {
    ///         if kind == NOTIFY_ACCT_CREATED {
    ///             self.0.set(account);
    ///         }
    ///         S_OK
    ///     }
    /// }
    ///
    /// impl IOlkErrorUnknown_Impl for Created_Impl {
    ///     unsafe fn GetLastError(&self, _: HRESULT, _: *mut *mut u16) -> HRESULT {
    ///         E_NOTIMPL
    ///     }
    /// }
    ///
    /// let created = Rc::new(Cell::new(0));
    /// let sink: IOlkAccountNotify = Created(created.clone()).into();
    /// // SAFETY: the method takes plain numbers.
    /// assert_eq!(unsafe { sink.Notify(NOTIFY_ACCT_CREATED, 7, 0) }, S_OK);
    /// assert_eq!(created.get(), 7);
    /// ```
    0x9240A6C3_AF41_11D2_8C3B_00104B2A6676 IOlkAccountNotify:
        IOlkErrorUnknown, IOlkErrorUnknown_Vtbl, IOlkErrorUnknown_Impl;
    implement IOlkAccountNotify_Impl;
    vtable IOlkAccountNotify_Vtbl;

    /// Tells of a change.
    ///
    /// `dwNotify` is what happened: `NOTIFY_ACCT_CHANGED`, `NOTIFY_ACCT_CREATED`, `NOTIFY_ACCT_DELETED`,
    /// `NOTIFY_ACCT_ORDER_CHANGED` or `NOTIFY_ACCT_PREDELETED`. `dwAcctID` is the account that it happened to, and
    /// `dwFlags` is unused, and 0.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | the client has taken note |
    [4] fn Notify(dwNotify: u32, dwAcctID: u32, dwFlags: u32);
}
