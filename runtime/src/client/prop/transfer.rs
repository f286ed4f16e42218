//! The conversion of values between Rust and an account.
//!
//! The module is private, so code outside of the crate can't name [`Transfer`] and can't implement it.

use super::super::variant::{Lent, Received};
use super::super::{AccountId, Cause, Secret, utf16};
use super::{Encryption, LeaveOnServer, SmtpAuth};
use crate::sys::{PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};

/// A type of values.
pub trait Transfer: Sized {
    /// The low word of the tags of its properties, and the `dwType` that it is sent with.
    const TYPE: u32;

    /// The type of the argument that it is set with.
    type Set<'v>;

    /// Copies the value that `GetProp` handed out.
    ///
    /// # Errors
    ///
    /// Why it isn't a value of this type.
    fn receive(received: &Received<'_>) -> Result<Self, Cause>;

    /// Copies the value for `SetProp`.
    ///
    /// # Errors
    ///
    /// Why it can't be sent.
    fn lend(value: Self::Set<'_>) -> Result<Lent, Cause>;
}

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

impl Transfer for String {
    const TYPE: u32 = PT_UNICODE;
    type Set<'v> = &'v str;

    #[inline]
    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        utf16::decode(received.text()?)
    }

    fn lend(value: &str) -> Result<Lent, Cause> {
        utf16::with_nul(value.encode_utf16()).map(Lent::Text)
    }
}

impl Transfer for Vec<u16> {
    const TYPE: u32 = PT_UNICODE;
    type Set<'v> = &'v [u16];

    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        Ok(received.text()?.collect())
    }

    fn lend(value: &[u16]) -> Result<Lent, Cause> {
        utf16::with_nul(value.iter().copied()).map(Lent::Text)
    }
}

impl Transfer for Secret {
    const TYPE: u32 = PT_UNICODE | SECURE_FLAG;
    type Set<'v> = &'v str;

    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        utf16::decode(received.secret()?).map(Self::new)
    }

    fn lend(value: &str) -> Result<Lent, Cause> {
        utf16::with_nul(value.encode_utf16()).map(Lent::Text)
    }
}

impl Transfer for Secret<Vec<u16>> {
    const TYPE: u32 = PT_UNICODE | SECURE_FLAG;
    type Set<'v> = &'v [u16];

    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        Ok(Self::new(received.secret()?.collect()))
    }

    fn lend(value: &[u16]) -> Result<Lent, Cause> {
        utf16::with_nul(value.iter().copied()).map(Lent::Text)
    }
}

impl Transfer for Vec<u8> {
    const TYPE: u32 = PT_BINARY;
    type Set<'v> = &'v [u8];

    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        Ok(received.bytes()?.collect())
    }

    fn lend(value: &[u8]) -> Result<Lent, Cause> {
        let count = u32::try_from(value.len()).map_err(|_| Cause::TooLong)?;
        Ok(Lent::Bytes(count, value.to_vec()))
    }
}

/// Declares the types of numbers, each with what becomes of a number that the account handed out.
macro_rules! numbers {
    ($($type:ty: $receive:expr;)*) => {
        $(
            impl Transfer for $type {
                const TYPE: u32 = PT_LONG;
                type Set<'v> = Self;

                #[inline]
                fn receive(received: &Received<'_>) -> Result<Self, Cause> {
                    received.number().and_then($receive)
                }

                fn lend(value: Self) -> Result<Lent, Cause> {
                    Ok(Lent::Number(value.into()))
                }
            }
        )*
    };
}

numbers! {
    u32: Ok;
    bool: |number| Ok(number != 0);
    u16: |number| number.try_into().map_err(|_| Cause::OutOfRange(number));
    AccountId: |number| Ok(number.into());
    Encryption: |number| Ok(number.into());
    LeaveOnServer: |number| Ok(number.into());
    SmtpAuth: |number| Ok(number.into());
}
