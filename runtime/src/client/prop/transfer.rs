//! The conversion of values between Rust and an account.
//!
//! The module is private, so code outside of the crate can't name [`Transfer`] and can't implement it.

use super::super::received::Received;
use super::super::variant::Lent;
use super::super::{AccountId, Cause, Secret, utf16};
use super::{Encryption, LeaveOnServer, SmtpAuth};
use crate::sys::{PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};
use core::ptr;
use zeroize::Zeroizing;

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

    /// Lends the value to `SetProp`. While `set` runs, a pointer in [`Lent`] is valid for reading and writing: the API
    /// has no `const`, so an account that writes to a value must do no harm to the caller's.
    ///
    /// # Errors
    ///
    /// Why it can't be sent.
    fn lend<R>(value: Self::Set<'_>, set: impl FnOnce(Lent) -> R) -> Result<R, Cause>;
}

impl Transfer for u32 {
    const TYPE: u32 = PT_LONG;
    type Set<'v> = Self;

    #[inline]
    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        received.number()
    }

    fn lend<R>(value: u32, set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
        Ok(set(Lent::Number(value)))
    }
}

impl Transfer for String {
    const TYPE: u32 = PT_UNICODE;
    type Set<'v> = &'v str;

    #[inline]
    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        utf16::decode(received.text()?)
    }

    fn lend<R>(value: &str, set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
        let mut units = utf16::encode(value)?;
        Ok(set(Lent::Text(units.as_mut_ptr())))
    }
}

impl Transfer for Vec<u16> {
    const TYPE: u32 = PT_UNICODE;
    type Set<'v> = &'v [u16];

    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        Ok(received.text()?.collect())
    }

    fn lend<R>(value: &[u16], set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
        let mut units = utf16::with_nul(value.iter().copied())?;
        Ok(set(Lent::Text(units.as_mut_ptr())))
    }
}

impl Transfer for Secret {
    const TYPE: u32 = PT_UNICODE | SECURE_FLAG;
    type Set<'v> = &'v str;

    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        utf16::decode(received.secret()?).map(Self::new)
    }

    fn lend<R>(value: &str, set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
        let mut units = Zeroizing::new(utf16::encode(value)?);
        Ok(set(Lent::Text(units.as_mut_ptr())))
    }
}

impl Transfer for Secret<Vec<u16>> {
    const TYPE: u32 = PT_UNICODE | SECURE_FLAG;
    type Set<'v> = &'v [u16];

    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        Ok(Self::new(received.secret()?.collect()))
    }

    fn lend<R>(value: &[u16], set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
        let mut units = Zeroizing::new(utf16::with_nul(value.iter().copied())?);
        Ok(set(Lent::Text(units.as_mut_ptr())))
    }
}

impl Transfer for Vec<u8> {
    const TYPE: u32 = PT_BINARY;
    type Set<'v> = &'v [u8];

    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        Ok(received.bytes()?.to_vec())
    }

    fn lend<R>(value: &[u8], set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
        let count = u32::try_from(value.len()).map_err(|_| Cause::TooLong)?;
        let mut copy = value.to_vec();
        let start = if count == 0 {
            ptr::null_mut()
        } else {
            copy.as_mut_ptr()
        };
        Ok(set(Lent::Bytes { count, start }))
    }
}

impl Transfer for bool {
    const TYPE: u32 = PT_LONG;
    type Set<'v> = Self;

    #[inline]
    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        received.number().map(|number| number != 0)
    }

    fn lend<R>(value: bool, set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
        u32::lend(value.into(), set)
    }
}

impl Transfer for u16 {
    const TYPE: u32 = PT_LONG;
    type Set<'v> = Self;

    #[inline]
    fn receive(received: &Received<'_>) -> Result<Self, Cause> {
        let number = received.number()?;
        number.try_into().map_err(|_| Cause::OutOfRange(number))
    }

    fn lend<R>(value: u16, set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
        u32::lend(value.into(), set)
    }
}

/// Numbers that have a type of their own.
macro_rules! number {
    ($($number:ident)*) => {
        $(
            impl Transfer for $number {
                const TYPE: u32 = PT_LONG;
                type Set<'v> = Self;

                #[inline]
                fn receive(received: &Received<'_>) -> Result<Self, Cause> {
                    received.number().map(Self::from)
                }

                fn lend<R>(value: Self, set: impl FnOnce(Lent) -> R) -> Result<R, Cause> {
                    u32::lend(value.into(), set)
                }
            }
        )*
    };
}

number! { AccountId Encryption LeaveOnServer SmtpAuth }
