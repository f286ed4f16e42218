//! A property's value as `GetProp` hands it out.

use super::Cause;
use super::memory::Allocated;
use crate::sys::{
    ACCT_BIN, ACCT_VARIANT, IOlkAccount, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG,
};

/// A value that an account has handed out, with what it points to.
///
/// Each method takes it: who asks for the type that it has gets it, and anything else is freed, a secret after it was
/// wiped. There is no `Drop` that would see to it, since what can be dropped has to lie somewhere, and be put there for
/// each value that is read. Between `GetProp` and the methods nothing panics.
#[must_use = "what it points to has to be freed"]
pub struct Received<'a> {
    account: &'a IOlkAccount,
    tag: u32,
    variant: &'a ACCT_VARIANT,
}

impl<'a> Received<'a> {
    /// Takes over what `GetProp` of `account` wrote on success, for the property `tag`.
    ///
    /// # Safety
    ///
    /// The value is one that `account` hands out: what the member points to that its type names is NULL, or there to be
    /// freed, and can be read and written, up to a NUL or for as many bytes as it says.
    #[inline]
    pub(super) unsafe fn new(
        account: &'a IOlkAccount,
        tag: u32,
        variant: &'a ACCT_VARIANT,
    ) -> Self {
        Self {
            account,
            tag,
            variant,
        }
    }

    /// The number, if it is one.
    #[inline]
    pub(super) fn number(self) -> Result<u32, Cause> {
        let variant = self.taken(|value_type| value_type == PT_LONG)?;
        // SAFETY: the type names the member.
        Ok(unsafe { variant.Val.dw })
    }

    /// The units of the text without the NUL, if it is text that isn't secret.
    #[inline]
    pub(super) fn text(self) -> Result<Allocated<'a, IOlkAccount, u16>, Cause> {
        self.text_of(|value_type| value_type == PT_UNICODE)
    }

    /// The units of the text without the NUL, if it is text: that it is secret goes without saying.
    #[inline]
    pub(super) fn secret(self) -> Result<Allocated<'a, IOlkAccount, u16>, Cause> {
        self.text_of(|value_type| value_type & !SECURE_FLAG == PT_UNICODE)
    }

    #[inline]
    fn text_of(
        self,
        is_wanted: impl FnOnce(u32) -> bool,
    ) -> Result<Allocated<'a, IOlkAccount, u16>, Cause> {
        let (account, is_secret) = (self.account, self.is_secret());
        let variant = self.taken(is_wanted)?;
        // SAFETY: as whoever made `self` promised; that the type is one of a text `is_wanted` has seen to.
        let text = unsafe { text(account, variant, is_secret) };
        text.ok_or(Cause::Null)
    }

    /// The bytes, if it is bytes that aren't secret. There can be none.
    #[inline]
    pub(super) fn bytes(self) -> Result<Vec<u8>, Cause> {
        let (account, is_secret) = (self.account, self.is_secret());
        let variant = self.taken(|value_type| value_type == PT_BINARY)?;
        // SAFETY: as whoever made `self` promised, and the type is that of bytes.
        match unsafe { bytes(account, variant, is_secret) } {
            Some(bytes) => Ok(bytes.to_vec()),
            // SAFETY: the type names the member.
            None if unsafe { variant.Val.bin.cb } == 0 => Ok(Vec::new()),
            None => Err(Cause::Null),
        }
    }

    /// The value, with what it points to, if its type is wanted.
    #[inline]
    fn taken(self, is_wanted: impl FnOnce(u32) -> bool) -> Result<&'a ACCT_VARIANT, Cause> {
        let variant = self.variant;
        if is_wanted(variant.dwType) {
            Ok(variant)
        } else {
            self.discard();
            Err(Cause::WrongType(variant.dwType))
        }
    }

    /// Frees what the type says that the value points to. Of a type that no value has, it can't be told.
    #[cold]
    pub(super) fn discard(self) {
        let is_secret = self.is_secret();
        match self.variant.dwType & !SECURE_FLAG {
            // SAFETY: the type names the member, and the rest is as whoever made `self` promised.
            PT_UNICODE => drop(unsafe { text(self.account, self.variant, is_secret) }),
            // SAFETY: likewise.
            PT_BINARY => drop(unsafe { bytes(self.account, self.variant, is_secret) }),
            _ => {}
        }
    }

    /// Either may be what says so: a secret is one even where its value's type is wrong.
    #[inline]
    fn is_secret(&self) -> bool {
        (self.tag | self.variant.dwType) & SECURE_FLAG != 0
    }
}

/// The text that a value is; nothing, where there is a NULL pointer.
///
/// # Safety
///
/// The value is text, whose memory nobody else frees; the rest is as for [`Received::new`].
#[inline]
unsafe fn text<'a>(
    account: &'a IOlkAccount,
    variant: &ACCT_VARIANT,
    is_secret: bool,
) -> Option<Allocated<'a, IOlkAccount, u16>> {
    // SAFETY: as the caller promises.
    unsafe { Allocated::text(account, variant.Val.pwsz, is_secret) }
}

/// The bytes that a value is; nothing, where there is a NULL pointer.
///
/// # Safety
///
/// The value is bytes, whose memory nobody else frees; the rest is as for [`Received::new`].
#[inline]
unsafe fn bytes<'a>(
    account: &'a IOlkAccount,
    variant: &ACCT_VARIANT,
    is_secret: bool,
) -> Option<Allocated<'a, IOlkAccount, u8>> {
    // SAFETY: as the caller promises.
    let ACCT_BIN { cb, pb } = unsafe { variant.Val.bin };
    // SAFETY: as the caller promises.
    unsafe { Allocated::array(account, pb, cb as usize, is_secret) }
}
