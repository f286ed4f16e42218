//! Memory that the manager or an account has allocated, and that the client frees.

use super::{Cause, Limit, utf16};
use crate::sys::{IOlkAccount, IOlkAccountManager};
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

impl Allocator for IOlkAccountManager {
    #[inline]
    unsafe fn free(&self, memory: *mut u8) {
        // SAFETY: the caller guarantees that the manager handed out the memory. The answer is ignored: after a failure
        // there is nothing left to do.
        let _ = unsafe { self.FreeMemory(memory) };
    }
}

impl Allocator for IOlkAccount {
    #[inline]
    unsafe fn free(&self, memory: *mut u8) {
        // SAFETY: the caller guarantees that the account handed out the memory. The answer is ignored, as above.
        let _ = unsafe { self.FreeMemory(memory) };
    }
}

/// An item of an array.
pub(super) trait Item: Copy {
    /// The most items that the client takes.
    const LIMIT: Limit;
}

// The number of an account.
impl Item for u32 {
    const LIMIT: Limit = Limit::Items;
}

// A category.
impl Item for GUID {
    const LIMIT: Limit = Limit::Items;
}

// A byte of a binary value.
impl Item for u8 {
    const LIMIT: Limit = Limit::Bytes;
}

// A unit of a text.
impl Item for u16 {
    const LIMIT: Limit = Limit::Units;
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
        Ok(self.slice()?.iter().map(|&Unaligned(item)| item))
    }

    #[inline]
    fn slice(&self) -> Result<&[Unaligned<T>], Cause> {
        if self.start.is_null() {
            return if self.len == 0 {
                Ok(&[])
            } else {
                Err(Cause::Null)
            };
        }
        if self.len > T::LIMIT.get() {
            return Err(Cause::OverLimit(T::LIMIT));
        }
        // SAFETY: `array` or `text` was promised that `len` items can be read if that isn't over the limit. No limit is as
        // large as `isize::MAX` bytes. `Unaligned` needs no alignment. The memory isn't freed, and nothing writes to it,
        // while `self` is borrowed.
        Ok(unsafe { slice::from_raw_parts(self.start.cast(), self.len) })
    }
}

impl<O: Allocator> Allocated<'_, O, u8> {
    /// Returns the items as a slice, which `memcpy` copies: 31 instructions fewer than an iterator takes, for 70 bytes.
    ///
    /// # Errors
    ///
    /// As for [`items`](Self::items).
    #[inline]
    pub(super) fn bytes(&self) -> Result<&[u8], Cause> {
        let bytes = self.slice()?;
        // SAFETY: an `Unaligned<u8>` is one byte, and this is as many of them, borrowed as long.
        Ok(unsafe { slice::from_raw_parts(bytes.as_ptr().cast(), bytes.len()) })
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
    use super::{Allocated, Allocator, Cause, Item};
    use crate::com::contain;
    use core::cell::RefCell;
    use core::ptr;
    use windows_core::GUID;

    /// Records what it frees, and what was in it: as many bytes as it is told.
    #[derive(Default)]
    struct Ledger {
        size: usize,
        freed: RefCell<Vec<(usize, Vec<u8>)>>,
    }

    impl Ledger {
        fn of(size: usize) -> Self {
            Self {
                size,
                freed: RefCell::default(),
            }
        }
    }

    impl Allocator for Ledger {
        unsafe fn free(&self, memory: *mut u8) {
            // SAFETY: the tests hand out arrays of that size.
            let content = unsafe { core::slice::from_raw_parts(memory, self.size) };
            let entry = (memory.addr(), content.to_vec());
            self.freed.borrow_mut().push(entry);
        }
    }

    #[test]
    fn array_panic_frees_memory_and_wipes_secret() {
        for (is_secret, left) in [(false, [1, 2, 3, 4]), (true, [0; 4])] {
            let ledger = Ledger::of(4);
            let mut memory = [1_u8, 2, 3, 4];
            let start = memory.as_mut_ptr();
            let outcome = contain(|| {
                // SAFETY: there are four bytes, and the ledger leaves them where they are.
                let bytes = unsafe { Allocated::array(&ledger, start, 4, is_secret) };
                assert_eq!(bytes.items().unwrap().len(), 5, "on purpose");
            });
            assert_eq!(outcome, None);
            assert_eq!(ledger.freed.into_inner(), [(start.addr(), left.to_vec())]);
        }
    }

    #[test]
    fn null_pointer_is_not_freed() {
        let ledger = Ledger::default();
        let null = ptr::null_mut::<u16>();
        // SAFETY: a null pointer is allowed.
        unsafe {
            let four = Allocated::array(&ledger, null, 4, true);
            assert_eq!(four.items().map(Iterator::count), Err(Cause::Null));
            let none = Allocated::array(&ledger, null, 0, true);
            assert_eq!(none.items().map(Iterator::count), Ok(0));
            let text = Allocated::text(&ledger, null, true);
            assert_eq!(text.units().map(Iterator::count), Err(Cause::Null));
        }
        assert_eq!(ledger.freed.into_inner(), []);
    }

    #[test]
    fn array_over_limit_is_error_and_freed_unread() {
        fn test<T: Item>() {
            let most = u32::try_from(T::LIMIT.get()).unwrap();
            for count in [most + 1, u32::MAX] {
                // Four bytes only: Miri would report a read or a write behind them.
                let ledger = Ledger::of(4);
                let mut memory = [1_u8, 2, 3, 4];
                let start = memory.as_mut_ptr();
                // SAFETY: the count is over the limit.
                let array = unsafe { Allocated::array(&ledger, start.cast::<T>(), count, true) };
                let items = array.items().map(Iterator::count);
                assert_eq!(items, Err(Cause::OverLimit(T::LIMIT)));
                drop(array);
                let freed = ledger.freed.into_inner();
                assert_eq!(freed, [(start.addr(), vec![1, 2, 3, 4])]);
            }
        }
        test::<u8>();
        test::<u16>();
        test::<u32>();
        test::<GUID>();
    }
}
