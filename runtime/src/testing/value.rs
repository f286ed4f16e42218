//! The values of properties, in Rust's terms and in the interface's.

use super::memory::{Memory, Origin};
use crate::com;
use crate::prop::Tag;
use crate::sys::{
    ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, E_INVALIDARG, PT_BINARY, PT_LONG, PT_UNICODE,
    SECURE_FLAG,
};
use core::ptr;
use windows_core::HRESULT;

/// The value of a property of a [`FakeAccount`](super::FakeAccount).
///
/// It is made [`From`] a number, a `bool`, text or bytes; the variants are there for what these can't say.
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
    /// A NULL pointer instead of text, which no account should have.
    NullText,
    /// A number of bytes, and a NULL pointer to them, which no account should have.
    NullBinary(u32),
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

/// A value, and the type that it is said to have.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Property {
    pub(super) value_type: u32,
    pub(super) value: Value,
}

impl Property {
    /// A value of the type that it has by itself, or by its property being a secret.
    pub(super) fn new(tag: u32, value: Value) -> Self {
        Self {
            value_type: type_of(tag),
            value,
        }
    }

    /// As [`new`](Self::new), for a value that a test gives.
    ///
    /// # Panics
    ///
    /// If the value isn't of the type that `tag` has.
    #[track_caller]
    pub(super) fn given(tag: u32, value: Value) -> Self {
        let property = Self::new(tag, value);
        assert!(
            property.is_sound(),
            "the value of {:?} is not of the property's type",
            Tag(tag)
        );
        property
    }

    /// Whether the value is one of the type that it is said to have.
    fn is_sound(&self) -> bool {
        let natural = match self.value {
            Value::Number(_) => PT_LONG,
            Value::Text(_) | Value::NullText => PT_UNICODE,
            Value::Binary(_) | Value::NullBinary(_) => PT_BINARY,
        };
        self.value_type & !SECURE_FLAG == natural
    }

    /// Hands the value out. What it points to lies in `memory`.
    pub(super) fn publish(&self, memory: &mut Memory, origin: Origin) -> ACCT_VARIANT {
        let mut variant = ACCT_VARIANT {
            dwType: self.value_type,
            ..ACCT_VARIANT::default()
        };
        match &self.value {
            Value::Number(number) => variant.Val.dw = *number,
            Value::Text(units) => variant.Val.pwsz = memory.text(units, origin),
            Value::NullText => variant.Val.pwsz = ptr::null_mut(),
            Value::Binary(bytes) => {
                variant.Val = ACCT_VARIANT_0 {
                    bin: ACCT_BIN {
                        cb: super::length(bytes),
                        pb: memory.array(bytes, origin),
                    },
                };
            }
            Value::NullBinary(cb) => {
                variant.Val = ACCT_VARIANT_0 {
                    bin: ACCT_BIN {
                        cb: *cb,
                        pb: ptr::null_mut(),
                    },
                };
            }
        }
        variant
    }

    /// Takes over what a caller passes as the value of `tag`.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG`, if its type isn't the property's, or a pointer is NULL.
    ///
    /// # Safety
    ///
    /// What the member of `variant` that its type names points to is NULL or valid for reading: a string up to its NUL,
    /// bytes as many as there are.
    pub(super) unsafe fn adopt(tag: u32, variant: ACCT_VARIANT) -> Result<Self, HRESULT> {
        if variant.dwType != type_of(tag) {
            return Err(E_INVALIDARG);
        }
        let value = match variant.dwType & !SECURE_FLAG {
            // SAFETY: the type names the member.
            PT_LONG => Value::Number(unsafe { variant.Val.dw }),
            PT_UNICODE => {
                // SAFETY: the type names the member, and the caller promises the rest.
                Value::Text(unsafe { com::text(variant.Val.pwsz) }.ok_or(E_INVALIDARG)?)
            }
            PT_BINARY => {
                // SAFETY: the type names the member.
                let ACCT_BIN { cb, pb } = unsafe { variant.Val.bin };
                // SAFETY: the caller promises as many bytes as that.
                Value::Binary(unsafe { com::array(pb, cb) }.ok_or(E_INVALIDARG)?)
            }
            _ => return Err(E_INVALIDARG),
        };
        Ok(Self::new(tag, value))
    }
}

/// The type in the low word of a property tag.
pub(super) const fn type_of(tag: u32) -> u32 {
    tag & 0xFFFF
}
