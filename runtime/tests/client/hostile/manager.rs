//! The test's side of the manager.

use super::{Memory, Scene, Script, outlook};
use crate::world::Helper;
use olk_account::sys::{ACCT_VARIANT, IOlkAccountNotify};
use olk_account::{AccountManager, InitFlags};
use std::rc::Rc;

/// The cookie of everything that is advised.
pub(super) const COOKIE: u32 = 0x0BAD_CAFE;

/// The test's side of a manager that answers as it is told.
pub(crate) struct Manager(Rc<Scene>);

impl Manager {
    pub(crate) fn new() -> Self {
        Self(Rc::default())
    }

    /// One whose answers are not all what they were.
    pub(super) fn with(change: impl FnOnce(&mut Script)) -> Self {
        let manager = Self::new();
        change(&mut manager.0.script.borrow_mut());
        manager
    }

    /// A client that takes it for a manager.
    pub(crate) fn ready(&self) -> AccountManager {
        let manager = outlook::manager(&self.0);
        AccountManager::with(manager, Helper, InitFlags::default()).unwrap()
    }

    /// What was advised last, and is kept whatever `Unadvise` says.
    pub(crate) fn sink(&self) -> IOlkAccountNotify {
        self.0.sink.borrow().clone().unwrap()
    }

    /// The cookies that `Unadvise` was called with.
    pub(super) fn unadvised(&self) -> Vec<u32> {
        self.0.unadvised.borrow().clone()
    }

    pub(super) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    /// All bytes of the values that it and its accounts were called with since the last time.
    pub(super) fn seen(&self) -> Vec<[u8; size_of::<ACCT_VARIANT>()]> {
        self.0.seen.take()
    }

    /// Lets go of what was advised.
    pub(super) fn forget_sink(&self) {
        let sink = self.0.sink.take();
        drop(sink);
    }

    /// Sees that all objects were released, and all memory was freed.
    #[track_caller]
    pub(super) fn assert_clean(&self) {
        assert_eq!(self.0.objects.get(), 0, "objects haven't been released");
        self.0.memory.freed();
    }
}
