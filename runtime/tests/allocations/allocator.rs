//! An allocator that counts what a thread allocates, and looks into what it frees.

use super::outlook::PASSWORD;
use core::cell::Cell;
use core::slice;
use std::alloc::{GlobalAlloc, Layout, System};

struct Watchful;

#[global_allocator]
static WATCHFUL: Watchful = Watchful;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
    static BYTES: Cell<usize> = const { Cell::new(0) };
    static RESIDUE: Cell<usize> = const { Cell::new(0) };
    static LOOKS: Cell<bool> = const { Cell::new(false) };
}

// SAFETY: the system's allocator does the work. What grows is allocated anew, so that what it leaves behind is seen.
unsafe impl GlobalAlloc for Watchful {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        BYTES.set(BYTES.get() + layout.size());
        // SAFETY: as the caller promises. There is nothing in it that isn't initialized, for `dealloc` to read.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        if LOOKS.get() {
            // SAFETY: the block is of this size, and nobody else uses it any more.
            let content = unsafe { slice::from_raw_parts(memory, layout.size()) };
            RESIDUE.set(RESIDUE.get() + usize::from(has_password(content)));
        }
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(memory, layout) }
    }
}

/// Whether the password, or most of it, is there: in UTF-8 or in UTF-16.
fn has_password(content: &[u8]) -> bool {
    let most = &PASSWORD.as_bytes()[1..];
    let narrow = content.windows(most.len()).any(|bytes| bytes == most);
    let wide = content.windows(2 * most.len()).any(|bytes| {
        let mut units = bytes.chunks_exact(2).zip(most);
        units.all(|(unit, &byte)| unit == [byte, 0])
    });
    narrow || wide
}

/// How much `work` allocates on this thread, in pieces, and what comes of it.
pub(crate) fn count<T>(work: impl FnOnce() -> T) -> (usize, T) {
    let before = ALLOCATIONS.get();
    let result = work();
    (ALLOCATIONS.get() - before, result)
}

/// Returns how many bytes `work` allocates on this thread, and its result.
pub(crate) fn bytes<T>(work: impl FnOnce() -> T) -> (usize, T) {
    let before = BYTES.get();
    let result = work();
    (BYTES.get() - before, result)
}

/// How many pieces of memory `work` frees with the password in them, on this thread.
pub(crate) fn residue(work: impl FnOnce()) -> usize {
    let before = RESIDUE.get();
    LOOKS.set(true);
    work();
    LOOKS.set(false);
    RESIDUE.get() - before
}
