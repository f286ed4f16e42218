//! What can happen to accounts.

use super::super::AccountId;
use crate::sys::{
    NOTIFY_ACCT_CHANGED, NOTIFY_ACCT_CREATED, NOTIFY_ACCT_DELETED, NOTIFY_ACCT_ORDER_CHANGED,
    NOTIFY_ACCT_PREDELETED,
};

/// What happened to the accounts: see [`AccountManager::advise`](crate::AccountManager::advise).
///
/// # Examples
///
/// ```
/// use olk_account::AccountEvent;
///
/// fn describe(event: AccountEvent) -> String {
///     match event {
///         AccountEvent::Created(id) => format!("account {id} is new"),
///         AccountEvent::Deleted(id) => format!("account {id} has gone"),
///         AccountEvent::OrderChanged(_) => "the order is another".to_owned(),
///         other => format!("account {}: {other:?}", other.account()),
///     }
/// }
/// assert_eq!(describe(AccountEvent::Deleted(7.into())), "account 7 has gone");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccountEvent {
    /// The account was changed: `NOTIFY_ACCT_CHANGED`.
    Changed(AccountId),
    /// The account was created: `NOTIFY_ACCT_CREATED`.
    Created(AccountId),
    /// The account was deleted: `NOTIFY_ACCT_DELETED`.
    Deleted(AccountId),
    /// The order of accounts was changed: `NOTIFY_ACCT_ORDER_CHANGED`. The number is what Outlook sent along; the
    /// reference gives it no meaning.
    OrderChanged(AccountId),
    /// The account is about to be deleted, and still there: `NOTIFY_ACCT_PREDELETED`.
    PreDeleted(AccountId),
    /// Something that isn't published happened.
    Unknown {
        /// What it was: `dwNotify`.
        kind: u32,
        /// The account that it happened to: `dwAcctID`.
        account: AccountId,
        /// `dwFlags`, which has no meaning with the published kinds.
        flags: u32,
    },
}

impl AccountEvent {
    /// The event that `Notify` is called with.
    pub(super) fn new(kind: u32, account: u32, flags: u32) -> Self {
        let account = AccountId::new(account);
        match kind {
            NOTIFY_ACCT_CHANGED => Self::Changed(account),
            NOTIFY_ACCT_CREATED => Self::Created(account),
            NOTIFY_ACCT_DELETED => Self::Deleted(account),
            NOTIFY_ACCT_ORDER_CHANGED => Self::OrderChanged(account),
            NOTIFY_ACCT_PREDELETED => Self::PreDeleted(account),
            kind => Self::Unknown {
                kind,
                account,
                flags,
            },
        }
    }

    /// The account that it happened to. For [`OrderChanged`](Self::OrderChanged), this is whatever Outlook sent along.
    pub fn account(&self) -> AccountId {
        match *self {
            Self::Changed(account)
            | Self::Created(account)
            | Self::Deleted(account)
            | Self::OrderChanged(account)
            | Self::PreDeleted(account)
            | Self::Unknown { account, .. } => account,
        }
    }
}
