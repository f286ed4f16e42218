//! `IOlkAccountHelper`, the interface that clients implement.

use super::interface::interface;
use core::ffi::c_void;
use windows_core::{IUnknown, IUnknown_Vtbl};

interface! {
    /// The helper that a client passes to Outlook's account manager (`IOlkAccountManager::Init`).
    ///
    /// Make one with [`#[olk_account_helper]`](macro@crate::olk_account_helper). To call one, there are safe
    /// methods ([`profile_name`](Self::profile_name), [`mapi_session`](Self::mapi_session),
    /// [`hand_off`](Self::hand_off)) and the raw ones, in the order of the vtable:
    ///
    /// | method | answers |
    /// | --- | --- |
    /// | `PlaceHolder1(reserved)` | `E_NOTIMPL`, always |
    /// | `GetIdentity(pwszIdentity, pcch)` | `S_OK`: the profile name is in the buffer; `E_OUTOFMEMORY`: the buffer is too small, and untouched; `E_INVALIDARG`: `pcch` is NULL |
    /// | `GetMapiSession(ppmsess)` | `S_OK`, and a session with a reference of the caller's own; or a failure, and NULL |
    /// | `HandsOffSession()` | `S_OK`: the helper had created the session, and released it; `E_NOTIMPL`: it had not |
    ///
    /// `*pcch` counts UTF-16 units: on entry the size of the buffer, on return the length of the name including its
    /// terminating NUL, or the size required. A NULL buffer counts as too small.
    ///
    /// # Safety of the raw methods
    ///
    /// What no method can check is the caller's duty, as everywhere in COM:
    ///
    /// - the pointer that a method is called by points to a helper, and the caller holds a reference to it until the
    ///   call returns; a thread that gives up its own must not be inside a call by it;
    /// - each reference is given up once;
    /// - a pointer argument is NULL, or valid for what the table says is read and written there, `pwszIdentity` for
    ///   `*pcch` units, and nobody else uses that memory meanwhile. It need not be aligned.
    ///
    /// Helpers made with the attribute bear everything else: NULL for any argument, whatever sizes, calls on several
    /// threads at once, and calls from within their own code or the session's. A helper that more than 2³¹ - 1
    /// references are added to ends the process, as `Arc` does, since the count would go round and free the helper
    /// under those who use it.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::sys::{E_NOTIMPL, S_OK};
    /// use olk_account::{IOlkAccountHelper, olk_account_helper};
    /// use windows_core::IUnknown;
    ///
    /// #[olk_account_helper(profile = "Outlook")]
    /// struct AddInHelper(#[session] IUnknown);
    ///
    /// fn identity(helper: &IOlkAccountHelper) -> String {
    ///     let mut buffer = [0u16; 65];
    ///     let mut length = 65;
    ///     // SAFETY: the buffer has as many units as `length` says.
    ///     let answer = unsafe { helper.GetIdentity(buffer.as_mut_ptr(), &mut length) };
    ///     assert_eq!(answer, S_OK);
    ///     String::from_utf16_lossy(&buffer[..length as usize - 1])
    /// }
    /// # #[olk_account_helper(owns_session, profile = "a stand-in for MAPI")]
    /// # struct Mapi;
    /// # impl olk_account::OpenSession for Mapi {
    /// #     type Session = IUnknown;
    /// #     fn open_session(&self) -> windows_core::Result<IUnknown> { Ok(Mapi.into()) }
    /// # }
    /// # let session: IUnknown = Mapi.into();
    /// let helper: IOlkAccountHelper = AddInHelper(session).into();
    /// assert_eq!(identity(&helper), "Outlook");
    /// // SAFETY: the method has no arguments.
    /// assert_eq!(unsafe { helper.HandsOffSession() }, E_NOTIMPL);
    /// ```
    0x9240A6CB_AF41_11D2_8C3B_00104B2A6676 IOlkAccountHelper: IUnknown, IUnknown_Vtbl;
    implement IOlkAccountHelper_Impl;
    vtable IOlkAccountHelper_Vtbl;

    /// Not supported.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `E_NOTIMPL` | always |
    [3] fn PlaceHolder1(reserved: *mut c_void);

    /// Copies the name of the profile into `pwszIdentity`, a buffer of `*pcch` UTF-16 units.
    ///
    /// On return, `*pcch` is the length of the name with its NUL, or the size required.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | the name is in the buffer |
    /// | `E_OUTOFMEMORY` | the buffer is too small, or NULL, and untouched |
    /// | `E_INVALIDARG` | `pcch` is NULL |
    [4] fn GetIdentity(pwszIdentity: *mut u16, pcch: *mut u32);

    /// Hands out a MAPI session, with a reference of the caller's own; the helper keeps another one.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | `*ppmsess` is the session |
    /// | a failure | `*ppmsess` is NULL |
    [5] fn GetMapiSession(ppmsess: *mut *mut c_void);

    /// Releases the session that `GetMapiSession` handed out, if the helper created it.
    ///
    /// | answer | when |
    /// | --- | --- |
    /// | `S_OK` | the helper created the session, and has released it |
    /// | `E_NOTIMPL` | the helper did not create the session, and has left it alone |
    [6] fn HandsOffSession();
}
