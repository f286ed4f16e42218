//! What the reference says of each property.

use super::value::type_of;
use crate::sys::{
    E_ACCT_NOT_FOUND, E_INVALIDARG, E_OLK_PROP_READ_ONLY, PROP_ACCT_DELIVERY_FOLDER,
    PROP_ACCT_DELIVERY_STORE, PROP_ACCT_ID, PROP_ACCT_IS_EXCH, PROP_ACCT_MINI_UID, PROP_ACCT_NAME,
    PROP_ACCT_PREFERENCES_UID, PROP_ACCT_SEND_STAMP, PROP_ACCT_SENTITEMS_EID, PROP_ACCT_STAMP,
    PROP_ACCT_USER_DISPLAY_NAME, PROP_ACCT_USER_EMAIL_ADDR, PROP_INET_PASSWORD, PROP_INET_PORT,
    PROP_INET_SERVER, PROP_INET_SSL, PROP_INET_USE_SPA, PROP_INET_USER, PROP_MAPI_EMSMDB_UID,
    PROP_MAPI_IDENTITY_ENTRYID, PROP_MAPI_TRANSPORT_FLAGS, PROP_POP_LEAVE_ON_SERVER,
    PROP_SMTP_AUTH_METHOD, PROP_SMTP_PASSWORD, PROP_SMTP_PORT, PROP_SMTP_SECURE_CONNECTION,
    PROP_SMTP_SERVER, PROP_SMTP_SSL, PROP_SMTP_USE_AUTH, PROP_SMTP_USE_SPA, PROP_SMTP_USER,
    PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG,
};
use windows_core::HRESULT;

/// The properties that can be set.
const READ_WRITE: [u32; 7] = [
    PROP_ACCT_NAME,
    PROP_ACCT_USER_DISPLAY_NAME,
    PROP_ACCT_USER_EMAIL_ADDR,
    PROP_ACCT_DELIVERY_STORE,
    PROP_ACCT_DELIVERY_FOLDER,
    PROP_MAPI_IDENTITY_ENTRYID,
    PROP_MAPI_TRANSPORT_FLAGS,
];

/// The properties that can't.
const READ_ONLY: [u32; 24] = [
    PROP_ACCT_ID,
    PROP_ACCT_MINI_UID,
    PROP_ACCT_STAMP,
    PROP_ACCT_SEND_STAMP,
    PROP_ACCT_IS_EXCH,
    PROP_ACCT_SENTITEMS_EID,
    PROP_ACCT_PREFERENCES_UID,
    PROP_INET_SERVER,
    PROP_INET_USER,
    PROP_INET_PASSWORD,
    PROP_INET_PORT,
    PROP_INET_SSL,
    PROP_INET_USE_SPA,
    PROP_SMTP_SERVER,
    PROP_SMTP_PORT,
    PROP_SMTP_SSL,
    PROP_SMTP_USE_AUTH,
    PROP_SMTP_USER,
    PROP_SMTP_PASSWORD,
    PROP_SMTP_USE_SPA,
    PROP_SMTP_AUTH_METHOD,
    PROP_SMTP_SECURE_CONNECTION,
    PROP_POP_LEAVE_ON_SERVER,
    PROP_MAPI_EMSMDB_UID,
];

/// Whether `tag` can be asked for: its type is one that properties have, and the one that this very property has.
///
/// # Errors
///
/// `E_INVALIDARG`, if not.
pub(super) fn known(tag: u32) -> Result<(), HRESULT> {
    let possible = [PT_LONG, PT_UNICODE, PT_UNICODE | SECURE_FLAG, PT_BINARY];
    let published = || READ_WRITE.iter().chain(&READ_ONLY);
    let of_another_type = published().any(|&other| other >> 16 == tag >> 16 && other != tag);
    if possible.contains(&type_of(tag)) && !of_another_type {
        Ok(())
    } else {
        Err(E_INVALIDARG)
    }
}

/// Whether `tag` can be set on an account that gets its mail from a POP3 or an IMAP server, or on any other.
///
/// # Errors
///
/// The answer of `SetProp`, if not.
pub(super) fn writable(tag: u32, internet: bool) -> Result<(), HRESULT> {
    known(tag)?;
    if internet && tag == PROP_ACCT_SENTITEMS_EID {
        Err(E_ACCT_NOT_FOUND)
    } else if READ_ONLY.contains(&tag) {
        Err(E_OLK_PROP_READ_ONLY)
    } else {
        Ok(())
    }
}
