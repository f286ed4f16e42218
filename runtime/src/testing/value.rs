//! The values of properties, in Rust's terms.

use crate::sys::{PT_BINARY, PT_LONG, PT_UNICODE};

/// The value of a property of a [`FakeAccount`](super::FakeAccount).
///
/// It is made [`From`] a number, a `bool`, text or bytes; the variants are there for what these can't say. A value that no
/// account should have, such as a null pointer, is [`Malformed`](super::Malformed) instead.
///
/// # Examples
///
/// ```
/// use olk_account::testing::Value;
///
/// assert_eq!(Value::from(143), Value::Number(143));
/// assert_eq!(Value::from(true), Value::Number(1));
/// assert_eq!(Value::from("Hi"), Value::Text(vec![0x48, 0x69]));
/// assert_eq!(Value::from([1, 2]), Value::Binary(vec![1, 2]));
/// // Half of a surrogate pair, which is no text in Rust.
/// let broken = Value::Text(vec![0xD83D]);
/// # let _ = broken;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A number: `PT_LONG`.
    Number(u32),
    /// Text, in UTF-16 units without the NUL at its end: `PT_UNICODE`. It needn't be well-formed.
    Text(Vec<u16>),
    /// Bytes: `PT_BINARY`. Where there are none, the pointer to them is NULL.
    Binary(Vec<u8>),
}

impl Value {
    /// The type that a property with such a value has, unless it is a secret.
    pub(super) fn natural_type(&self) -> u32 {
        match self {
            Self::Number(_) => PT_LONG,
            Self::Text(_) => PT_UNICODE,
            Self::Binary(_) => PT_BINARY,
        }
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Number(flag.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.encode_utf16().collect())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Binary(bytes)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Binary(bytes.into())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Self::Binary(bytes.into())
    }
}

/// The type in the low word of a property tag.
pub(super) const fn type_of(tag: u32) -> u32 {
    tag & 0xFFFF
}
