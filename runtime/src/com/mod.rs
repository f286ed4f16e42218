//! COM objects of this crate: the counted object, its `IUnknown`, and what every method of a COM object needs.
//!
//! A class is a type that implements [`Class`]: helpers in [`object`](crate::object), the notification sink in
//! [`client`](crate::client), and the objects of the fake account manager in `testing`.
//!
//! `windows_core::implement` also creates COM objects. Its methods go from a reference to one field back to the whole
//! object, which neither of Miri's memory models allows, so code that runs under Miri needs other objects.

mod containment;
mod count;
mod object;
mod pointer;
mod sync;

pub(crate) use containment::contain;
pub(crate) use object::{Class, Object};
pub(crate) use pointer::{Out, read};
#[cfg(feature = "testing")]
pub(crate) use pointer::{array, text};
pub(crate) use sync::{AtomicU8, Mutex, MutexGuard, Ordering};
