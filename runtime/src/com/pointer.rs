//! The pointers that callers pass. They may be NULL, and C++ callers may have packed what they point to, so nothing is
//! taken to be aligned.

use crate::sys::E_INVALIDARG;
use core::ptr::NonNull;
use windows_core::HRESULT;

/// An out-parameter, or the place of one.
pub(crate) struct Out<T>(NonNull<T>);

impl<T> Out<T> {
    /// Takes an out-parameter, and writes to it what it is to hold if the call comes to nothing.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG` where it is NULL.
    ///
    /// # Safety
    ///
    /// `raw` is NULL, or valid for writing as long as the value is used.
    pub(crate) unsafe fn new(raw: *mut T, nothing: T) -> Result<Self, HRESULT> {
        // SAFETY: the caller guarantees that `raw` is NULL, or valid for writing while the value is used.
        let out = unsafe { Self::untouched(raw) }?;
        out.write(nothing);
        Ok(out)
    }

    /// Takes an out-parameter that is left alone if the call comes to nothing.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG` where it is NULL.
    ///
    /// # Safety
    ///
    /// As for [`new`](Self::new).
    pub(crate) unsafe fn untouched(raw: *mut T) -> Result<Self, HRESULT> {
        NonNull::new(raw).map(Self).ok_or(E_INVALIDARG)
    }

    /// Writes the result.
    pub(crate) fn write(&self, value: T) {
        // SAFETY: whoever made `self` promised that the pointer is valid for writing while it is used.
        unsafe { self.0.write_unaligned(value) }
    }
}

/// What `raw` points to; nothing where it is NULL.
///
/// # Safety
///
/// `raw` is NULL, or valid for reading.
pub(crate) unsafe fn read<T: Copy>(raw: *const T) -> Option<T> {
    // SAFETY: not NULL, so valid for reading.
    (!raw.is_null()).then(|| unsafe { raw.read_unaligned() })
}

/// The units before the NUL; nothing where `raw` is NULL.
///
/// # Safety
///
/// `raw` is NULL, or valid for reading up to and including a NUL.
#[cfg(feature = "testing")]
pub(crate) unsafe fn text(raw: *const u16) -> Option<Vec<u16>> {
    let mut units = Vec::new();
    while let unit @ 1.. =
        // SAFETY: not NULL further down, and no NUL has come yet.
        unsafe { read(raw.wrapping_add(units.len())) }?
    {
        units.push(unit);
    }
    Some(units)
}

/// The `count` items at `raw`; nothing where it is NULL, unless there are none.
///
/// # Safety
///
/// `raw` is NULL, or valid for reading `count` items.
#[cfg(feature = "testing")]
pub(crate) unsafe fn array<T: Copy>(raw: *const T, count: u32) -> Option<Vec<T>> {
    if raw.is_null() {
        return (count == 0).then(Vec::new);
    }
    let item = |index| {
        // SAFETY: one of the `count` items that the caller guarantees.
        unsafe { raw.add(index).read_unaligned() }
    };
    Some((0..count as usize).map(item).collect())
}
