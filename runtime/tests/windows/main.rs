//! The tests that need Windows, or Wine: real COM, error info, and the binding `outlook-mapi`.
//!
//! `com` has an account manager that COM creates call the helpers, `typed_client` is the client of such a manager,
//! `errors` looks at error info, and `outlook_mapi` passes helpers to the binding's own types.

#![cfg(windows)]

mod com;
mod errors;
mod outlook_mapi;
mod support;
mod typed_client;
