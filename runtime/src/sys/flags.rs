//! Flags, kinds of notification, and the values that some properties have.

/// No flags: what `SaveChanges` and `EnumerateAccounts` take.
pub const OLK_ACCOUNT_NO_FLAGS: u32 = 0;
/// `Init`: don't synchronize the MAPI accounts with the profile. Recommended.
pub const ACCT_INIT_NOSYNCH_MAPI_ACCTS: u32 = 0x0000_0001;
/// `Init`: don't check the stores.
pub const ACCT_INIT_NO_STORES_CHECK: u32 = 0x0000_0002;
/// `Init`: no notifications.
pub const ACCT_INIT_NO_NOTIFICATIONS: u32 = 0x0000_0004;

/// `DisplayAccountList`: show no warning.
pub const ACCTUI_NO_WARNING: u32 = 0x0100;
/// `DisplayAccountList`: show the tab of data files.
pub const ACCTUI_SHOW_DATA_TAB: u32 = 0x0200;
/// `DisplayAccountList`: show the wizard for a new account.
pub const ACCTUI_SHOW_ACCTWIZARD: u32 = 0x0400;

/// `Notify`: the account was changed.
pub const NOTIFY_ACCT_CHANGED: u32 = 1;
/// `Notify`: the account was created.
pub const NOTIFY_ACCT_CREATED: u32 = 2;
/// `Notify`: the account was deleted.
pub const NOTIFY_ACCT_DELETED: u32 = 3;
/// `Notify`: the order of the accounts was changed.
pub const NOTIFY_ACCT_ORDER_CHANGED: u32 = 4;
/// `Notify`: the account is about to be deleted.
pub const NOTIFY_ACCT_PREDELETED: u32 = 5;

/// [`PROP_SMTP_AUTH_METHOD`](super::PROP_SMTP_AUTH_METHOD): as for incoming mail.
pub const SMTP_AUTH_SAME_AS_POP: u32 = 0;
/// [`PROP_SMTP_AUTH_METHOD`](super::PROP_SMTP_AUTH_METHOD): user and password of its own.
pub const SMTP_AUTH_USER_PASS: u32 = 1;
/// [`PROP_SMTP_AUTH_METHOD`](super::PROP_SMTP_AUTH_METHOD): log on for incoming mail first.
pub const SMTP_AUTH_RECEIVE_BEFORE_SEND: u32 = 2;
/// [`PROP_SMTP_SECURE_CONNECTION`](super::PROP_SMTP_SECURE_CONNECTION): no encryption.
pub const ENCRYPT_CONN_NO_SECURITY: u32 = 0;
/// [`PROP_SMTP_SECURE_CONNECTION`](super::PROP_SMTP_SECURE_CONNECTION): SSL.
pub const ENCRYPT_CONN_SSL: u32 = 1;
/// [`PROP_SMTP_SECURE_CONNECTION`](super::PROP_SMTP_SECURE_CONNECTION): TLS.
pub const ENCRYPT_CONN_TLS: u32 = 2;
/// [`PROP_SMTP_SECURE_CONNECTION`](super::PROP_SMTP_SECURE_CONNECTION): whatever the server offers.
pub const ENCRYPT_CONN_AUTO: u32 = 3;
/// [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER): leave a copy of each message on the server.
pub const LEAVE_ON_SERVER: u32 = 0x1;
/// [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER): remove the copy after some days, which are in the high word.
pub const REMOVE_AFTER: u32 = 0x2;
/// [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER): remove the copy when the message is deleted for good.
pub const REMOVE_ON_NUKE: u32 = 0x4;
/// [`PROP_MAPI_TRANSPORT_FLAGS`](super::PROP_MAPI_TRANSPORT_FLAGS): the account can't receive.
pub const MAPIACCT_SEND_ONLY: u32 = 0x0000_0001;

/// The days in a value of [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER), after which copies are
/// removed from the server.
///
/// # Examples
///
/// ```
/// use olk_account::sys::{GET_REMOVE_AFTER_DAYS, LEAVE_ON_SERVER, REMOVE_AFTER};
///
/// assert_eq!(GET_REMOVE_AFTER_DAYS(14 << 16 | LEAVE_ON_SERVER | REMOVE_AFTER), 14);
/// ```
pub const fn GET_REMOVE_AFTER_DAYS(ul: u32) -> u32 {
    ul >> 16
}

/// The part of a value of [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER) that says after how many days
/// copies are removed from the server. There is room for 16 bits.
///
/// # Examples
///
/// ```
/// use olk_account::sys::{LEAVE_ON_SERVER, REMOVE_AFTER, SET_REMOVE_AFTER_DAYS};
///
/// let value = SET_REMOVE_AFTER_DAYS(14) | LEAVE_ON_SERVER | REMOVE_AFTER;
/// assert_eq!(value, 0x000E_0003);
/// ```
pub const fn SET_REMOVE_AFTER_DAYS(days: u32) -> u32 {
    days << 16
}

/// The longest name that a MAPI profile can have, in UTF-16 units and without the NUL.
pub const cchProfileNameMax: u32 = 64;
