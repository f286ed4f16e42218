//! What `GetLastError` has to say.

use crate::sys::{
    E_ACCT_NOT_FOUND, E_ACCT_UI_BUSY, E_ACCT_WRONG_SORT_ORDER, E_INVALIDARG,
    E_OLK_ALREADY_INITIALIZED, E_OLK_NOT_INITIALIZED, E_OLK_PARAM_NOT_SUPPORTED,
    E_OLK_PROP_READ_ONLY, E_OLK_REGISTRY,
};
use windows_core::HRESULT;

/// The message for an error.
///
/// # Errors
///
/// `E_INVALIDARG`, if it is none.
pub(super) fn of(error: HRESULT) -> Result<Vec<u16>, HRESULT> {
    if error.is_ok() {
        return Err(E_INVALIDARG);
    }
    let message = match error {
        E_OLK_REGISTRY => "The registry is not as it should be.",
        E_OLK_ALREADY_INITIALIZED => "The account manager has been initialized before.",
        E_OLK_PARAM_NOT_SUPPORTED => "Accounts can't be found by this property.",
        E_OLK_NOT_INITIALIZED => "The account manager has not been initialized.",
        E_OLK_PROP_READ_ONLY => "The property is read-only.",
        E_ACCT_NOT_FOUND => "There is no such account, or the account lacks the property.",
        E_ACCT_UI_BUSY => "The list of accounts is on display already.",
        E_ACCT_WRONG_SORT_ORDER => "The order has more or fewer accounts than the category.",
        E_INVALIDARG => "An argument is wrong.",
        other => return Ok(format!("Error {:#010X}.", other.0).encode_utf16().collect()),
    };
    Ok(message.encode_utf16().collect())
}
