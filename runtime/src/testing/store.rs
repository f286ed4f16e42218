//! The accounts of the profile, and what has been changed in them and not yet saved.

use super::FakeAccount;
use super::property::Property;
use crate::sys::{
    CLSID_OlkAddressBook, CLSID_OlkMail, CLSID_OlkStore, E_ACCT_NOT_FOUND, E_ACCT_WRONG_SORT_ORDER,
    E_INVALIDARG,
};
use std::collections::BTreeMap;
use windows_core::{GUID, HRESULT};

/// The three categories.
const CATEGORIES: [GUID; 3] = [CLSID_OlkMail, CLSID_OlkAddressBook, CLSID_OlkStore];

/// What was set through one object, and waits for `SaveChanges`.
struct Draft {
    /// The manager that the object came from.
    manager: u64,
    account: u32,
    changes: BTreeMap<u32, Property>,
}

#[derive(Default)]
pub(super) struct Store {
    accounts: BTreeMap<u32, FakeAccount>,
    /// All accounts as they came.
    created: Vec<u32>,
    /// All accounts as each category has them in order. Which of them are listed there is a matter of the account.
    orders: [Vec<u32>; 3],
    /// By the number of the object.
    drafts: BTreeMap<u64, Draft>,
}

impl Store {
    /// Adds an account, or gives it back if there is one with its number.
    pub(super) fn add(&mut self, account: FakeAccount) -> Result<(), FakeAccount> {
        let id = account.id;
        if self.accounts.contains_key(&id) {
            return Err(account);
        }
        self.accounts.insert(id, account);
        self.created.push(id);
        for order in &mut self.orders {
            order.push(id);
        }
        Ok(())
    }

    /// Takes an account away, with what was set in it and not saved; whether there was one.
    pub(super) fn remove(&mut self, id: u32) -> bool {
        let existed = self.accounts.remove(&id).is_some();
        if existed {
            self.drafts.retain(|_, draft| draft.account != id);
            self.created.retain(|&other| other != id);
            for order in &mut self.orders {
                order.retain(|&other| other != id);
            }
        }
        existed
    }

    /// The account with this number.
    ///
    /// # Errors
    ///
    /// `E_ACCT_NOT_FOUND`, if there is none.
    pub(super) fn account(&self, id: u32) -> Result<&FakeAccount, HRESULT> {
        self.accounts.get(&id).ok_or(E_ACCT_NOT_FOUND)
    }

    /// The first account that is on an Exchange server, or the first that isn't.
    pub(super) fn first_exchange(&self, exchange: bool) -> Result<u32, HRESULT> {
        self.created
            .iter()
            .copied()
            .find(|id| self.accounts[id].is_exchange() == exchange)
            .ok_or(E_ACCT_NOT_FOUND)
    }

    /// The accounts of a category and a type, nothing for either meaning any: in the category's order, or as they came.
    pub(super) fn list(&self, category: Option<GUID>, class: Option<GUID>) -> Vec<u32> {
        let order = category
            .and_then(index)
            .map_or(&self.created, |index| &self.orders[index]);
        let listed = |id: &u32| {
            let account = &self.accounts[id];
            category.is_none_or(|category| account.is_listed(category))
                && class.is_none_or(|class| account.class == class)
        };
        order.iter().copied().filter(listed).collect()
    }

    /// The accounts of a category, in their order.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG`, if it isn't one of the three.
    pub(super) fn order(&self, category: GUID) -> Result<Vec<u32>, HRESULT> {
        index(category).ok_or(E_INVALIDARG)?;
        Ok(self.list(Some(category), None))
    }

    /// Puts the accounts of a category in order.
    ///
    /// # Errors
    ///
    /// `E_ACCT_WRONG_SORT_ORDER`, if there are more or fewer of them; `E_INVALIDARG`, if they are others, or the category
    /// isn't one of the three.
    pub(super) fn set_order(&mut self, category: GUID, ids: &[u32]) -> Result<(), HRESULT> {
        let mut before = self.order(category)?;
        if before.len() != ids.len() {
            return Err(E_ACCT_WRONG_SORT_ORDER);
        }
        let mut after = ids.to_vec();
        before.sort_unstable();
        after.sort_unstable();
        if before != after {
            return Err(E_INVALIDARG);
        }
        if let Some(index) = index(category) {
            let order = &mut self.orders[index];
            order.retain(|id| before.binary_search(id).is_err());
            order.extend(ids);
        }
        Ok(())
    }

    /// The value of a property: as it was set through `object`, or as it is saved.
    ///
    /// # Errors
    ///
    /// `E_ACCT_NOT_FOUND`, if there is no account, or no property.
    pub(super) fn property(&self, object: u64, id: u32, tag: u32) -> Result<&Property, HRESULT> {
        let account = self.account(id)?;
        self.drafts
            .get(&object)
            .and_then(|draft| draft.changes.get(&tag))
            .or_else(|| account.properties.get(&tag))
            .ok_or(E_ACCT_NOT_FOUND)
    }

    /// Sets a property through the object `object` of `manager`, for the time being.
    pub(super) fn draft(&mut self, manager: u64, object: u64, id: u32, tag: u32, value: Property) {
        let draft = self.drafts.entry(object).or_insert(Draft {
            manager,
            account: id,
            changes: BTreeMap::new(),
        });
        draft.changes.insert(tag, value);
    }

    /// Forgets what was set through an object that has gone.
    pub(super) fn forget(&mut self, object: u64) {
        self.drafts.remove(&object);
    }

    /// Saves what was set through `object`; whether that changed anything.
    ///
    /// # Errors
    ///
    /// `E_ACCT_NOT_FOUND`, if the account has gone.
    pub(super) fn save_object(&mut self, object: u64, id: u32) -> Result<bool, HRESULT> {
        self.account(id)?;
        let draft = self.drafts.remove(&object);
        Ok(draft.is_some_and(|draft| self.apply(draft)))
    }

    /// Saves what was set through any object of `manager` that stands for this account, the oldest first; whether that
    /// changed anything.
    ///
    /// # Errors
    ///
    /// `E_ACCT_NOT_FOUND`, if there is no such account.
    pub(super) fn save_account(&mut self, manager: u64, id: u32) -> Result<bool, HRESULT> {
        self.account(id)?;
        let concerned = |draft: &Draft| draft.manager == manager && draft.account == id;
        let drafts = core::mem::take(&mut self.drafts);
        let mut changed = false;
        for (object, draft) in drafts {
            if concerned(&draft) {
                changed |= self.apply(draft);
            } else {
                self.drafts.insert(object, draft);
            }
        }
        Ok(changed)
    }

    /// Sets a property for good; whether that changed anything.
    pub(super) fn set(&mut self, id: u32, tag: u32, value: Property) -> Result<bool, HRESULT> {
        let account = self.accounts.get_mut(&id).ok_or(E_ACCT_NOT_FOUND)?;
        let changed = account.properties.get(&tag) != Some(&value);
        account.properties.insert(tag, value);
        Ok(changed)
    }

    fn apply(&mut self, draft: Draft) -> bool {
        draft
            .changes
            .into_iter()
            .fold(false, |changed, (tag, value)| {
                // The account is there, as the callers have seen.
                self.set(draft.account, tag, value) == Ok(true) || changed
            })
    }
}

/// Which category this is, if it is one.
fn index(category: GUID) -> Option<usize> {
    CATEGORIES.iter().position(|&known| known == category)
}
