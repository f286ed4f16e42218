//! Which account a store goes by.
//!
//! An account tells the entry ID of the store that its mail is delivered to. That is a hundred bytes or more, most of
//! them the same for all stores. What people want to know of it is who shares one.
//!
//! Two entry IDs are taken for one store if they are the same bytes. MAPI may have several for a store, and can tell
//! (`IMAPISession::CompareEntryIDs`), which would take a session; Outlook writes one into all accounts of a profile.

use crate::accounts::{Entry, Store};

/// Puts the accounts' stores under the account that they go by: of those whose mail is delivered there, the first that
/// is a store itself, or else the first.
pub(crate) fn assign(accounts: &mut [Entry]) {
    for index in 0..accounts.len() {
        let Some(Store { entry_id, .. }) = &accounts[index].store else {
            continue;
        };
        let sharing = || {
            accounts.iter().filter(|other| {
                let store = other.store.as_ref();
                store.is_some_and(|store| store.entry_id == *entry_id)
            })
        };
        let owner = sharing()
            .find(|other| other.is_store)
            .or_else(|| sharing().next())
            .map(|owner| owner.id);
        if let (Some(owner), Some(store)) = (owner, &mut accounts[index].store) {
            store.account = owner;
        }
    }
}

/// What the store of an account goes by: its account's name, with the number where there are two of that name.
pub(crate) fn label(store: &Store, accounts: &[Entry]) -> String {
    let id = store.account;
    let owner = accounts.iter().find(|account| account.id == id);
    let Some(name) = owner.and_then(|owner| owner.name.as_deref()) else {
        return format!("account {id}");
    };
    let namesakes = accounts
        .iter()
        .filter(|account| account.name.as_deref() == Some(name));
    if namesakes.count() > 1 {
        format!("{name} ({id})")
    } else {
        name.to_owned()
    }
}
