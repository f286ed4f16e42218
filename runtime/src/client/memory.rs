//! Memory that the manager or an account has allocated, and wants back.

use super::text;
use crate::sys::{IOlkAccount, IOlkAccountManager};
use core::ptr::NonNull;
use core::slice;
use zeroize::Zeroize;

/// An object that hands out memory, and takes it back with its own `FreeMemory`.
pub(super) trait Allocator {
    /// Frees memory.
    ///
    /// # Safety
    ///
    /// This very object handed it out, and nobody uses it any more.
    unsafe fn free(&self, memory: *mut u8);
}

impl Allocator for IOlkAccountManager {
    #[inline]
    unsafe fn free(&self, memory: *mut u8) {
        // SAFETY: as the caller promises. What it answers is of no use: there is nothing left that could be done.
        let _ = unsafe { self.FreeMemory(memory) };
    }
}

impl Allocator for IOlkAccount {
    #[inline]
    unsafe fn free(&self, memory: *mut u8) {
        // SAFETY: as the caller promises. What it answers is of no use: there is nothing left that could be done.
        let _ = unsafe { self.FreeMemory(memory) };
    }
}

/// `len` items that `owner` has allocated. They are freed when this is dropped, and wiped before if they are secret.
///
/// Nothing is taken to be aligned.
pub(super) struct Allocated<'o, O: Allocator, T: Copy> {
    owner: &'o O,
    start: NonNull<T>,
    len: usize,
    is_secret: bool,
}

impl<'o, O: Allocator, T: Copy> Allocated<'o, O, T> {
    /// Takes over an array of `len` items; nothing, where it is NULL.
    ///
    /// # Safety
    ///
    /// `start` is NULL, or `owner` has handed it out, for us to free; all of the `len` items can be read, and written
    /// if they are secret, and so they are no more than `isize::MAX` bytes.
    #[inline]
    pub(super) unsafe fn array(
        owner: &'o O,
        start: *mut T,
        len: usize,
        is_secret: bool,
    ) -> Option<Self> {
        let start = NonNull::new(start)?;
        Some(Self {
            owner,
            start,
            len,
            is_secret,
        })
    }

    /// The items, in order.
    #[inline]
    pub(super) fn items(&self) -> impl ExactSizeIterator<Item = T> + Clone + '_ {
        self.slice().iter().map(|&Unaligned(item)| item)
    }

    /// A copy of the items.
    #[inline]
    pub(super) fn to_vec(&self) -> Vec<T> {
        let mut items: Vec<T> = Vec::with_capacity(self.len);
        // SAFETY: there is room for `len` items, which are as large as these, and after that they are there.
        unsafe {
            let to: *mut Unaligned<T> = items.as_mut_ptr().cast();
            to.copy_from_nonoverlapping(self.slice().as_ptr(), self.len);
            items.set_len(self.len);
        }
        items
    }

    #[inline]
    fn slice(&self) -> &[Unaligned<T>] {
        let start = self.start.as_ptr().cast();
        // SAFETY: `len` items, as whoever made `self` promised; they aren't freed while it is borrowed.
        unsafe { slice::from_raw_parts(start, self.len) }
    }
}

/// An item that can lie anywhere.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Unaligned<T>(T);

impl<'o, O: Allocator> Allocated<'o, O, u16> {
    /// Takes over the units of a text, without the NUL at its end; nothing, where it is NULL.
    ///
    /// # Safety
    ///
    /// As for [`array`](Self::array), up to and including a NUL.
    #[inline]
    pub(super) unsafe fn text(owner: &'o O, start: *mut u16, is_secret: bool) -> Option<Self> {
        if start.is_null() {
            return None;
        }
        // SAFETY: the caller promises a NUL at the end.
        let len = unsafe { text::length(start) };
        // SAFETY: these are the units before the NUL, and the rest is as the caller promises.
        unsafe { Self::array(owner, start, len, is_secret) }
    }
}

impl<O: Allocator, T: Copy> Drop for Allocated<'_, O, T> {
    #[inline]
    fn drop(&mut self) {
        let start = self.start.as_ptr().cast::<u8>();
        if self.is_secret {
            // SAFETY: `len` items, which can be written, as whoever made `self` promised; bytes are always aligned.
            let bytes = unsafe { slice::from_raw_parts_mut(start, self.len * size_of::<T>()) };
            bytes.zeroize();
        }
        // SAFETY: `owner` has handed it out, and the borrows of its items have ended.
        unsafe { self.owner.free(start) };
    }
}

#[cfg(test)]
mod tests {
    use super::{Allocated, Allocator};
    use crate::com::contain;
    use core::cell::RefCell;

    /// Writes down what it was given back, and what was in it.
    #[derive(Default)]
    struct Ledger(RefCell<Vec<(usize, Vec<u8>)>>);

    impl Allocator for Ledger {
        unsafe fn free(&self, memory: *mut u8) {
            // SAFETY: the tests hand out arrays of four bytes.
            let content = unsafe { core::slice::from_raw_parts(memory, 4) };
            let entry = (memory.addr(), content.to_vec());
            self.0.borrow_mut().push(entry);
        }
    }

    #[test]
    fn a_panic_frees_what_there_is_and_wipes_what_is_secret() {
        for (is_secret, left) in [(false, [1, 2, 3, 4]), (true, [0; 4])] {
            let ledger = Ledger::default();
            let mut memory = [1_u8, 2, 3, 4];
            let start = memory.as_mut_ptr();
            let outcome = contain(|| {
                // SAFETY: there are four bytes, and the ledger leaves them where they are.
                let bytes = unsafe { Allocated::array(&ledger, start, 4, is_secret) };
                let bytes = bytes.expect("not NULL");
                assert_eq!(bytes.items().len(), 5, "on purpose");
            });
            assert_eq!(outcome, None);
            assert_eq!(ledger.0.into_inner(), [(start.addr(), left.to_vec())]);
        }
    }

    #[test]
    fn null_is_nothing_to_be_freed() {
        let ledger = Ledger::default();
        let null = core::ptr::null_mut::<u16>();
        // SAFETY: NULL is what may be passed.
        unsafe {
            assert!(Allocated::array(&ledger, null, 4, true).is_none());
            assert!(Allocated::text(&ledger, null, true).is_none());
        }
        assert_eq!(ledger.0.into_inner(), []);
    }
}
