//! The audit, tried on helpers that keep every rule, and on helpers that break one.

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
