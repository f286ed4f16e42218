//! A property's value as `GetProp` hands it out.

use super::Cause;
use super::memory::Allocated;
use crate::sys::{
    ACCT_BIN, ACCT_VARIANT, IOlkAccount, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG,
};

/// A value that an account has handed out. Dropping it frees what the value points to, and wipes a secret before.
///
/// If no value has such a type, the client can't know whether there is a pointer. It frees nothing then.
pub struct Received<'a> {
    value_type: u32,
    content: Content<'a>,
}

enum Content<'a> {
    Number(u32),
    Text(Allocated<'a, IOlkAccount, u16>),
    Bytes(Allocated<'a, IOlkAccount, u8>),
    Unknown,
}

impl<'a> Received<'a> {
    /// Takes over what `GetProp` of `account` wrote on success, for the property `tag`, to a value that was zeroed.
    ///
    /// # Safety
    ///
    /// If the type that `account` wrote is that of a text or of bytes, the pointer is null, or `account` has handed it
    /// out and this value frees it. The memory is as long as [`Allocated::text`] or [`Allocated::array`] demands.
    #[inline]
    pub(super) unsafe fn new(account: &'a IOlkAccount, tag: u32, value: &ACCT_VARIANT) -> Self {
        let value_type = value.dwType;
        // The property's type and the value's own may differ. One of them is enough to make it a secret.
        let is_secret = (tag | value_type) & SECURE_FLAG != 0;
        // SAFETY: every member of the union is initialized, since the value was zeroed, and may have any bits. If the type
        // is that of a text or of bytes, the member is what the caller's promise is about.
        let content = unsafe {
            match value_type & !SECURE_FLAG {
                PT_LONG => Content::Number(value.Val.dw),
                PT_UNICODE => Content::Text(Allocated::text(account, value.Val.pwsz, is_secret)),
                PT_BINARY => {
                    let ACCT_BIN { cb, pb } = value.Val.bin;
                    Content::Bytes(Allocated::array(account, pb, cb, is_secret))
                }
                _ => Content::Unknown,
            }
        };
        Self {
            value_type,
            content,
        }
    }

    /// Returns the number.
    #[inline]
    pub(super) fn number(&self) -> Result<u32, Cause> {
        match self.content {
            Content::Number(number) if self.value_type == PT_LONG => Ok(number),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }

    /// Returns the units of a text that isn't secret, without the NUL.
    #[inline]
    pub(super) fn text(
        &self,
    ) -> Result<impl ExactSizeIterator<Item = u16> + Clone + use<'_>, Cause> {
        match &self.content {
            Content::Text(text) if self.value_type == PT_UNICODE => text.units(),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }

    /// Returns the units of a secret text, without the NUL. The value itself need not say that it is secret.
    #[inline]
    pub(super) fn secret(
        &self,
    ) -> Result<impl ExactSizeIterator<Item = u16> + Clone + use<'_>, Cause> {
        match &self.content {
            Content::Text(text) => text.units(),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }

    /// Returns the bytes, if they aren't secret. There may be none.
    #[inline]
    pub(super) fn bytes(&self) -> Result<impl ExactSizeIterator<Item = u8> + use<'_>, Cause> {
        match &self.content {
            Content::Bytes(bytes) if self.value_type == PT_BINARY => bytes.items(),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }
}
