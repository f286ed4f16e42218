//! What the values of properties are in Rust.

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
pub trait PropertyValue: sealed::Transfer {}

#[diagnostic::do_not_recommend]
impl<V: sealed::Transfer> PropertyValue for V {}

pub(in crate::client) mod sealed {
    use crate::client::received::Received;
    use crate::client::{Cause, text};
    use crate::prop::{Encryption, LeaveOnServer, SmtpAuth};
    use crate::sys::{ACCT_BIN, ACCT_VARIANT_0, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};
    use crate::{AccountId, Secret};
    use core::ptr;
    use zeroize::Zeroizing;

    /// How a value comes out of an account, and gets into one.
    pub trait Transfer: Sized {
        /// The low word of the tags of its properties, and the `dwType` that it is sent with.
        const TYPE: u32;

        /// What it is set with.
        type Set<'v>;

        /// Copies it from what `GetProp` handed out.
        ///
        /// # Errors
        ///
        /// Why that is no such value.
        fn receive(received: Received<'_>) -> Result<Self, Cause>;

        /// Lends it to `SetProp`: whatever `Val` points to can be read while `set` runs.
        ///
        /// # Errors
        ///
        /// Why it can't be sent.
        fn lend<R>(value: Self::Set<'_>, set: impl FnOnce(ACCT_VARIANT_0) -> R)
        -> Result<R, Cause>;
    }

    impl Transfer for u32 {
        const TYPE: u32 = PT_LONG;
        type Set<'v> = Self;

        #[inline]
        fn receive(received: Received<'_>) -> Result<Self, Cause> {
            received.number()
        }

        fn lend<R>(value: u32, set: impl FnOnce(ACCT_VARIANT_0) -> R) -> Result<R, Cause> {
            // The rest of the union is zeros.
            let mut number = ACCT_VARIANT_0 {
                bin: ACCT_BIN::default(),
            };
            number.dw = value;
            Ok(set(number))
        }
    }

    impl Transfer for String {
        const TYPE: u32 = PT_UNICODE;
        type Set<'v> = &'v str;

        #[inline]
        fn receive(received: Received<'_>) -> Result<Self, Cause> {
            text::decode(received.text()?.items())
        }

        fn lend<R>(value: &str, set: impl FnOnce(ACCT_VARIANT_0) -> R) -> Result<R, Cause> {
            Ok(set(string(&mut text::encode(value)?)))
        }
    }

    impl Transfer for Vec<u16> {
        const TYPE: u32 = PT_UNICODE;
        type Set<'v> = &'v [u16];

        fn receive(received: Received<'_>) -> Result<Self, Cause> {
            Ok(received.text()?.to_vec())
        }

        fn lend<R>(value: &[u16], set: impl FnOnce(ACCT_VARIANT_0) -> R) -> Result<R, Cause> {
            Ok(set(string(&mut text::with_nul(value.iter().copied())?)))
        }
    }

    impl Transfer for Secret {
        const TYPE: u32 = PT_UNICODE | SECURE_FLAG;
        type Set<'v> = &'v str;

        fn receive(received: Received<'_>) -> Result<Self, Cause> {
            text::decode(received.secret()?.items()).map(Self::new)
        }

        fn lend<R>(value: &str, set: impl FnOnce(ACCT_VARIANT_0) -> R) -> Result<R, Cause> {
            let mut units = Zeroizing::new(text::encode(value)?);
            Ok(set(string(&mut units)))
        }
    }

    impl Transfer for Secret<Vec<u16>> {
        const TYPE: u32 = PT_UNICODE | SECURE_FLAG;
        type Set<'v> = &'v [u16];

        fn receive(received: Received<'_>) -> Result<Self, Cause> {
            Ok(Self::new(received.secret()?.to_vec()))
        }

        fn lend<R>(value: &[u16], set: impl FnOnce(ACCT_VARIANT_0) -> R) -> Result<R, Cause> {
            let mut units = Zeroizing::new(text::with_nul(value.iter().copied())?);
            Ok(set(string(&mut units)))
        }
    }

    impl Transfer for Vec<u8> {
        const TYPE: u32 = PT_BINARY;
        type Set<'v> = &'v [u8];

        fn receive(received: Received<'_>) -> Result<Self, Cause> {
            received.bytes()
        }

        fn lend<R>(value: &[u8], set: impl FnOnce(ACCT_VARIANT_0) -> R) -> Result<R, Cause> {
            let cb = u32::try_from(value.len()).map_err(|_| Cause::TooLong)?;
            let pb = if value.is_empty() {
                ptr::null_mut()
            } else {
                // `SetProp` reads it, and nothing more.
                value.as_ptr().cast_mut()
            };
            let bin = ACCT_BIN { cb, pb };
            Ok(set(ACCT_VARIANT_0 { bin }))
        }
    }

    impl Transfer for bool {
        const TYPE: u32 = PT_LONG;
        type Set<'v> = Self;

        #[inline]
        fn receive(received: Received<'_>) -> Result<Self, Cause> {
            received.number().map(|number| number != 0)
        }

        fn lend<R>(value: bool, set: impl FnOnce(ACCT_VARIANT_0) -> R) -> Result<R, Cause> {
            u32::lend(value.into(), set)
        }
    }

    impl Transfer for u16 {
        const TYPE: u32 = PT_LONG;
        type Set<'v> = Self;

        #[inline]
        fn receive(received: Received<'_>) -> Result<Self, Cause> {
            let number = received.number()?;
            number.try_into().map_err(|_| Cause::OutOfRange(number))
        }

        fn lend<R>(value: u16, set: impl FnOnce(ACCT_VARIANT_0) -> R) -> Result<R, Cause> {
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
                    fn receive(received: Received<'_>) -> Result<Self, Cause> {
                        received.number().map(Self::from)
                    }

                    fn lend<R>(
                        value: Self,
                        set: impl FnOnce(ACCT_VARIANT_0) -> R,
                    ) -> Result<R, Cause> {
                        u32::lend(value.into(), set)
                    }
                }
            )*
        };
    }

    number! { AccountId Encryption LeaveOnServer SmtpAuth }

    /// The value that is this text, which has a NUL.
    fn string(units: &mut [u16]) -> ACCT_VARIANT_0 {
        // The rest of the union is zeros.
        let mut text = ACCT_VARIANT_0 {
            bin: ACCT_BIN::default(),
        };
        text.pwsz = units.as_mut_ptr();
        text
    }
}
