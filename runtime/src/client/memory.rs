//! Memory that the manager or an account has allocated, and that the client frees.

use super::{Cause, Limit, utf16};
use crate::sys::{IOlkAccount, IOlkAccountManager};
use core::ptr;
use core::slice;
use core::sync::atomic::{Ordering, compiler_fence};

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

/// An array that `owner` has handed out. Dropping it frees the memory, and wipes a secret before.
///
/// The memory is taken over before the answer is judged, so it is freed whatever is wrong with the answer. The pointer
/// may be null and need not be aligned.
pub(super) struct Allocated<'o, O: Allocator, T: Copy> {
    owner: &'o O,
    start: *mut T,
    len: usize,
    limit: Limit,
    /// How many bytes are wiped.
    secret_bytes: usize,
}

impl<'o, O: Allocator, T: Copy> Allocated<'o, O, T> {
    /// Takes over an array of `count` items.
    ///
    /// If it is secret and `count` is over the limit, nothing is wiped: such a count isn't believed.
    ///
    /// # Safety
    ///
    /// `start` is null, or `owner` has handed it out and this value frees it. If `count` isn't over the limit, that many
    /// items can be read, and written if they are secret.
    #[inline]
    pub(super) unsafe fn array(
        owner: &'o O,
        start: *mut T,
        count: u32,
        limit: Limit,
        is_secret: bool,
    ) -> Self {
        let len = count as usize;
        Self {
            owner,
            start,
            len,
            limit,
            secret_bytes: if is_secret && len <= limit.get() {
                len * size_of::<T>()
            } else {
                0
            },
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
        let items: &[Unaligned<T>] = if self.start.is_null() {
            if self.len != 0 {
                return Err(Cause::Null);
            }
            &[]
        } else if self.len > self.limit.get() {
            return Err(Cause::OverLimit(self.limit));
        } else {
            // SAFETY: `array` or `text` was promised that `len` items can be read if that isn't over the limit. No
            // limit is as large as `isize::MAX` bytes. `Unaligned` needs no alignment. The memory isn't freed, and
            // nothing writes to it, while `self` is borrowed.
            unsafe { slice::from_raw_parts(self.start.cast(), self.len) }
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
        let limit = Limit::Units;
        let len = if start.is_null() {
            0
        } else {
            // SAFETY: the caller guarantees that the text can be read as far as `length` reads.
            unsafe { utf16::length(start, limit.get()) }
        };
        Self {
            owner,
            start,
            len,
            limit,
            // Also of a text over the limit: these units have been read.
            secret_bytes: if is_secret { len * 2 } else { 0 },
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

impl<O: Allocator, T: Copy> Drop for Allocated<'_, O, T> {
    #[inline]
    fn drop(&mut self) {
        let start = self.start.cast::<u8>();
        if start.is_null() {
            return;
        }
        if self.secret_bytes != 0 {
            // SAFETY: `array` or `text` was promised that these bytes can be written.
            unsafe { wipe(start, self.secret_bytes) };
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
    // The compiler may move writes to other places across a volatile write. The call that frees the memory stays behind.
    compiler_fence(Ordering::SeqCst);
}

#[cfg(test)]
mod tests {
    use super::{Allocated, Allocator, Cause, Limit};
    use crate::object::contain;
    use core::cell::RefCell;
    use core::ptr;

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
                let bytes = unsafe { Allocated::array(&ledger, start, 4, Limit::Bytes, is_secret) };
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
            let four = Allocated::array(&ledger, null, 4, Limit::Items, true);
            assert_eq!(four.items().map(Iterator::count), Err(Cause::Null));
            let none = Allocated::array(&ledger, null, 0, Limit::Items, true);
            assert_eq!(none.items().map(Iterator::count), Ok(0));
            let text = Allocated::text(&ledger, null, true);
            assert_eq!(text.units().map(Iterator::count), Err(Cause::Null));
        }
        assert_eq!(ledger.freed.into_inner(), []);
    }

    #[test]
    fn array_over_limit_is_error_and_freed_unread() {
        for (limit, is_secret) in [(Limit::Items, false), (Limit::Bytes, true)] {
            let most = u32::try_from(limit.get()).unwrap();
            for count in [most + 1, u32::MAX] {
                // Four bytes only: Miri would report a read or a write behind them.
                let ledger = Ledger::of(4);
                let mut memory = [1_u8, 2, 3, 4];
                let start = memory.as_mut_ptr();
                // SAFETY: the count is over the limit.
                let array = unsafe { Allocated::array(&ledger, start, count, limit, is_secret) };
                assert_eq!(
                    array.items().map(Iterator::count),
                    Err(Cause::OverLimit(limit))
                );
                drop(array);
                let freed = ledger.freed.into_inner();
                assert_eq!(freed, [(start.addr(), vec![1, 2, 3, 4])]);
            }
        }
    }
}
