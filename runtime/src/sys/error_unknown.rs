//! `IOlkErrorUnknown`, from which three of the interfaces inherit.

use super::interface::interface;
use windows_core::{HRESULT, IUnknown, IUnknown_Vtbl};

interface! {
    /// The interface that `IOlkAccountManager`, `IOlkAccount` and `IOlkAccountNotify` inherit from: it has words for
    /// their errors.
    ///
    /// | slot | method | answers |
    /// | --- | --- | --- |
    /// | 3 | [`GetLastError`](Self::GetLastError) | `S_OK`, `E_INVALIDARG` |
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::sys::{E_ACCT_NOT_FOUND, S_OK};
    /// use olk_account::testing::FakeAccountManager;
    ///
    /// let fake = FakeAccountManager::new([]);
    /// let manager = fake.create();
    /// let mut message = std::ptr::null_mut();
    /// // SAFETY: the out-parameter is a local variable's; what it is given is freed with the manager's FreeMemory.
    /// unsafe {
    ///     assert_eq!(manager.GetLastError(E_ACCT_NOT_FOUND, &mut message), S_OK);
    ///     assert_eq!(manager.FreeMemory(message.cast()), S_OK);
    /// }
    /// # drop(manager);
    /// # fake.assert_no_leaks();
    /// ```
    0x9240A6C0_AF41_11D2_8C3B_00104B2A6676 IOlkErrorUnknown: IUnknown, IUnknown_Vtbl;
    implement IOlkErrorUnknown_Impl;
    vtable IOlkErrorUnknown_Vtbl;

    /// Gives a message for the error `hr`.
    ///
    /// `*ppwszError` receives a NUL-terminated string. The reference doesn't say who frees it; where the object has a
    /// `FreeMemory`, that is for all that the object hands out.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*ppwszError` is the message |
    /// | `E_INVALIDARG` | an argument is wrong |
    [3] fn GetLastError(hr: HRESULT, ppwszError: *mut *mut u16);
}
