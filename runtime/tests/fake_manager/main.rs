//! `olk_account::testing`, through the raw vtables: each documented answer, and each decision of the fake's own.

#[path = "../support/mod.rs"]
mod support;
#[path = "../tables/mod.rs"]
mod tables;

mod faults;
mod init;
mod lists;
mod memory;
mod notifications;
mod objects;
mod order;
mod outlook;
mod properties;
mod setting;
mod threads;
