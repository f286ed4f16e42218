//! The caller's side of `IOlkAccountHelper`: what an account manager does with a helper, in safe methods.

use crate::object::AccountHelper;
use crate::sys::{E_NOTIMPL, E_OUTOFMEMORY, E_UNEXPECTED, IOlkAccountHelper, S_OK};
use core::ptr;
use windows_core::{
    ComObject, ComObjectInner, ComObjectInterface, Error, HRESULT, IUnknown, Interface, Result,
};

/// A helper that answers the size it is asked for with a larger one each time is given up after so many.
const IDENTITY_ATTEMPTS: usize = 4;

/// No helper's name is as long as this, in UTF-16 units: a larger size is a helper's mistake, not a size.
const IDENTITY_LIMIT: u32 = 0x1_0000;

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

impl IOlkAccountHelper {
    /// The profile's name, by `GetIdentity`: asked once for its size, then for the name.
    ///
    /// # Errors
    ///
    /// The helper's own failure; `E_OUTOFMEMORY` from a helper that names a size and then finds it too small
    /// (one that forgets the NUL, say); `E_UNEXPECTED` from one that answers success and no
    /// NUL-terminated name; `ERROR_NO_UNICODE_TRANSLATION`, as an HRESULT, for a name that is not UTF-16.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
    /// # use windows_core::{IUnknown, Result};
    /// #[olk_account_helper(owns_session, profile = "Outlook")]
    /// struct LogonHelper;
    /// # impl OpenSession for LogonHelper {
    /// #     type Session = IUnknown;
    /// #     fn open_session(&self) -> Result<IUnknown> { Ok(LogonHelper.into()) }
    /// # }
    /// # fn main() -> Result<()> {
    /// let helper: IOlkAccountHelper = LogonHelper.into();
    /// assert_eq!(helper.profile_name()?, "Outlook");
    /// # Ok(())
    /// # }
    /// ```
    pub fn profile_name(&self) -> Result<String> {
        let mut size = 0;
        // SAFETY: NULL stands for a buffer of no units, which is what `size` says.
        let mut answer = unsafe { self.GetIdentity(ptr::null_mut(), &raw mut size) };
        for _ in 0..IDENTITY_ATTEMPTS {
            if answer != E_OUTOFMEMORY {
                break;
            }
            if size > IDENTITY_LIMIT {
                return Err(Error::from_hresult(E_UNEXPECTED));
            }
            // Not zeros: a helper that answers success and copies nothing would seem to have an empty name.
            let mut buffer = vec![u16::MAX; size as usize];
            // SAFETY: the buffer has `size` units.
            answer = unsafe { self.GetIdentity(buffer.as_mut_ptr(), &raw mut size) };
            if answer == S_OK {
                return name_in(&buffer);
            }
        }
        // A success here is one without a buffer to hold the name.
        Err(Error::from_hresult(if answer.is_ok() {
            E_UNEXPECTED
        } else {
            answer
        }))
    }

    /// The session that the helper hands out, by `GetMapiSession`.
    ///
    /// The reference is the caller's own. On Windows, query it for `IMAPISession`.
    ///
    /// # Errors
    ///
    /// The helper's own failure, with its error info on Windows; `E_UNEXPECTED` from a helper that answers
    /// success and NULL.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
    /// # use windows_core::{IUnknown, Result};
    /// # #[olk_account_helper(owns_session, profile = "Outlook")]
    /// # struct LogonHelper;
    /// # impl OpenSession for LogonHelper {
    /// #     type Session = IUnknown;
    /// #     fn open_session(&self) -> Result<IUnknown> { Ok(LogonHelper.into()) }
    /// # }
    /// # fn main() -> Result<()> {
    /// # let helper: IOlkAccountHelper = LogonHelper.into();
    /// let session = helper.mapi_session()?;
    /// assert_eq!(session, helper.mapi_session()?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn mapi_session(&self) -> Result<IUnknown> {
        let mut session = ptr::null_mut();
        // SAFETY: the out pointer is a local variable's.
        let answer = unsafe { self.GetMapiSession(&raw mut session) };
        answer.ok()?;
        if session.is_null() {
            return Err(Error::from_hresult(E_UNEXPECTED));
        }
        // SAFETY: on success the out pointer is an interface pointer with a reference of the caller's own,
        // and every interface begins with IUnknown.
        Ok(unsafe { IUnknown::from_raw(session) })
    }

    /// Tells the helper that its session is done with, by `HandsOffSession`.
    ///
    /// # Errors
    ///
    /// None of the documented answers is an error, and an undocumented one is reported as such, with its
    /// HRESULT: the error is for a helper that can't be called at all, which no in-process helper is.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
    /// # use windows_core::{IUnknown, Result};
    /// use olk_account::HandsOff;
    /// # #[olk_account_helper(owns_session, profile = "Outlook")]
    /// # struct LogonHelper;
    /// # impl OpenSession for LogonHelper {
    /// #     type Session = IUnknown;
    /// #     fn open_session(&self) -> Result<IUnknown> { Ok(LogonHelper.into()) }
    /// # }
    /// # fn main() -> Result<()> {
    /// # let helper: IOlkAccountHelper = LogonHelper.into();
    /// match helper.hand_off()? {
    ///     HandsOff::Released => println!("the helper created the session, and has released it"),
    ///     HandsOff::NotOwned => println!("the session is somebody else's"),
    ///     HandsOff::Undocumented(answer) => println!("a helper must not answer {answer}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
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

/// What a manager can be made ready with: a struct with [`#[olk_account_helper]`](macro@crate::olk_account_helper), or what
/// became of one, an [`IOlkAccountHelper`] or a [`ComObject`], by value or by reference.
///
/// # Examples
///
/// ```
/// # use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
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
/// let object = windows_core::ComObject::new(LogonHelper);
/// assert_eq!(object.into_helper().profile_name()?, "Outlook");
/// # Ok::<(), windows_core::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no helper",
    label = "a manager is made ready with a struct that has `#[olk_account_helper]` on it, or with an `IOlkAccountHelper`",
    note = "put `#[olk_account_helper]` on the struct; what makes a helper otherwise is to be converted first"
)]
pub trait IntoHelper {
    /// The helper.
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

impl<T> IntoHelper for ComObject<T>
where
    T: ComObjectInner<Outer: ComObjectInterface<IOlkAccountHelper>>,
{
    fn into_helper(self) -> IOlkAccountHelper {
        self.into_interface()
    }
}

impl<T> IntoHelper for &ComObject<T>
where
    T: ComObjectInner<Outer: ComObjectInterface<IOlkAccountHelper>>,
{
    fn into_helper(self) -> IOlkAccountHelper {
        self.to_interface()
    }
}

// What a struct is missing is the attribute, and not this bound of ours.
#[diagnostic::do_not_recommend]
impl<T: AccountHelper + Into<IOlkAccountHelper>> IntoHelper for T {
    fn into_helper(self) -> IOlkAccountHelper {
        self.into()
    }
}

/// The text before the first NUL of `buffer`.
fn name_in(buffer: &[u16]) -> Result<String> {
    let end = buffer
        .iter()
        .position(|&unit| unit == 0)
        .ok_or_else(|| Error::from_hresult(E_UNEXPECTED))?;
    Ok(String::from_utf16(&buffer[..end])?)
}
