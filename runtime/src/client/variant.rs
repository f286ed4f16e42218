//! A property's value, as an account or the account manager reads and writes it.
//!
//! At first every byte is 0, padding included. So a method that writes the type and no pointer leaves a null pointer, and
//! a method that reads every byte reads nothing that this program left on the stack.
//!
//! Rust may leave out the padding when it moves or copies the struct: the bytes between two fields, and those of the union
//! that a member doesn't cover. So the struct is zeroed where it lies and never moved. Only its fields are read and
//! written, through the reference.

use crate::sys::ACCT_VARIANT;
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
