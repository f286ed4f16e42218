//! Listing accounts with ten properties each: with the typed client, and by hand over the raw interface.
//!
//! Both hand each account to a closure, as a [`Listed`]. What that does is not theirs.

pub(crate) mod by_client;
pub(crate) mod by_hand;
pub(crate) mod manager;

/// An account with its ten properties.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) id: Option<u32>,
    pub(crate) name: Option<String>,
    pub(crate) display_name: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) store: Option<Vec<u8>>,
    pub(crate) server: Option<String>,
    pub(crate) user: Option<String>,
    pub(crate) port: Option<u32>,
    pub(crate) smtp_server: Option<String>,
    pub(crate) smtp_port: Option<u32>,
}
