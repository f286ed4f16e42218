//! A property's value, as an account or the account manager reads and writes it.
//!
//! At first every byte is 0, padding included. So a method that writes the type and no pointer leaves a null pointer, and
//! a method that reads every byte reads nothing that this program left on the stack.
//!
//! Rust may leave out the padding when it moves or copies the struct: the bytes between two fields, and those of the union
//! that a member doesn't cover. So the struct is zeroed where it lies and never moved. Only its fields are read and
//! written, through the reference.

use super::Cause;
use super::memory::Allocated;
use crate::sys::{
    ACCT_BIN, ACCT_VARIANT, IOlkAccount, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG,
};
use core::mem::MaybeUninit;
use zeroize::Zeroizing;

/// Sets every byte of `memory` to 0. The result is passed to a method, which may write to it while the call lasts.
#[inline]
pub(super) fn zeroed(memory: &mut MaybeUninit<ACCT_VARIANT>) -> &mut ACCT_VARIANT {
    // SAFETY: `memory` is borrowed mutably, has the size and alignment of one value, and may hold any bytes. The type, the
    // number and the pointers of a value may all be 0.
    unsafe {
        memory.as_mut_ptr().write_bytes(0, 1);
        memory.assume_init_mut()
    }
}

/// A copy of a value that is lent to a method: the API has no `const`, so a method that writes to it must do no harm to the
/// caller's.
pub enum Lent {
    Number(u32),
    /// NUL-terminated, and wiped whether it is secret or not.
    Text(Zeroizing<Vec<u16>>),
    /// With their number.
    Bytes(u32, Vec<u8>),
}

impl Lent {
    /// Writes the value, or the pointer to it, which is null for no bytes, to a value that is zeroed. Bytes that belong to
    /// neither the type nor the value stay 0.
    #[inline]
    pub(super) fn write(&mut self, value_type: u32, variant: &mut ACCT_VARIANT) {
        variant.dwType = value_type;
        match self {
            Self::Number(number) => variant.Val.dw = *number,
            Self::Text(text) => variant.Val.pwsz = text.as_mut_ptr(),
            Self::Bytes(0, _) => {}
            Self::Bytes(count, bytes) => {
                variant.Val.bin.cb = *count;
                variant.Val.bin.pb = bytes.as_mut_ptr();
            }
        }
    }
}

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
