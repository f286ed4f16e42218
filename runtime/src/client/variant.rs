//! Memory for a property's value, as an account or the account manager reads and writes it.

use crate::sys::ACCT_VARIANT;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::ptr::NonNull;
use zeroize::Zeroizing;

/// An [`ACCT_VARIANT`] that a method is called with.
///
/// At first every byte is 0, padding included. So a method that writes the type and no pointer leaves a null pointer, and
/// a method that reads every byte reads nothing that this program left on the stack.
///
/// Rust may leave out the padding when it moves or copies the struct: the bytes between two fields, and those of the
/// union that a member doesn't cover. So the struct is zeroed where it lies and never moved. Only its fields are read and
/// written, through the pointer.
pub(super) struct Variant<'m> {
    start: NonNull<ACCT_VARIANT>,
    memory: PhantomData<&'m mut MaybeUninit<ACCT_VARIANT>>,
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

impl<'m> Variant<'m> {
    /// Sets every byte of `memory` to 0.
    #[inline]
    pub(super) fn zeroed(memory: &'m mut MaybeUninit<ACCT_VARIANT>) -> Self {
        let start = NonNull::from(memory).cast::<ACCT_VARIANT>();
        // SAFETY: `memory` is borrowed mutably, has the size and alignment of one value, and may hold any bytes.
        unsafe { start.write_bytes(0, 1) };
        Self {
            start,
            memory: PhantomData,
        }
    }

    /// Returns the pointer for a method's parameter. The method may write to the memory while the call lasts.
    #[inline]
    pub(super) fn as_mut_ptr(&mut self) -> *mut ACCT_VARIANT {
        self.start.as_ptr()
    }

    /// Writes a value, or the pointer to it, which is null for no bytes. Bytes that belong to neither the type nor the value
    /// stay 0.
    #[inline]
    pub(super) fn write(&mut self, value_type: u32, value: &mut Lent) {
        let start = self.start.as_ptr();
        // SAFETY: the memory is that of one value and borrowed mutably for `'m`. All writes are to fields.
        unsafe {
            (&raw mut (*start).dwType).write(value_type);
            match value {
                Lent::Number(number) => (&raw mut (*start).Val.dw).write(*number),
                Lent::Text(text) => (&raw mut (*start).Val.pwsz).write(text.as_mut_ptr()),
                Lent::Bytes(0, _) => {}
                Lent::Bytes(count, bytes) => {
                    (&raw mut (*start).Val.bin.cb).write(*count);
                    (&raw mut (*start).Val.bin.pb).write(bytes.as_mut_ptr());
                }
            }
        }
    }

    /// Returns the type of the value: 0 if nothing was written.
    #[inline]
    pub(super) fn value_type(&self) -> u32 {
        // SAFETY: the memory is that of one value, and the field was zeroed at least.
        unsafe { (&raw const (*self.start.as_ptr()).dwType).read() }
    }

    /// Returns the number, if the type is that of one.
    #[inline]
    pub(super) fn dw(&self) -> u32 {
        // SAFETY: as in `value_type`. Every bit pattern is a number.
        unsafe { (&raw const (*self.start.as_ptr()).Val.dw).read() }
    }

    /// Returns the pointer to the text, if the type is that of one.
    #[inline]
    pub(super) fn pwsz(&self) -> *mut u16 {
        // SAFETY: as in `value_type`. Every bit pattern is a pointer, though perhaps not to anything.
        unsafe { (&raw const (*self.start.as_ptr()).Val.pwsz).read() }
    }

    /// Returns the number of bytes and the pointer to them, if the type is that of bytes.
    #[inline]
    pub(super) fn bin(&self) -> (u32, *mut u8) {
        let start = self.start.as_ptr();
        // SAFETY: as in `value_type` and `pwsz`.
        unsafe {
            (
                (&raw const (*start).Val.bin.cb).read(),
                (&raw const (*start).Val.bin.pb).read(),
            )
        }
    }
}
