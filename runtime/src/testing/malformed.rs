//! Values that no account should have.

use super::Value;

/// A value as no account should have it: see [`FakeAccount::malformed`](super::FakeAccount::malformed).
///
/// `dwType` may be wrong, and a pointer may be null. But no variant publishes a pointer that is neither null nor valid, or
/// a type that names another member of the union than the value has.
///
/// # Examples
///
/// ```
/// use olk_account::client::Cause;
/// use olk_account::prop;
/// use olk_account::testing::{FakeAccount, FakeAccountManager, Malformed};
///
/// let account = FakeAccount::pop3(1).malformed(prop::NAME, Malformed::NullText);
/// let fake = FakeAccountManager::new([account]);
/// let account = fake.ready().find(1.into())?.expect("there is one");
/// assert_eq!(account.get(prop::NAME).unwrap_err().cause(), Cause::Null);
/// # Ok::<(), olk_account::AccountError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// Text, with a null pointer instead of the text. `dwType` is `PT_UNICODE`, with `SECURE_FLAG` if the property is a
    /// secret.
    NullText,
    /// Bytes, with a null pointer instead of the bytes: `cb` is this number. `dwType` is `PT_BINARY`.
    NullBinary(u32),
    /// A value whose `dwType` is its own, and not the property's: `PT_LONG`, `PT_UNICODE` or `PT_BINARY`.
    ///
    /// If the property has that type, the value is well-formed.
    WrongType(Value),
    /// A value whose `dwType` is its own, and has `SECURE_FLAG` in addition, though the property need not be a secret.
    SecureFlag(Value),
    /// No value: `dwType` is this number, and every byte of the union is 0.
    ///
    /// If the number is a documented type, this is a null text, no bytes, or the number 0.
    UnknownType(u32),
}
