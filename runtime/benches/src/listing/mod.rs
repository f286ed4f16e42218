//! Listings of 1,000 accounts with ten properties each: with the typed client, and by hand over the raw interface.
//!
//! Each passes every account as a [`Listed`] to a closure, which reads and drops it.

mod by_client;
mod by_hand;
mod manager;

use crate::Work;
use core::hint::black_box;
use manager::Manager;
use olk_account::AccountManager;

/// The names of the columns.
pub const COLUMNS: [&str; 3] = ["client", "by hand", "by hand, ASCII first"];
/// The names of the rows.
pub const ROWS: [&str; 2] = ["all texts are ASCII", "two texts of six are not"];
/// The names of an account and of its user, in each row.
const NAMES: [[&str; 2]; 2] = [
    ["Office (example.com)", "Ada Lovelace"],
    ["Büro (example.com)", "Zoë Nováková"],
];
/// The manager's methods, as callgrind names them. Their cost is not that of a listing.
pub const MANAGER: &str = "*::listing::manager::called::*";
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
    let manager = Manager::new(ACCOUNTS, NAMES[row]);
    let client = AccountManager::from(manager.interface());
    let mut work: Work = Box::new(move |rounds| {
        for _ in 0..rounds {
            list(column, &client, &mut |account| drop(black_box(account)));
        }
    });
    work(1);
    work
}

/// Lists all accounts in the way of a column.
fn list(column: usize, client: &AccountManager, each: &mut dyn FnMut(Listed)) {
    let raw = client.as_interface();
    let listed = match column {
        0 => by_client::list(client, each).is_ok(),
        1 => by_hand::list(raw, by_hand::by_std, each).is_ok(),
        _ => by_hand::list(raw, by_hand::ascii_first, each).is_ok(),
    };
    assert!(listed, "the manager answers no errors");
}

#[cfg(test)]
mod tests {
    use super::{Manager, NAMES, list};
    use olk_account::AccountManager;

    #[test]
    fn all_ways_list_the_same_accounts() {
        for names in NAMES {
            let manager = Manager::new(3, names);
            let client = AccountManager::from(manager.interface());
            let listings = [0, 1, 2].map(|column| {
                let mut accounts = Vec::new();
                list(column, &client, &mut |account| accounts.push(account));
                accounts
            });
            let ids: Vec<_> = listings[0].iter().map(|account| account.id).collect();
            assert_eq!(ids, [Some(1), Some(2), Some(3)]);
            assert_eq!(listings[0][0].smtp_port, Some(587));
            assert_eq!(listings[0], listings[1]);
            assert_eq!(listings[0], listings[2]);
            drop(client);
            manager.assert_all_came_back();
        }
    }
}
