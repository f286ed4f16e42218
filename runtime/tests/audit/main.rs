//! The audit, tried on helpers that keep every rule, and on helpers that break one.
//!
//! It is a test of the feature `audit`: `cargo test --workspace`, or `cargo test -p olk-account --features audit`.

mod breach;
mod breaches;
mod clean;
mod helper;
mod identity;
mod limits;
mod report;
mod session;

pub(crate) use breach::Breach;
pub(crate) use helper::Bench;
