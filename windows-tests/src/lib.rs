//! The two helpers that the tests on Windows are about, and a MAPI to stand in for the real one.
//!
//! They are exported from a DLL, too, so that their methods can be looked at as the linker leaves them.

#[cfg(windows)]
mod exports;
#[cfg(windows)]
mod helpers;
#[cfg(windows)]
mod mapi;

#[cfg(windows)]
pub use helpers::{AddInHelper, LogonHelper};
#[cfg(windows)]
pub use mapi::Mapi;
