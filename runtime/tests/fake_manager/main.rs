//! `olk_account::testing`, through the raw vtables: each documented answer, and each decision of the fake's own.

#[path = "../support/mod.rs"]
mod support;

mod faults;
mod helpers;
mod init;
mod lists;
mod malformed;
mod memory;
mod notifications;
mod objects;
mod order;
mod outlook;
mod properties;
mod reentrance;
mod setting;
mod threads;
mod variants;
