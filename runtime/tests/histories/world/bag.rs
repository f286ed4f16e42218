//! The driver's collections: managers, accounts and so on.

use super::World;
use core::cell::RefCell;

/// Things that a call takes out, so that none is borrowed while it lasts.
pub(super) struct Bag<T>(RefCell<Vec<T>>);

impl<T> Bag<T> {
    pub(super) fn put(&self, item: T) {
        self.0.borrow_mut().push(item);
    }

    pub(super) fn take(&self, world: &World) -> Option<T> {
        let which = usize::from(world.byte());
        let mut items = self.0.borrow_mut();
        let index = which.checked_rem(items.len())?;
        Some(items.swap_remove(index))
    }

    pub(super) fn is_left(&self) -> bool {
        !self.0.borrow().is_empty()
    }

    pub(super) fn take_all(&self) -> Vec<T> {
        self.0.take()
    }

    /// Calls `act` with one of the items, which is put back.
    pub(super) fn with(&self, world: &World, act: impl FnOnce(&mut T)) {
        if let Some(mut item) = self.take(world) {
            act(&mut item);
            self.put(item);
        }
    }
}

impl<T> Default for Bag<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}
