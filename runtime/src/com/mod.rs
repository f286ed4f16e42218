//! COM objects of our own, which implement the traits of [`sys`](crate::sys).
//!
//! `windows_core::implement` makes such objects as well, but its interface pointers are made of references to single
//! fields of the object, from which its methods then go back to the whole. Neither of the models of memory that Miri
//! knows allows that, so what is to run under Miri needs objects like these.

mod object;
mod pointer;

pub(crate) use object::{Class, Object};
pub(crate) use pointer::{Out, read};
#[cfg(feature = "testing")]
pub(crate) use pointer::{array, text};
