//! `IOlkAccountHelper`, the interface that clients implement.

// `#[interface]` writes the methods' thunks and wrappers; it gives them neither the documentation below nor
// blocks around their unsafe operations.
#![allow(
    missing_docs,
    unsafe_op_in_unsafe_fn,
    non_snake_case,
    clippy::missing_safety_doc,
    clippy::transmute_ptr_to_ptr,
    clippy::undocumented_unsafe_blocks
)]

use core::ffi::c_void;
use windows_core::{HRESULT, IUnknown, IUnknown_Vtbl, interface};

/// The helper that a client passes to Outlook's account manager (`IOlkAccountManager::Init`).
///
/// Make one with [`#[olk_account_helper]`](macro@crate::olk_account_helper). To call one, there are safe
/// methods ([`profile_name`](Self::profile_name), [`mapi_session`](Self::mapi_session),
/// [`hands_off_session`](Self::hands_off_session)) and the raw ones, in the order of the vtable:
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
/// A pointer argument is NULL, or valid for what the table says is read and written there: `pwszIdentity` for
/// `*pcch` units.
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
#[interface("9240A6CB-AF41-11D2-8C3B-00104B2A6676")]
pub unsafe trait IOlkAccountHelper: IUnknown {
    /// Not supported: `E_NOTIMPL`, always.
    pub fn PlaceHolder1(&self, reserved: *mut c_void) -> HRESULT;
    /// Copies the profile name: see the table at [`IOlkAccountHelper`].
    pub fn GetIdentity(&self, pwszIdentity: *mut u16, pcch: *mut u32) -> HRESULT;
    /// Hands out a MAPI session: see the table at [`IOlkAccountHelper`].
    pub fn GetMapiSession(&self, ppmsess: *mut *mut c_void) -> HRESULT;
    /// Releases the session that `GetMapiSession` handed out, if the helper created it.
    pub fn HandsOffSession(&self) -> HRESULT;
}
