//! The atomics that reference count and session slot are made of.
//!
//! They, and the way to wait, are the standard library's, except in the [models](super::models), which need atomics whose every
//! interleaving can be run. Nothing that is built outside of those tests knows of the difference.

#[cfg(not(all(loom, test)))]
pub(super) use {
    core::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering},
    std::thread::yield_now,
};

#[cfg(all(loom, test))]
pub(super) use {
    super::models::atomics::{AtomicU64, yield_now},
    loom::sync::atomic::{AtomicPtr, AtomicU32, Ordering},
};
