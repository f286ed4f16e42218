//! The memory that manager and accounts hand out, and take back in `FreeMemory`.

use super::{Interface, Method};
use crate::sys::E_INVALIDARG;
use core::ptr::{self, NonNull};
use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::collections::{BTreeMap, BTreeSet};
use windows_core::HRESULT;

/// Everything is aligned for whatever can be in it: a GUID, a number, a UTF-16 unit.
const ALIGNMENT: usize = 8;

/// A piece of memory that was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Allocation {
    /// The method that handed it out.
    pub method: Method,
    /// The account that handed it out; nothing, if it was the manager.
    pub account: Option<u32>,
    /// The tag of the property whose value it is part of, if it came from `GetProp`.
    pub property: Option<u32>,
    /// Its size in bytes.
    pub size: usize,
}

/// A call of `FreeMemory` that was a mistake. It is answered `E_INVALIDARG`, and nothing is freed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Misuse {
    /// The pointer is none that was ever handed out.
    ForeignPointer {
        /// The method that was called.
        method: Method,
    },
    /// The memory has been freed before.
    DoubleFree {
        /// The method that was called.
        method: Method,
    },
    /// An account's memory was passed to the manager, or the manager's to an account.
    WrongOwner {
        /// The method that was called.
        method: Method,
        /// What was passed to it.
        allocation: Allocation,
    },
}

/// What became of the memory that was handed out: see [`FakeAccountManager::memory`](super::FakeAccountManager::memory).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MemoryReport {
    /// How many pieces of memory were handed out.
    pub handed_out: usize,
    /// The pieces that haven't been freed yet, in the order in which they were handed out.
    pub outstanding: Vec<Allocation>,
    /// The calls of `FreeMemory` that were mistakes.
    pub misuse: Vec<Misuse>,
    /// The secrets that were freed with something left in them. The interface doesn't ask for them to be overwritten
    /// with zeros; a careful client does it.
    pub unwiped_secrets: Vec<Allocation>,
}

impl MemoryReport {
    /// Whether everything has been freed, and nothing but that.
    pub fn is_clean(&self) -> bool {
        self.outstanding.is_empty() && self.misuse.is_empty()
    }
}

/// Where memory comes from, and goes to if it is a secret.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    pub(super) method: Method,
    pub(super) account: Option<u32>,
    pub(super) property: Option<u32>,
    pub(super) secret: bool,
}

impl Origin {
    /// Memory that the manager hands out.
    pub(super) fn manager(method: Method) -> Self {
        Self {
            method,
            account: None,
            property: None,
            secret: false,
        }
    }

    /// Memory that an account hands out.
    pub(super) fn account(method: Method, account: u32) -> Self {
        Self {
            account: Some(account),
            ..Self::manager(method)
        }
    }
}

struct Block {
    /// How many were handed out before.
    serial: usize,
    start: NonNull<u8>,
    layout: Layout,
    origin: Origin,
}

impl Block {
    fn allocation(&self) -> Allocation {
        Allocation {
            method: self.origin.method,
            account: self.origin.account,
            property: self.origin.property,
            size: self.layout.size(),
        }
    }

    fn is_wiped(&self) -> bool {
        (0..self.layout.size()).all(|offset| {
            // SAFETY: within the block, all of which was initialized when it was handed out.
            unsafe { self.start.add(offset).read() == 0 }
        })
    }
}

/// All the memory that was handed out.
///
/// What is never freed is never freed here either, so that valgrind and Miri see the leak as well.
#[derive(Default)]
pub(super) struct Memory {
    live: BTreeMap<usize, Block>,
    /// Where something was freed, and nothing has been handed out since.
    freed: BTreeSet<usize>,
    handed_out: usize,
    misuse: Vec<Misuse>,
    unwiped: Vec<Allocation>,
}

impl Memory {
    /// Hands out `units` with a NUL behind them.
    pub(super) fn text(&mut self, units: &[u16], origin: Origin) -> *mut u16 {
        let start = self.hand_out(size_of_val(units) + size_of::<u16>(), origin);
        #[allow(clippy::cast_ptr_alignment, reason = "it is `ALIGNMENT`")]
        let text = start.as_ptr().cast::<u16>();
        // SAFETY: the block has room for all units and one more, and is aligned for them.
        unsafe {
            text.copy_from_nonoverlapping(units.as_ptr(), units.len());
            text.add(units.len()).write(0);
        }
        text
    }

    /// Hands out a copy of `items`; NULL, if there are none.
    pub(super) fn array<T: Copy>(&mut self, items: &[T], origin: Origin) -> *mut T {
        const { assert!(align_of::<T>() <= ALIGNMENT) }
        if items.is_empty() {
            return ptr::null_mut();
        }
        let start = self.hand_out(size_of_val(items), origin);
        let array = start.as_ptr().cast::<T>();
        // SAFETY: the block has room for the items, and is aligned for them.
        unsafe { array.copy_from_nonoverlapping(items.as_ptr(), items.len()) };
        array
    }

    fn hand_out(&mut self, size: usize, origin: Origin) -> NonNull<u8> {
        let layout = Layout::from_size_align(size, ALIGNMENT)
            .expect("what is copied is in memory already, so its size can't be too large");
        // SAFETY: nobody asks for nothing: a text has its NUL, and an array has items.
        let start =
            NonNull::new(unsafe { alloc(layout) }).unwrap_or_else(|| handle_alloc_error(layout));
        let block = Block {
            serial: self.handed_out,
            start,
            layout,
            origin,
        };
        self.handed_out += 1;
        self.freed.remove(&start.addr().get());
        self.live.insert(start.addr().get(), block);
        start
    }

    /// `FreeMemory`, as `method` of the manager or of an account. NULL is nothing to free.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG`, for what isn't to be freed there: that goes on record.
    pub(super) fn free(&mut self, pointer: *mut u8, method: Method) -> Result<(), HRESULT> {
        let address = pointer.addr();
        if address == 0 {
            return Ok(());
        }
        let mistake = match self.live.get(&address) {
            Some(block) if owner(block.origin) == method.interface() => None,
            Some(block) => Some(Misuse::WrongOwner {
                method,
                allocation: block.allocation(),
            }),
            None if self.freed.contains(&address) => Some(Misuse::DoubleFree { method }),
            None => Some(Misuse::ForeignPointer { method }),
        };
        if let Some(mistake) = mistake {
            self.misuse.push(mistake);
            return Err(E_INVALIDARG);
        }
        if let Some(block) = self.live.remove(&address) {
            self.freed.insert(address);
            if block.origin.secret && !block.is_wiped() {
                self.unwiped.push(block.allocation());
            }
            // SAFETY: `hand_out` got the block of this layout, and it is freed once, having been live until now.
            unsafe { dealloc(block.start.as_ptr(), block.layout) };
        }
        Ok(())
    }

    pub(super) fn report(&self) -> MemoryReport {
        let mut live: Vec<&Block> = self.live.values().collect();
        live.sort_unstable_by_key(|block| block.serial);
        MemoryReport {
            handed_out: self.handed_out,
            outstanding: live.into_iter().map(Block::allocation).collect(),
            misuse: self.misuse.clone(),
            unwiped_secrets: self.unwiped.clone(),
        }
    }
}

/// Whose `FreeMemory` is the right one.
fn owner(origin: Origin) -> Interface {
    match origin.account {
        Some(_) => Interface::Account,
        None => Interface::Manager,
    }
}
