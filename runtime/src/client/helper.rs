//! The caller's side of `IOlkAccountHelper`: what an account manager does with a helper, in safe methods.

use crate::object::{AccountHelper, HelperObject};
use crate::sys::{E_NOTIMPL, E_OUTOFMEMORY, E_UNEXPECTED, IOlkAccountHelper, S_OK};
use core::ptr;
use windows_core::{Error, HRESULT, IUnknown, Interface, Result};

/// What a helper answered to `HandsOffSession`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandsOff {
    /// `S_OK`: the helper had created the session, and has released it.
    Released,
    /// `E_NOTIMPL`: the helper had not created the session, and has left it alone.
    NotOwned,
    /// Any other value: none is documented, so nothing is known of the session.
    Undocumented(HRESULT),
}

/// What an account manager does with a helper.
///
/// # Examples
///
/// ```
/// # use olk_account::{HandsOff, IOlkAccountHelper, OpenSession, olk_account_helper};
/// # use windows_core::{IUnknown, Result};
/// #[olk_account_helper(owns_session, profile = "Outlook")]
/// struct LogonHelper;
/// # impl OpenSession for LogonHelper {
/// #     type Session = IUnknown;
/// #     fn open_session(&self) -> Result<IUnknown> { Ok(LogonHelper.into()) }
/// # }
/// # fn main() -> Result<()> {
///
/// let helper: IOlkAccountHelper = LogonHelper.into();
/// assert_eq!(helper.profile_name()?, "Outlook");
///
/// let session = helper.mapi_session()?;
/// assert_eq!(session, helper.mapi_session()?);
/// match helper.hand_off()? {
///     HandsOff::Released => println!("the helper created the session, and has released it"),
///     HandsOff::NotOwned => println!("the helper had not created the session"),
///     HandsOff::Undocumented(answer) => println!("a helper must not answer {answer}"),
/// }
/// # Ok(())
/// # }
/// ```
impl IOlkAccountHelper {
    /// Returns the profile name, by `IOlkAccountHelper::GetIdentity`.
    ///
    /// The first buffer has 256 UTF-16 units, because helpers in wide use count the name without its NUL and leave a
    /// buffer of exactly that size empty. Only after `E_OUTOFMEMORY` is a buffer of the size passed that the helper
    /// names, with one unit more. The name is what stands before the first NUL, whatever the helper counts.
    ///
    /// # Errors
    ///
    /// | when | HRESULT |
    /// | --- | --- |
    /// | the helper fails | the helper's |
    /// | the helper finds every buffer too small, four at most | `E_OUTOFMEMORY` |
    /// | the helper names a size of 65,536 units or more | `E_UNEXPECTED` |
    /// | the helper answers another success than `S_OK` | `E_UNEXPECTED` |
    /// | the helper answers `S_OK` with an empty name, or without a NUL in the buffer | `E_UNEXPECTED` |
    /// | the name is not well-formed UTF-16 | `ERROR_NO_UNICODE_TRANSLATION` as an HRESULT, `0x80070459` |
    pub fn profile_name(&self) -> Result<String> {
        let units = identity(self, |_, _, _| ()).map_err(Error::from_hresult)?;
        Ok(String::from_utf16(&units)?)
    }

    /// Returns the session that the helper hands out, by `IOlkAccountHelper::GetMapiSession`.
    ///
    /// The result holds a caller-owned reference. On Windows, query it for `IMAPISession`.
    ///
    /// # Errors
    ///
    /// The helper's failure, with its error info on Windows. `E_UNEXPECTED` if the helper answers `S_OK` and NULL, or
    /// another success than `S_OK`; a session that comes with such a success is released.
    pub fn mapi_session(&self) -> Result<IUnknown> {
        let mut session = ptr::null_mut();
        // SAFETY: the out pointer is a local variable's.
        let answer = unsafe { self.GetMapiSession(&raw mut session) };
        answer.ok()?;
        // SAFETY: with a success, the out-parameter is NULL or an interface pointer with a caller-owned reference, and
        // every interface begins with `IUnknown`.
        let session = (!session.is_null()).then(|| unsafe { IUnknown::from_raw(session) });
        match session {
            Some(session) if answer == S_OK => Ok(session),
            _ => Err(Error::from_hresult(E_UNEXPECTED)),
        }
    }

    /// Tells the helper that the caller has finished with its session, by `IOlkAccountHelper::HandsOffSession`.
    ///
    /// # Errors
    ///
    /// None today. Every answer is a [`HandsOff`]: an undocumented one is [`HandsOff::Undocumented`].
    pub fn hand_off(&self) -> Result<HandsOff> {
        // SAFETY: the method has no arguments.
        let answer = unsafe { self.HandsOffSession() };
        Ok(match answer {
            S_OK => HandsOff::Released,
            E_NOTIMPL => HandsOff::NotOwned,
            other => HandsOff::Undocumented(other),
        })
    }
}

