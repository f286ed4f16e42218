//! The audit, tried on helpers that keep every rule, and on helpers that break one.

mod breach;
mod breaches;
mod clean;
mod helper;
mod identity;
mod limits;
mod report;
mod session;

#[path = "../support/interfaces.rs"]
mod interfaces;
#[path = "../support/object.rs"]
mod object;

pub(crate) use breach::Breach;
pub(crate) use helper::Bench;
