//! What the reference says of each property.

use super::value::type_of;
use crate::sys::{
    E_ACCT_NOT_FOUND, E_INVALIDARG, E_OLK_PROP_READ_ONLY, PROP_ACCT_SENTITEMS_EID, PROPERTIES,
    PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG,
};
use windows_core::HRESULT;

/// Checks that `tag` can be asked for: its type is one that properties have, and, if its identifier is published, the
/// published one.
///
/// # Errors
///
/// `E_INVALIDARG` if it can't.
pub(super) fn known(tag: u32) -> Result<(), HRESULT> {
    let possible = [PT_LONG, PT_UNICODE, PT_UNICODE | SECURE_FLAG, PT_BINARY];
    let of_another_type = PROPERTIES
        .iter()
        .any(|published| published.tag >> 16 == tag >> 16 && published.tag != tag);
    if possible.contains(&type_of(tag)) && !of_another_type {
        Ok(())
    } else {
        Err(E_INVALIDARG)
    }
}

/// Checks that `tag` can be set. `internet` tells whether the account gets its mail from a POP3 or an IMAP server.
///
/// # Errors
///
/// What `SetProp` returns if it can't.
pub(super) fn writable(tag: u32, internet: bool) -> Result<(), HRESULT> {
    known(tag)?;
    let is_read_only = PROPERTIES
        .iter()
        .any(|published| published.tag == tag && !published.is_writable);
    if internet && tag == PROP_ACCT_SENTITEMS_EID {
        Err(E_ACCT_NOT_FOUND)
    } else if is_read_only {
        Err(E_OLK_PROP_READ_ONLY)
    } else {
        Ok(())
    }
}
