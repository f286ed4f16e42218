//! What the values of properties are in Rust.

use super::transfer::Transfer;

/// What a property's values can be.
///
/// | type | what it is | what [`set`](crate::Account::set) takes |
/// | --- | --- | --- |
/// | `String` | text; a lone surrogate is an error | `&str`, without a NUL |
/// | `Vec<u16>` | text in UTF-16 units without the NUL, well-formed or not | `&[u16]`, without a NUL |
/// | [`Secret`](crate::Secret) | secret text | `&str`, without a NUL; the copy that is made of it is wiped |
/// | `Secret<Vec<u16>>` | secret text in UTF-16 units | `&[u16]`, likewise |
/// | `u32` | a number | the same |
/// | `u16` | a port; a greater number is an error | the same |
/// | `bool` | a number that is 0 or not | the same: 0 or 1 |
/// | [`AccountId`](crate::AccountId), [`Encryption`](super::Encryption), [`SmtpAuth`](super::SmtpAuth), [`LeaveOnServer`](super::LeaveOnServer) | a number | the same |
/// | `Vec<u8>` | bytes, such as an entry ID | `&[u8]` |
///
/// # Examples
///
/// ```
/// use olk_account::prop::{Property, PropertyValue};
/// use olk_account::{Account, AccountError};
///
/// /// Whether the account has the property at all.
/// fn has<V: PropertyValue, A>(account: &Account, property: Property<V, A>) -> Result<bool, AccountError> {
///     Ok(account.get(property)?.is_some())
/// }
/// # let _ = has::<String, olk_account::prop::ReadOnly>;
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing that a property's value can be",
    label = "no property has such values",
    note = "what there is: `String`, `Secret`, `u32`, `u16`, `bool`, `Vec<u8>`, and those in the documentation of `PropertyValue`"
)]
pub trait PropertyValue: Transfer {}

#[diagnostic::do_not_recommend]
impl<V: Transfer> PropertyValue for V {}
