//! A property's value as `GetProp` hands it out.

use super::Cause;
use super::memory::Allocated;
use super::variant::Variant;
use crate::sys::{IOlkAccount, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};

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
    /// Takes over what `GetProp` of `account` wrote on success, for the property `tag`.
    ///
    /// # Safety
    ///
    /// If the type that `account` wrote is that of a text or of bytes, the pointer is null, or `account` has handed it
    /// out and this value frees it. The memory is as long as [`Allocated::text`] or [`Allocated::array`] demands.
    #[inline]
    pub(super) unsafe fn new(account: &'a IOlkAccount, tag: u32, variant: &Variant<'_>) -> Self {
        let value_type = variant.value_type();
        // The property's type and the value's own may differ. One of them is enough to make it a secret.
        let is_secret = (tag | value_type) & SECURE_FLAG != 0;
        let content = match value_type & !SECURE_FLAG {
            PT_LONG => Content::Number(variant.dw()),
            PT_UNICODE => {
                // SAFETY: the type is that of a text, so this is what the caller's promise is about.
                Content::Text(unsafe { Allocated::text(account, variant.pwsz(), is_secret) })
            }
            PT_BINARY => {
                let (count, start) = variant.bin();
                // SAFETY: the type is that of bytes, so this is what the caller's promise is about.
                let bytes = unsafe { Allocated::array(account, start, count, is_secret) };
                Content::Bytes(bytes)
            }
            _ => Content::Unknown,
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
    pub(super) fn bytes(&self) -> Result<&[u8], Cause> {
        match &self.content {
            Content::Bytes(bytes) if self.value_type == PT_BINARY => bytes.bytes(),
            _ => Err(Cause::WrongType(self.value_type)),
        }
    }
}
