//! Flags, kinds of notification, and the values that some properties have.

use super::constants::numbers;

/// Calls the macro `$then` with `$before` and the table of the flags of `IOlkAccountManager::Init`.
///
/// A row is the meaning, the published name, the name in `InitFlags` in brackets, and the number.
macro_rules! init_flags {
    ($then:ident $($before:tt)*) => {
        $then! { $($before)*
            /// `Init`: does not synchronize the MAPI accounts with the profile. Recommended.
            ACCT_INIT_NOSYNCH_MAPI_ACCTS [NOSYNCH_MAPI_ACCTS] = 0x0000_0001;
            /// `Init`: does not check the stores.
            ACCT_INIT_NO_STORES_CHECK [NO_STORES_CHECK] = 0x0000_0002;
            /// `Init`: sends no notifications.
            ACCT_INIT_NO_NOTIFICATIONS [NO_NOTIFICATIONS] = 0x0000_0004;
        }
    };
}

/// Calls the macro `$then` with `$before` and the table of the values of `PROP_SMTP_AUTH_METHOD`.
///
/// A row is the meaning, the published name, the name in `SmtpAuth` in brackets, and the number.
macro_rules! smtp_auths {
    ($then:ident $($before:tt)*) => {
        $then! { $($before)*
            /// The user logs on for outgoing mail as for incoming mail.
            SMTP_AUTH_SAME_AS_POP [SAME_AS_POP] = 0;
            /// The user logs on for outgoing mail with another user name and password.
            SMTP_AUTH_USER_PASS [USER_PASS] = 1;
            /// The user logs on for incoming mail first.
            SMTP_AUTH_RECEIVE_BEFORE_SEND [RECEIVE_BEFORE_SEND] = 2;
        }
    };
}

/// Calls the macro `$then` with `$before` and the table of the values of `PROP_SMTP_SECURE_CONNECTION`.
///
/// A row is the meaning, the published name, the name in `Encryption` in brackets, and the number.
macro_rules! encryptions {
    ($then:ident $($before:tt)*) => {
        $then! { $($before)*
            /// The connection is not encrypted.
            ENCRYPT_CONN_NO_SECURITY [NO_SECURITY] = 0;
            /// The connection is encrypted by SSL.
            ENCRYPT_CONN_SSL [SSL] = 1;
            /// The connection is encrypted by TLS.
            ENCRYPT_CONN_TLS [TLS] = 2;
            /// The connection is encrypted in the way that the server offers.
            ENCRYPT_CONN_AUTO [AUTO] = 3;
        }
    };
}

pub(crate) use {encryptions, init_flags, smtp_auths};

init_flags! { numbers INIT_FLAGS: }
smtp_auths! { numbers SMTP_AUTHS: }
encryptions! { numbers ENCRYPTIONS: }

numbers! { FLAGS:
    /// No flags: what `SaveChanges` and `EnumerateAccounts` take.
    OLK_ACCOUNT_NO_FLAGS = 0;

    /// `DisplayAccountList`: shows no warning.
    ACCTUI_NO_WARNING = 0x0100;
    /// `DisplayAccountList`: shows the tab of data files.
    ACCTUI_SHOW_DATA_TAB = 0x0200;
    /// `DisplayAccountList`: shows the wizard for a new account.
    ACCTUI_SHOW_ACCTWIZARD = 0x0400;

    /// `Notify`: the account was changed.
    NOTIFY_ACCT_CHANGED = 1;
    /// `Notify`: the account was created.
    NOTIFY_ACCT_CREATED = 2;
    /// `Notify`: the account was deleted.
    NOTIFY_ACCT_DELETED = 3;
    /// `Notify`: the order of the accounts was changed.
    NOTIFY_ACCT_ORDER_CHANGED = 4;
    /// `Notify`: the account is about to be deleted.
    NOTIFY_ACCT_PREDELETED = 5;

    /// [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER): leaves a copy of each message on the server.
    LEAVE_ON_SERVER = 0x1;
    /// [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER): removes the copy after some days, which are in the high word.
    REMOVE_AFTER = 0x2;
    /// [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER): removes the copy when the message is deleted for good.
    REMOVE_ON_NUKE = 0x4;
    /// [`PROP_MAPI_TRANSPORT_FLAGS`](super::PROP_MAPI_TRANSPORT_FLAGS): the account can't receive.
    MAPIACCT_SEND_ONLY = 0x0000_0001;

    /// The longest name that a MAPI profile can have, in UTF-16 units and without the NUL.
    cchProfileNameMax = 64;
}

/// Returns the days in a value of [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER), after which copies are
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

/// Returns the part of a value of [`PROP_POP_LEAVE_ON_SERVER`](super::PROP_POP_LEAVE_ON_SERVER) that says after how many
/// days copies are removed from the server: the low 16 bits of `days`.
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
