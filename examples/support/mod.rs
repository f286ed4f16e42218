//! What the example needs besides the two helpers: a MAPI and an account manager to stand in for the real ones.

mod account_manager;
mod answer;
mod mapi;

pub(crate) use account_manager::{AccountManager, Duty};
pub(crate) use mapi::Mapi;