/// The size of the first buffer, in UTF-16 units. It has room for every profile name that MAPI accepts.
///
/// Helpers in wide use count the name without its NUL. If the caller asks for the size first and then passes a buffer of
/// exactly that size, they answer `S_OK` with an empty name, or end the process.
const ROOMY: u32 = 256;

/// No buffer has more units than this.
const LIMIT: u32 = 0x1_0000;

/// How often a helper is asked that names a larger size each time.
const ATTEMPTS: usize = 4;

/// Returns the name that stands before the first NUL, in UTF-16 units: at least one.
///
/// After each call of `GetIdentity`, `observe` gets the size of the buffer and `*pcch` on return, in UTF-16 units, and the
/// answer.
///
/// # Errors
///
/// The helper's failure. `E_OUTOFMEMORY` from a helper that finds every buffer too small. `E_UNEXPECTED` for a size
/// of 65,536 units or more, for another success than `S_OK`, and for `S_OK` with an empty name or without a NUL.
pub(crate) fn identity(
    helper: &IOlkAccountHelper,
    mut observe: impl FnMut(u32, u32, HRESULT),
) -> core::result::Result<Vec<u16>, HRESULT> {
    let mut size = ROOMY;
    for _ in 0..ATTEMPTS {
        // A helper that answers success and writes nothing leaves no NUL.
        let mut buffer = vec![u16::MAX; size as usize];
        let mut length = size;
        // SAFETY: the buffer has `length` units.
        let answer = unsafe { helper.GetIdentity(buffer.as_mut_ptr(), &raw mut length) };
        observe(size, length, answer);
        if answer == S_OK {
            return name_in(buffer);
        }
        if answer != E_OUTOFMEMORY {
            return Err(if answer.is_ok() { E_UNEXPECTED } else { answer });
        }
        if length >= LIMIT {
            return Err(E_UNEXPECTED);
        }
        // One unit more, for a helper that counts without the NUL.
        if length < size {
            break;
        }
        size = length + 1;
    }
    Err(E_OUTOFMEMORY)
}

/// Returns the units before the first NUL.
fn name_in(mut buffer: Vec<u16>) -> core::result::Result<Vec<u16>, HRESULT> {
    match buffer.iter().position(|&unit| unit == 0) {
        None | Some(0) => Err(E_UNEXPECTED),
        Some(end) => {
            buffer.truncate(end);
            Ok(buffer)
        }
    }
}

/// A conversion into the helper that an account manager is initialized with: from a struct with
/// [`#[olk_account_helper]`](macro@crate::olk_account_helper), or from a [`HelperObject`] or an [`IOlkAccountHelper`], by
/// value or by reference.
///
/// # Examples
///
/// ```
/// # use olk_account::{HelperObject, IOlkAccountHelper, OpenSession, olk_account_helper};
/// use olk_account::client::IntoHelper;
/// # #[olk_account_helper(owns_session, profile = "Outlook")]
/// # struct LogonHelper;
/// # impl OpenSession for LogonHelper {
/// #     type Session = windows_core::IUnknown;
/// #     fn open_session(&self) -> windows_core::Result<Self::Session> { Ok(LogonHelper.into()) }
/// # }
///
/// let helper: IOlkAccountHelper = LogonHelper.into_helper();
/// assert_eq!((&helper).into_helper(), helper);
///
/// let object = HelperObject::new(LogonHelper);
/// assert_eq!(object.into_helper().profile_name()?, "Outlook");
/// # Ok::<(), windows_core::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a helper",
    label = "expected a struct with `#[olk_account_helper]` on it, a `HelperObject` or an `IOlkAccountHelper`",
    note = "put `#[olk_account_helper]` on the struct, or convert it into an `IOlkAccountHelper` first"
)]
pub trait IntoHelper {
    /// Returns the helper.
    fn into_helper(self) -> IOlkAccountHelper;
}

impl IntoHelper for IOlkAccountHelper {
    fn into_helper(self) -> IOlkAccountHelper {
        self
    }
}

impl IntoHelper for &IOlkAccountHelper {
    fn into_helper(self) -> IOlkAccountHelper {
        self.clone()
    }
}

#[diagnostic::do_not_recommend]
impl<T: AccountHelper> IntoHelper for HelperObject<T> {
    fn into_helper(self) -> IOlkAccountHelper {
        self.into()
    }
}

#[diagnostic::do_not_recommend]
impl<T: AccountHelper> IntoHelper for &HelperObject<T> {
    fn into_helper(self) -> IOlkAccountHelper {
        self.into()
    }
}

// What a struct is missing is the attribute, and not this bound of ours.
#[diagnostic::do_not_recommend]
impl<T: AccountHelper> IntoHelper for T {
    fn into_helper(self) -> IOlkAccountHelper {
        HelperObject::new(self).into()
    }
}
