//! A property's value as the fake keeps it, and as it lies in an `ACCT_VARIANT`.
//!
//! Callers' variants are read and written field by field through pointers. They need not be aligned, and a move of the
//! whole struct would not keep its padding.

use super::memory::{Memory, Origin};
use super::value::type_of;
use super::{Malformed, Value};
use crate::com;
use crate::prop::Tag;
use crate::sys::{ACCT_VARIANT, E_INVALIDARG, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};
use core::ptr::NonNull;
use windows_core::HRESULT;

/// A value, and the type that it is said to have.
///
/// If the type, without `SECURE_FLAG`, is that of a number, of text or of bytes, the content is a value of that type, or
/// null. All constructors see to that, and so [`publish`](Self::publish) never makes a number into a pointer.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Property {
    value_type: u32,
    content: Content,
}

#[derive(Clone, PartialEq, Eq)]
enum Content {
    Value(Value),
    /// A null pointer, and the number of bytes that it is said to point to.
    Null(u32),
}

impl Property {
    /// Takes a value that a test sets.
    ///
    /// # Panics
    ///
    /// If the value isn't of the type that `tag` has.
    #[track_caller]
    pub(super) fn given(tag: u32, value: Value) -> Self {
        let value_type = type_of(tag);
        assert!(
            value_type & !SECURE_FLAG == value.natural_type(),
            "the value of {:?} is not of the property's type",
            Tag(tag)
        );
        Self {
            value_type,
            content: Content::Value(value),
        }
    }

    /// Takes a value that no account should have.
    pub(super) fn malformed(tag: u32, malformed: Malformed) -> Self {
        let (value_type, content) = match malformed {
            Malformed::NullText => (PT_UNICODE | tag & SECURE_FLAG, Content::Null(0)),
            Malformed::NullBinary(cb) => (PT_BINARY, Content::Null(cb)),
            Malformed::WrongType(value) => (value.natural_type(), Content::Value(value)),
            Malformed::SecureFlag(value) => {
                (value.natural_type() | SECURE_FLAG, Content::Value(value))
            }
            Malformed::UnknownType(value_type) => (value_type, Content::Null(0)),
        };
        Self {
            value_type,
            content,
        }
    }

    /// Returns the value, or `None` if it is null.
    pub(super) fn value(&self) -> Option<&Value> {
        match &self.content {
            Content::Value(value) => Some(value),
            Content::Null(_) => None,
        }
    }

    /// Writes the value to `variant`: all bytes of it, zeros where the value has none. What the value points to lies in
    /// `memory`.
    ///
    /// # Safety
    ///
    /// `variant` is valid for writing. It need not be aligned.
    pub(super) unsafe fn publish(
        &self,
        memory: &mut Memory,
        origin: Origin,
        variant: NonNull<ACCT_VARIANT>,
    ) {
        let variant = variant.as_ptr();
        // SAFETY: the caller promises that the whole struct is valid for writing, and all fields lie in it.
        unsafe {
            variant
                .cast::<u8>()
                .write_bytes(0, size_of::<ACCT_VARIANT>());
            (&raw mut (*variant).dwType).write_unaligned(self.value_type);
            let val = &raw mut (*variant).Val;
            match &self.content {
                Content::Value(Value::Number(number)) => {
                    (&raw mut (*val).dw).write_unaligned(*number);
                }
                Content::Value(Value::Text(units)) => {
                    (&raw mut (*val).pwsz).write_unaligned(memory.text(units, origin));
                }
                Content::Value(Value::Binary(bytes)) => {
                    (&raw mut (*val).bin.cb).write_unaligned(super::length(bytes));
                    (&raw mut (*val).bin.pb).write_unaligned(memory.array(bytes, origin));
                }
                // The pointer is among the zeros.
                Content::Null(cb) => (&raw mut (*val).bin.cb).write_unaligned(*cb),
            }
        }
    }

    /// Takes over what a caller passes as the value of `tag`.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG`, if its type isn't the property's, or a pointer is null.
    ///
    /// # Safety
    ///
    /// `dwType` and the member that it names are valid for reading. What the member points to is null or valid for
    /// reading: a string up to its NUL, bytes as many as `cb` says. `variant` need not be aligned.
    pub(super) unsafe fn adopt(tag: u32, variant: NonNull<ACCT_VARIANT>) -> Result<Self, HRESULT> {
        // SAFETY: the caller promises that `dwType` is valid for reading.
        let value_type = unsafe { type_in(variant) };
        if value_type != type_of(tag) {
            return Err(E_INVALIDARG);
        }
        let variant = variant.as_ptr();
        let value = match value_type & !SECURE_FLAG {
            // SAFETY: `dwType` names the member, so the caller promises that it is valid for reading.
            PT_LONG => Value::Number(unsafe { (&raw const (*variant).Val.dw).read_unaligned() }),
            PT_UNICODE => {
                // SAFETY: as for the number.
                let pwsz = unsafe { (&raw const (*variant).Val.pwsz).read_unaligned() };
                // SAFETY: the caller promises that a text is null or valid for reading up to its NUL.
                Value::Text(unsafe { com::text(pwsz) }.ok_or(E_INVALIDARG)?)
            }
            PT_BINARY => {
                // SAFETY: as for the number.
                let cb = unsafe { (&raw const (*variant).Val.bin.cb).read_unaligned() };
                // SAFETY: as for the number.
                let pb = unsafe { (&raw const (*variant).Val.bin.pb).read_unaligned() };
                // SAFETY: the caller promises that the pointer is null or valid for reading `cb` bytes.
                Value::Binary(unsafe { com::array(pb, cb) }.ok_or(E_INVALIDARG)?)
            }
            _ => return Err(E_INVALIDARG),
        };
        Ok(Self {
            value_type,
            content: Content::Value(value),
        })
    }
}

/// Returns the number in `variant`, or `None` if its type is another.
///
/// # Safety
///
/// `dwType` is valid for reading, and so is `dw` if that is what it names. `variant` need not be aligned.
pub(super) unsafe fn number_in(variant: NonNull<ACCT_VARIANT>) -> Option<u32> {
    // SAFETY: the caller promises that `dwType` is valid for reading.
    let is_number = unsafe { type_in(variant) } == PT_LONG;
    // SAFETY: `dwType` names the member, so the caller promises that it is valid for reading.
    is_number.then(|| unsafe { (&raw const (*variant.as_ptr()).Val.dw).read_unaligned() })
}

/// # Safety
///
/// `dwType` is valid for reading. `variant` need not be aligned.
unsafe fn type_in(variant: NonNull<ACCT_VARIANT>) -> u32 {
    // SAFETY: the caller guarantees that the value can be read.
    unsafe { (&raw const (*variant.as_ptr()).dwType).read_unaligned() }
}
