//! Memory that the manager or an account has allocated, that the client frees, and how much of it the client takes.

use super::{Cause, utf16};
use crate::sys::{IOlkAccount, IOlkAccountManager};
use core::fmt;
use core::ptr;
use core::slice;
use core::sync::atomic::{Ordering, compiler_fence};
use windows_core::GUID;

/// An object that hands out memory and frees it with its own `FreeMemory`.
pub(super) trait Allocator {
    /// Frees memory.
    ///
    /// # Safety
    ///
    /// This object handed out the memory, and nothing uses it any more.
    unsafe fn free(&self, memory: *mut u8);
}

macro_rules! allocator {
    ($interface:ty) => {
        impl Allocator for $interface {
            #[inline]
            unsafe fn free(&self, memory: *mut u8) {
                // SAFETY: the caller guarantees that this object handed out the memory. The answer is ignored: after a
                // failure there is nothing left to do.
                let _ = unsafe { self.FreeMemory(memory) };
            }
        }
    };
}

allocator!(IOlkAccountManager);
allocator!(IOlkAccount);

/// The most that the client takes of one answer.
///
/// A number of items or a size is a claim of the account manager or of the account. The client doesn't read, copy or
/// allocate beyond these limits, whatever the claim is. The call fails with
/// [`Cause::OverLimit`](super::Cause::OverLimit), and the memory that was handed out is freed.
///
/// # Examples
///
/// ```
/// use olk_account::client::Limit;
///
/// assert_eq!(Limit::Items.get(), 65_536);
/// assert_eq!(Limit::Bytes.get(), 16 * 1024 * 1024);
/// assert_eq!(Limit::Units.get(), 1024 * 1024);
/// assert_eq!(Limit::Items.to_string(), "65536 items");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// 65,536 items: the items of an enumeration, the accounts of an order, the categories of an account.
    Items,
    /// 16 MiB: the bytes of a binary value.
    Bytes,
    /// 1,048,576 UTF-16 units without the NUL: a text value, or an error message. The search for the NUL ends there.
    Units,
}

impl Limit {
    /// Returns the number of items, bytes or units.
    pub const fn get(self) -> usize {
        match self {
            Self::Items => 0x1_0000,
            Self::Bytes => 16 << 20,
            Self::Units => 1 << 20,
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Items => "items",
            Self::Bytes => "bytes",
            Self::Units => "UTF-16 units",
        };
        write!(f, "{} {what}", self.get())
    }
}

/// An item of an array.
pub(super) trait Item: Copy {
    /// The most items that the client takes.
    const LIMIT: Limit;
}

/// Declares the items, each with its limit.
macro_rules! items {
    ($($item:ty, $limit:ident;)*) => {
        $(
            impl Item for $item {
                const LIMIT: Limit = Limit::$limit;
            }
        )*
    };
}

items! {
    // The number of an account, and a category.
    u32, Items;
    GUID, Items;
    // A byte of a binary value, and a unit of a text.
    u8, Bytes;
    u16, Units;
}

/// An array that `owner` has handed out. Dropping it frees the memory, and wipes a secret before.
///
/// The memory is taken over before the answer is judged, so it is freed whatever is wrong with the answer. The pointer
/// may be null and need not be aligned.
pub(super) struct Allocated<'o, O: Allocator, T: Item> {
    owner: &'o O,
    start: *mut T,
    len: usize,
    /// Says that the items are wiped before the memory is freed.
    is_secret: bool,
}

impl<'o, O: Allocator, T: Item> Allocated<'o, O, T> {
    /// Takes over an array of `count` items.
    ///
    /// If it is secret and `count` is over the limit, nothing is wiped: such a count isn't believed.
    ///
    /// # Safety
    ///
    /// `start` is null, or `owner` has handed it out and this value frees it. If `count` isn't over the limit, that many
    /// items can be read, and written if they are secret.
    #[inline]
    pub(super) unsafe fn array(owner: &'o O, start: *mut T, count: u32, is_secret: bool) -> Self {
        let len = count as usize;
        Self {
            owner,
            start,
            len,
            is_secret: is_secret && len <= T::LIMIT.get(),
        }
    }

