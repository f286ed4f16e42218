//! A property's value as `GetProp` hands it out.

use super::Cause;
use super::memory::Allocated;
use crate::sys::{
    ACCT_BIN, ACCT_VARIANT, IOlkAccount, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG,
};

/// A value that an account has handed out, with what it points to: that is freed when this is dropped, by way of
/// whatever error. A secret is wiped before.
pub struct Received<'a> {
    value_type: u32,
    value: Value<'a>,
}

enum Value<'a> {
    Number(u32),
    /// Nothing, where there is a NULL pointer.
    Text(Option<Allocated<'a, IOlkAccount, u16>>),
    /// The bytes, and how many there are said to be, which says something else where there is a NULL pointer.
    Binary(Option<Allocated<'a, IOlkAccount, u8>>, u32),
    /// Of a type that no value has. What it points to, if it does, can't be told, so it can't be freed.
    Unknown,
}

impl<'a> Received<'a> {
    /// Takes over what `GetProp` of `account` wrote on success, for the property `tag`.
    ///
    /// # Safety
    ///
    /// The value is one that `account` hands out: what the member points to that its type names is NULL, or there to be
    /// freed, and can be read and written, up to a NUL or for as many bytes as it says.
    #[inline]
    pub(super) unsafe fn new(account: &'a IOlkAccount, tag: u32, variant: ACCT_VARIANT) -> Self {
        let value_type = variant.dwType;
        // Either may be what says so: a secret is one even where its value's type is wrong.
        let is_secret = (tag | value_type) & SECURE_FLAG != 0;
        let value = match value_type & !SECURE_FLAG {
            // SAFETY: the type names the member.
            PT_LONG => Value::Number(unsafe { variant.Val.dw }),
            PT_UNICODE => {
                // SAFETY: the type names the member.
                let start = unsafe { variant.Val.pwsz };
                // SAFETY: as the caller promises.
                Value::Text(unsafe { Allocated::text(account, start, is_secret) })
            }
            PT_BINARY => {
                // SAFETY: the type names the member.
                let ACCT_BIN { cb, pb } = unsafe { variant.Val.bin };
                // SAFETY: as the caller promises.
                let bytes = unsafe { Allocated::array(account, pb, cb as usize, is_secret) };
                Value::Binary(bytes, cb)
            }
            _ => Value::Unknown,
        };
        Self { value_type, value }
    }

    /// The number, if it is one.
    #[inline]
    pub(super) fn number(&self) -> Result<u32, Cause> {
        match self.value {
            Value::Number(number) if self.value_type == PT_LONG => Ok(number),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }

    /// The units of the text without the NUL, if it is text that isn't secret.
    #[inline]
    pub(super) fn text(&self) -> Result<&Allocated<'a, IOlkAccount, u16>, Cause> {
        match &self.value {
            Value::Text(text) if self.value_type == PT_UNICODE => text.as_ref().ok_or(Cause::Null),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }

    /// The units of the text without the NUL, if it is text: that it is secret goes without saying.
    pub(super) fn secret(&self) -> Result<&Allocated<'a, IOlkAccount, u16>, Cause> {
        match &self.value {
            Value::Text(text) => text.as_ref().ok_or(Cause::Null),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }

    /// The bytes, if it is bytes. There can be none.
    #[inline]
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Cause> {
        match &self.value {
            Value::Binary(..) if self.value_type != PT_BINARY => {
                Err(Cause::WrongType(self.value_type))
            }
            Value::Binary(Some(bytes), _) => Ok(bytes.items().collect()),
            Value::Binary(None, 0) => Ok(Vec::new()),
            Value::Binary(None, _) => Err(Cause::Null),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }
}
