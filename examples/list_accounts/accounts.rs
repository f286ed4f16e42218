//! What is read of each account.

use crate::stores;
use olk_account::prop::{self, Property, PropertyValue};
use olk_account::{
    Account, AccountError, AccountId, AccountManager, AccountType, Category, Filter,
};
use serde::Serialize;

/// The accounts of a profile.
pub(crate) struct Listing {
    /// What could be read of them.
    pub(crate) accounts: Vec<Entry>,
    /// What couldn't be, in sentences.
    pub(crate) problems: Vec<String>,
}

/// An account. What it lacks, and what couldn't be read, is `None`.
#[derive(Serialize)]
pub(crate) struct Entry {
    pub(crate) id: u32,
    pub(crate) name: Option<String>,
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) incoming: Option<Server>,
    pub(crate) outgoing: Option<Server>,
    pub(crate) store: Option<Store>,
    /// Whether the account is a store itself.
    #[serde(skip)]
    pub(crate) is_store: bool,
}

/// A server.
#[derive(Serialize)]
pub(crate) struct Server {
    pub(crate) host: String,
    pub(crate) port: Option<u16>,
}

/// Where mail is delivered.
#[derive(Serialize)]
pub(crate) struct Store {
    #[serde(serialize_with = "crate::json::hexadecimal")]
    pub(crate) entry_id: Vec<u8>,
    /// The account whose name stands for the store.
    pub(crate) account: u32,
}

/// Reads all accounts. A value that can't be read is missing then, and so is an account that there is no getting at: the
/// rest is still worth listing.
///
/// # Errors
///
/// If there is no getting at any.
pub(crate) fn read(manager: &AccountManager) -> Result<Listing, AccountError> {
    let mut reader = Reader::default();
    let mut accounts = Vec::new();
    for account in manager.accounts(Filter::all())? {
        let read = account.and_then(|account| {
            let id = account.id()?;
            Ok(reader.entry(&account, id))
        });
        match read {
            Ok(entry) => accounts.push(entry),
            Err(error) => reader.problems.push(error.to_string()),
        }
    }
    stores::assign(&mut accounts);
    Ok(Listing {
        accounts,
        problems: reader.problems,
    })
}

/// Reads on, whatever goes wrong.
#[derive(Default)]
struct Reader {
    problems: Vec<String>,
}

impl Reader {
    fn entry(&mut self, account: &Account, id: AccountId) -> Entry {
        let info = self.noting(id, account.info().map(Some));
        let is_exchange = self.get(account, id, prop::IS_EXCH) == Some(true);
        let entry_id = self.get(account, id, prop::DELIVERY_STORE);
        Entry {
            id: id.get(),
            name: self.get(account, id, prop::NAME),
            kind: info.as_ref().map(|info| match info.account_type {
                AccountType::MAPI if is_exchange => "Exchange".to_owned(),
                other => other.to_string(),
            }),
            address: self.get(account, id, prop::USER_EMAIL_ADDR),
            incoming: self.server(account, id, prop::INET_SERVER, prop::INET_PORT),
            outgoing: self.server(account, id, prop::SMTP_SERVER, prop::SMTP_PORT),
            store: entry_id.map(|entry_id| Store {
                entry_id,
                account: id.get(),
            }),
            is_store: info.is_some_and(|info| info.categories.contains(&Category::STORE)),
        }
    }

    fn server<A, B>(
        &mut self,
        account: &Account,
        id: AccountId,
        host: Property<String, A>,
        port: Property<u16, B>,
    ) -> Option<Server> {
        let host = self.get(account, id, host)?;
        let port = self.get(account, id, port);
        Some(Server { host, port })
    }

    fn get<V: PropertyValue, A>(
        &mut self,
        account: &Account,
        id: AccountId,
        property: Property<V, A>,
    ) -> Option<V> {
        self.noting(id, account.get(property))
    }

    fn noting<V>(&mut self, id: AccountId, read: Result<Option<V>, AccountError>) -> Option<V> {
        read.unwrap_or_else(|error| {
            self.problems.push(format!("account {id}: {error}"));
            None
        })
    }
}
