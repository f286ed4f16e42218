//! The contract of `GetMapiSession` and `HandsOffSession`, as types.
//!
//! Nothing here knows of COM objects, vtables or HRESULTs: what a helper promises about its session is said
//! with two traits ([`OpenSession`] for a helper that creates it, [`LendSession`] for one that doesn't) and
//! two types that no one but the runtime can make ([`Session`] and [`Released`]).

mod proof;
mod roles;
mod thread;

pub use proof::{Released, Session};
pub use roles::{LendSession, OpenSession, session};
pub(crate) use thread::StaysOnItsThread;