    /// Returns the items, in order.
    ///
    /// # Errors
    ///
    /// [`Cause::Null`] for a null pointer to one item or more; [`Cause::OverLimit`].
    #[inline]
    pub(super) fn items(
        &self,
    ) -> Result<impl ExactSizeIterator<Item = T> + Clone + use<'_, O, T>, Cause> {
        let items: &[Unaligned<T>] = match (self.start.is_null(), self.len) {
            (true, 0) => &[],
            (true, _) => return Err(Cause::Null),
            (false, len) if len > T::LIMIT.get() => return Err(Cause::OverLimit(T::LIMIT)),
            // SAFETY: `array` or `text` was promised that `len` items can be read if that isn't over the limit. No limit is
            // as large as `isize::MAX` bytes. `Unaligned` needs no alignment. The memory isn't freed, and nothing writes to
            // it, while `self` is borrowed.
            (false, len) => unsafe { slice::from_raw_parts(self.start.cast(), len) },
        };
        Ok(items.iter().map(|&Unaligned(item)| item))
    }
}

/// An item at any address.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Unaligned<T>(T);

impl<'o, O: Allocator> Allocated<'o, O, u16> {
    /// Takes over a text. The items are its units before the NUL.
    ///
    /// # Safety
    ///
    /// `start` is null, or `owner` has handed it out and this value frees it. It can be read, and written if it is
    /// secret, up to and including the first NUL, or up to one unit beyond the limit if there is no NUL before.
    #[inline]
    pub(super) unsafe fn text(owner: &'o O, start: *mut u16, is_secret: bool) -> Self {
        let len = if start.is_null() {
            0
        } else {
            // SAFETY: the caller guarantees that the text can be read as far as `length` reads.
            unsafe { utf16::length(start, u16::LIMIT.get()) }
        };
        // Units over the limit are wiped as well: they have been read.
        Self {
            owner,
            start,
            len,
            is_secret,
        }
    }

    /// Returns the units before the NUL. Other than an array, a text can't be null.
    ///
    /// # Errors
    ///
    /// [`Cause::Null`]; [`Cause::OverLimit`].
    #[inline]
    pub(super) fn units(
        &self,
    ) -> Result<impl ExactSizeIterator<Item = u16> + Clone + use<'_, O>, Cause> {
        if self.start.is_null() {
            return Err(Cause::Null);
        }
        self.items()
    }
}

impl<O: Allocator, T: Item> Drop for Allocated<'_, O, T> {
    #[inline]
    fn drop(&mut self) {
        let start = self.start.cast::<u8>();
        if start.is_null() {
            return;
        }
        if self.is_secret {
            // SAFETY: `array` or `text` was promised that these items can be written.
            unsafe { wipe(start, self.len * size_of::<T>()) };
        }
        // SAFETY: `owner` has handed it out, and the borrows of its items have ended.
        unsafe { self.owner.free(start) };
    }
}

/// Overwrites bytes with zeros, even if nothing reads them afterwards.
///
/// It writes through the pointer and makes no `&mut [u8]`: the owner may still have references to its memory.
///
/// # Safety
///
/// `len` bytes from `start` can be written.
#[inline(never)]
unsafe fn wipe(start: *mut u8, len: usize) {
    for index in 0..len {
        // SAFETY: the caller guarantees that this byte can be written.
        unsafe { ptr::write_volatile(start.add(index), 0) };
    }
    // The compiler doesn't move what frees the memory to a place before the writes.
    compiler_fence(Ordering::SeqCst);
}

#[cfg(test)]
mod tests {
    use super::{Allocated, Allocator};
    use crate::com::contain;
    use core::cell::RefCell;

    /// Records where the four bytes lie that it frees, and what was in them.
    #[derive(Default)]
    struct Ledger(RefCell<Vec<(usize, [u8; 4])>>);

    impl Allocator for Ledger {
        unsafe fn free(&self, memory: *mut u8) {
            // SAFETY: the test hands out four bytes.
            let content = unsafe { memory.cast::<[u8; 4]>().read() };
            self.0.borrow_mut().push((memory.addr(), content));
        }
    }

    #[test]
    fn array_panic_frees_memory_and_wipes_secret() {
        for (is_secret, left) in [(false, [1, 2, 3, 4]), (true, [0; 4])] {
            let ledger = Ledger::default();
            let mut memory = [1_u8, 2, 3, 4];
            let start = memory.as_mut_ptr();
            let outcome = contain(|| {
                // SAFETY: there are four bytes, and the ledger leaves them where they are.
                let bytes = unsafe { Allocated::array(&ledger, start, 4, is_secret) };
                assert_eq!(bytes.items().unwrap().len(), 5, "on purpose");
            });
            assert_eq!(outcome, None);
            assert_eq!(ledger.0.into_inner(), [(start.addr(), left)]);
        }
    }
}
