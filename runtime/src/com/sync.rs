//! The atomics and the lock that COM objects are made of.
//!
//! They are the standard library's, except in the [models](crate::object::models), where `loom` runs every interleaving
//! of them.

#[cfg(not(all(loom, test)))]
pub(crate) use {
    core::sync::atomic::{AtomicU8, AtomicU32, Ordering},
    std::sync::{Mutex, MutexGuard},
};

#[cfg(all(loom, test))]
pub(crate) use loom::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicU8, AtomicU32, Ordering},
};
