//! Memory that objects of the tests hand out, and what became of it.

// Each program that includes the file uses another part of it.
#![allow(dead_code)]

use core::cell::{Cell, RefCell};
use std::alloc::{Layout, alloc, dealloc};
use std::collections::BTreeMap;

/// Where memory comes from, and what was freed.
#[derive(Default)]
pub(crate) struct Memory {
    /// By where it begins: the block that it lies in, its layout, and its own size.
    live: RefCell<BTreeMap<usize, (*mut u8, Layout, usize)>>,
    /// What each piece had in it when it was freed.
    freed: RefCell<Vec<Vec<u8>>>,
    /// The addresses of memory that stays in use when it is freed.
    lent: RefCell<Vec<usize>>,
    mistakes: Cell<usize>,
}

impl Memory {
    /// A copy of `items`, `skew` bytes behind a place where it would be aligned.
    pub(crate) fn skewed<T: Copy>(&self, items: &[T], skew: usize) -> *mut T {
        let size = size_of_val(items);
        let layout = Layout::from_size_align((size + skew).max(1), 16).unwrap();
        // SAFETY: the size isn't 0; the copy is written within it.
        unsafe {
            let block = alloc(layout);
            block.write_bytes(0, layout.size());
            let start = block.add(skew);
            start.copy_from_nonoverlapping(items.as_ptr().cast(), size);
            let live = (block, layout, size);
            self.live.borrow_mut().insert(start.addr(), live);
            start.cast()
        }
    }

    /// A copy of `items`.
    pub(crate) fn array<T: Copy>(&self, items: &[T]) -> *mut T {
        self.skewed(items, 0)
    }

    /// A copy of `text` with a NUL behind it.
    pub(crate) fn text(&self, text: &str) -> *mut u16 {
        self.array(&text.encode_utf16().chain([0]).collect::<Vec<u16>>())
    }

    /// Hands out memory that stays in use. `FreeMemory` expects it once for each time.
    pub(crate) fn lend(&self, start: *mut u16) {
        self.lent.borrow_mut().push(start.addr());
    }

    /// `FreeMemory`.
    pub(crate) fn free(&self, memory: *mut u8) {
        let mut lent = self.lent.borrow_mut();
        if let Some(index) = lent.iter().position(|start| *start == memory.addr()) {
            lent.swap_remove(index);
            return;
        }
        drop(lent);
        let Some((block, layout, size)) = self.live.borrow_mut().remove(&memory.addr()) else {
            self.mistakes.set(self.mistakes.get() + 1);
            return;
        };
        // SAFETY: it is live, and of that size.
        let content = unsafe { core::slice::from_raw_parts(memory, size) }.to_vec();
        // SAFETY: it was allocated like this, and is not to be found any more.
        unsafe { dealloc(block, layout) };
        self.freed.borrow_mut().push(content);
    }

    /// What was freed since the last time. Nothing else must have been, and everything must.
    #[track_caller]
    pub(crate) fn freed(&self) -> Vec<Vec<u8>> {
        let left = self.live.borrow().len() + self.lent.borrow().len();
        assert_eq!(left, 0, "something hasn't been freed");
        assert_eq!(self.mistakes.get(), 0, "something else has been freed");
        self.freed.take()
    }

    /// Frees what the client can't know that it should.
    pub(crate) fn forgive(&self, memory: *mut u8) {
        assert!(self.live.borrow().contains_key(&memory.addr()));
        self.free(memory);
    }
}
