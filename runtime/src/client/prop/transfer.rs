//! The conversion of values between Rust and an account.
//!
//! The module is private, so code outside of the crate can't name [`Transfer`] and can't implement it.

use super::super::received::Received;
use super::super::variant::Lent;
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
        Ok(received.bytes()?.to_vec())
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
