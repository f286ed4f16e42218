//! Listings of 1,000 accounts with ten properties each: with the typed client, and by hand over the raw interface.
//!
//! Each passes every account as a [`Listed`] to a closure, which reads and drops it.

mod by_hand;
mod manager;

use crate::Work;
use core::hint::black_box;
use olk_account::{AccountError, AccountManager, Filter, prop};

pub use manager::METHODS;

/// The names of the columns.
pub const COLUMNS: [&str; 3] = ["client", "by hand", "by hand, ASCII first"];
/// The names of the rows.
pub const ROWS: [&str; 2] = ["all texts are ASCII", "two texts of six are not"];
/// The number of accounts.
pub const ACCOUNTS: u32 = 1000;

/// An account with its ten properties.
#[derive(Debug, PartialEq, Eq)]
struct Listed {
    id: Option<u32>,
    name: Option<String>,
    display_name: Option<String>,
    address: Option<String>,
    store: Option<Vec<u8>>,
    server: Option<String>,
    user: Option<String>,
    port: Option<u32>,
    smtp_server: Option<String>,
    smtp_port: Option<u32>,
}

/// Prepares the work of a cell: see [`crate::Begin`].
///
/// # Panics
///
/// The work panics if a listing fails.
pub fn begin(column: usize, row: usize) -> Work {
    let client = AccountManager::from(manager::interface(row));
    let mut work: Work = Box::new(move |rounds| {
        for _ in 0..rounds {
            list(column, &client, |account| drop(black_box(account)));
        }
    });
    work(1);
    work
}

/// Lists all accounts in the way of a column.
fn list(column: usize, client: &AccountManager, each: impl FnMut(Listed)) {
    let raw = client.as_interface();
    let listed = match column {
        0 => by_client(client, each).is_ok(),
        1 => by_hand::list(raw, by_hand::by_std, each).is_ok(),
        _ => by_hand::list(raw, by_hand::ascii_first, each).is_ok(),
    };
    assert!(listed, "the manager answers no errors");
}

fn by_client(manager: &AccountManager, mut each: impl FnMut(Listed)) -> Result<(), AccountError> {
    for account in manager.accounts(Filter::all())? {
        let account = account?;
        each(Listed {
            id: account.get(prop::ID)?.map(u32::from),
            name: account.get(prop::NAME)?,
            display_name: account.get(prop::USER_DISPLAY_NAME)?,
            address: account.get(prop::USER_EMAIL_ADDR)?,
            store: account.get(prop::DELIVERY_STORE)?,
            server: account.get(prop::INET_SERVER)?,
            user: account.get(prop::INET_USER)?,
            port: account.get(prop::INET_PORT.number())?,
            smtp_server: account.get(prop::SMTP_SERVER)?,
            smtp_port: account.get(prop::SMTP_PORT.number())?,
        });
    }
    Ok(())
}

#[test]
fn all_ways_list_the_same_accounts_and_free_all() {
    for row in 0..ROWS.len() {
        let client = AccountManager::from(manager::interface(row));
        let listings = [0, 1, 2].map(|column| {
            let before = manager::handed_out();
            let mut accounts = Vec::new();
            list(column, &client, |account| accounts.push(account));
            assert_eq!(manager::handed_out(), before, "{}", COLUMNS[column]);
            accounts
        });
        assert_eq!(listings[0].len(), ACCOUNTS as usize);
        assert_eq!(
            (listings[0][6].id, listings[0][6].smtp_port),
            (Some(7), Some(587))
        );
        assert_eq!(listings[0], listings[1]);
        assert_eq!(listings[0], listings[2]);
    }
}
