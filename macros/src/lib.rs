//! The attribute [`macro@olk_account_helper`], which the crate `olk-account` re-exports. Use it from there: what
//! the attribute emits names that crate.
//!
//! A struct passes through the files in this order: `attr` reads what was written for the macro, `ast` says what
//! the struct means, `valid` finds what is wrong with it, `expand` emits what is right, and `fallback` what
//! stands in for it otherwise.

mod ast;
mod attr;
mod expand;
mod fallback;
mod header;
mod kind;
mod spelling;
#[cfg(test)]
mod tests;
mod valid;

use proc_macro::TokenStream;

/// Makes a COM object of a struct: an `IOlkAccountHelper`, which hands Outlook's account manager the name of a
/// MAPI profile and a session in it.
///
/// ```
/// use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper, sys};
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper(owns_session)] // it creates its session, and so releases it
/// struct LogonHelper {
///     #[profile]
///     profile: ProfileName,
/// }
///
/// impl OpenSession for LogonHelper {
///     type Session = IUnknown; // on Windows: IMAPISession
///
///     fn open_session(&self) -> Result<IUnknown> {
///         // Here goes MAPILogonEx, with self.profile. Until then:
///         Err(sys::MAPI_E_LOGON_FAILED.into())
///     }
/// }
///
/// # fn main() -> Result<()> {
/// let profile = ProfileName::new("Outlook").expect("a name that MAPI takes");
/// let helper: IOlkAccountHelper = LogonHelper { profile }.into();
/// // Outlook gets it by IOlkAccountManager::Init, and calls it.
/// assert_eq!(helper.profile_name()?, "Outlook");
/// # Ok(())
/// # }
/// ```
///
/// # Whose session is it?
///
/// That is the one question that `IOlkAccountHelper` puts to its implementer, and the attribute is the answer.
/// Everything that the interface documents follows from it and is done by the runtime; the struct implements the
/// one trait that belongs to the answer.
///
/// | | `#[olk_account_helper(owns_session)]` | `#[olk_account_helper]` |
/// | --- | --- | --- |
/// | the session is | created by the helper | somebody else's |
/// | the struct | implements `OpenSession` | marks a field `#[session]`, or implements `LendSession` |
/// | `GetMapiSession` | opens a session the first time, and keeps it | hands out the one that is lent |
/// | `HandsOffSession` | releases it and returns `S_OK` | returns `E_NOTIMPL` and touches nothing |
///
/// A struct that answers one way and implements the other doesn't compile.
///
/// # Arguments
///
/// | argument | meaning |
/// | --- | --- |
/// | `owns_session` | the helper creates the session that it hands out |
/// | `profile = "…"` | the profile's name, where it is known when compiling: 1 to 64 characters (UTF-16 units) without NUL, which is checked there and then. It costs no allocation and no field |
/// | `crate = path` | where the crate `olk_account` is to be found, if not as `::olk_account`: because it is renamed in `Cargo.toml`, or because another macro writes this attribute (`crate = $crate::olk_account`) |
///
/// # On the fields
///
/// | attribute | the field |
/// | --- | --- |
/// | `#[profile]` | is the `ProfileName` that `GetIdentity` hands out. One field has it, unless the name is an argument |
/// | `#[session]` | is the session to lend: a COM interface, such as `IMAPISession`. At most one field has it, and none if the helper owns its session. One that may not be there yet is lent by `LendSession` instead |
///
/// Both may be marked on several fields that are there under different `#[cfg(…)]`s.
///
/// # What becomes of the struct
///
/// It stays as it is: its own attributes, generic parameters, visibility and methods included. It can be a tuple
/// struct or have no fields at all; it can't have a lifetime parameter, since only the reference count of a COM
/// object decides how long it lives. Beside it there are conversions:
///
/// - into `IOlkAccountHelper` and into `IUnknown`, with `From`, for whoever speaks COM;
/// - into `windows_core::ComObject`, with `From` or `ComObject::new`, for Rust code that goes on using the struct
///   while COM does.
///
/// The methods of the interface are the runtime's. A method of the struct that happens to be called
/// `HandsOffSession` or `hands_off_session` isn't one of them, and Outlook doesn't call it. What an owner has to do
/// when a session is handed off goes into `OpenSession::hands_off_session`.
///
/// # Examples
///
/// An add-in has its session from Outlook, so it only lends it:
///
/// ```
/// use olk_account::{HandsOff, IOlkAccountHelper, ProfileName, olk_account_helper};
/// use windows_core::{ComObject, IUnknown};
/// # use olk_account::OpenSession;
///
/// #[olk_account_helper]
/// struct AddInHelper {
///     #[profile]
///     profile: ProfileName,
///     #[session]
///     session: IUnknown, // on Windows: IMAPISession
/// }
///
/// # #[olk_account_helper(owns_session, profile = "stands in for Outlook")]
/// # struct Outlook;
/// # impl OpenSession for Outlook {
/// #     type Session = IUnknown;
/// #     fn open_session(&self) -> windows_core::Result<IUnknown> { unreachable!() }
/// # }
/// # fn main() -> windows_core::Result<()> {
/// # let session: IUnknown = Outlook.into();
/// let profile = ProfileName::new("Outlook").expect("a name that MAPI takes");
/// let object = ComObject::new(AddInHelper { profile, session });
/// let helper: IOlkAccountHelper = object.to_interface();
/// assert_eq!(helper.mapi_session()?, object.session);
/// assert_eq!(helper.hand_off()?, HandsOff::NotOwned);
/// # Ok(())
/// # }
/// ```
///
/// A profile that is always the same needs no field, and a session that isn't a field needs `LendSession`:
///
/// ```
/// use olk_account::{IOlkAccountHelper, LendSession, olk_account_helper, sys};
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper(profile = "Outlook")]
/// struct CurrentSession<F>(F);
///
/// impl<F: Fn() -> Result<IUnknown>> LendSession for CurrentSession<F> {
///     type Session = IUnknown;
///
///     fn lend_session(&self) -> Result<IUnknown> {
///         (self.0)()
///     }
/// }
///
/// # fn main() -> Result<()> {
/// let nobody_is_logged_on = || Err(sys::MAPI_E_LOGON_FAILED.into());
/// let helper: IOlkAccountHelper = CurrentSession(nobody_is_logged_on).into();
/// assert_eq!(helper.profile_name()?, "Outlook");
/// assert_eq!(helper.mapi_session().unwrap_err().code(), sys::MAPI_E_LOGON_FAILED);
/// # Ok(())
/// # }
/// ```
#[proc_macro_attribute]
pub fn olk_account_helper(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::attribute(arguments.into(), item.into()).into()
}
