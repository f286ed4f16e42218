//! The test's side of the fake.

use super::helper::HelperCall;
use super::manager::Manager;
use super::memory::MemoryReport;
use super::property::Property;
use super::sinks::Notification;
use super::state::Shared;
use super::{FakeAccount, Fault, IntoTag, Method, Value};
use crate::sys::{IOlkAccountManager, NOTIFY_ACCT_CHANGED, NOTIFY_ACCT_CREATED, PROP_ACCT_ID};
use core::fmt;
use std::sync::Arc;
use windows_core::{GUID, HRESULT};

/// A profile with accounts, and the account managers that are made for it.
///
/// Cloning it gives a second handle to the same. See the [module](super) for what the managers do.
///
/// # Examples
///
/// ```
/// use olk_account::sys::{CLSID_OlkStore, PROP_ACCT_NAME};
/// use olk_account::testing::{FakeAccount, FakeAccountManager};
///
/// let fake = FakeAccountManager::builder()
///     .account(FakeAccount::imap4(1).name("Home"))
///     .account(FakeAccount::exchange(2).name("Work"))
///     .order(CLSID_OlkStore, [2, 1])
///     .build();
/// assert_eq!(fake.order(CLSID_OlkStore), [2, 1]);
/// assert_eq!(fake.value(2, PROP_ACCT_NAME), Some("Work".into()));
/// ```
#[derive(Clone)]
pub struct FakeAccountManager {
    shared: Arc<Shared>,
}

/// Makes a [`FakeAccountManager`]: see [`FakeAccountManager::builder`].
#[derive(Clone, Debug, Default)]
#[must_use = "the fake comes of `build`"]
pub struct FakeAccountManagerBuilder {
    accounts: Vec<FakeAccount>,
    orders: Vec<(GUID, Vec<u32>)>,
    faults: Vec<Fault>,
}

impl FakeAccountManagerBuilder {
    /// Adds an account. Every category has its accounts in the order in which they are added.
    pub fn account(mut self, account: FakeAccount) -> Self {
        self.accounts.push(account);
        self
    }

    /// Adds accounts.
    pub fn accounts(mut self, accounts: impl IntoIterator<Item = FakeAccount>) -> Self {
        self.accounts.extend(accounts);
        self
    }

    /// Puts the accounts of a category in another order.
    pub fn order(mut self, category: GUID, ids: impl IntoIterator<Item = u32>) -> Self {
        self.orders.push((category, ids.into_iter().collect()));
        self
    }

    /// Puts a fault in, as [`FakeAccountManager::inject`] does.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Makes the fake.
    ///
    /// # Panics
    ///
    /// If two accounts have one number, or if an order isn't one of the accounts that are listed under its category.
    #[track_caller]
    pub fn build(self) -> FakeAccountManager {
        let fake = FakeAccountManager::empty();
        for account in self.accounts {
            fake.insert(account);
        }
        for (category, ids) in self.orders {
            let ordered = fake.shared.lock().store.set_order(category, &ids);
            assert!(
                ordered.is_ok(),
                "{ids:?} are not the accounts of the category {category:?}"
            );
        }
        for fault in self.faults {
            fake.inject(fault);
        }
        fake
    }
}

impl FakeAccountManager {
    /// Begins a fake without accounts.
    pub fn builder() -> FakeAccountManagerBuilder {
        FakeAccountManagerBuilder::default()
    }

    /// Makes a fake with these accounts.
    ///
    /// # Panics
    ///
    /// If two of them have one number.
    #[track_caller]
    pub fn new(accounts: impl IntoIterator<Item = FakeAccount>) -> Self {
        Self::builder().accounts(accounts).build()
    }

    /// Makes an account manager, as `CoCreateInstance` does: one of its own, that wants its own
    /// [`Init`](IOlkAccountManager::Init).
    ///
    /// What is saved through one manager is seen through all.
    pub fn create(&self) -> IOlkAccountManager {
        Manager::create(self.shared.clone())
    }

    /// Adds an account, as if the user had, and tells those who want to know (`NOTIFY_ACCT_CREATED`).
    ///
    /// # Panics
    ///
    /// If there is one with its number.
    #[track_caller]
    pub fn add(&self, account: FakeAccount) {
        let id = account.id;
        self.insert(account);
        self.notify(NOTIFY_ACCT_CREATED, id);
    }

    /// Deletes an account, as if the user had, and tells those who want to know, before and after
    /// (`NOTIFY_ACCT_PREDELETED`, `NOTIFY_ACCT_DELETED`). Gives whether there was one.
    pub fn remove(&self, id: u32) -> bool {
        self.shared.delete(id).is_ok()
    }

    /// Sets a property, as if the user had, whether programs may or not, and tells those who want to know
    /// (`NOTIFY_ACCT_CHANGED`). Gives whether there is such an account.
    ///
    /// # Panics
    ///
    /// If the value isn't of the type that `tag` has, or `tag` is `PROP_ACCT_ID`, which never changes.
    #[track_caller]
    pub fn set(&self, id: u32, tag: impl IntoTag, value: impl Into<Value>) -> bool {
        let tag = tag.into_tag();
        let property = Property::given(tag, value.into());
        assert!(tag != PROP_ACCT_ID, "an account keeps its number");
        let changed = self.shared.lock().store.set(id, tag, property);
        if changed == Ok(true) {
            self.notify(NOTIFY_ACCT_CHANGED, id);
        }
        changed.is_ok()
    }

    /// Tells those who want to know of anything at all: `kind` needn't be one that is documented, and nothing need have
    /// happened.
    pub fn notify(&self, kind: u32, account: u32) {
        self.shared.announce(kind, account);
    }

    /// The accounts by their numbers, as they came.
    pub fn ids(&self) -> Vec<u32> {
        self.shared.lock().store.list(None, None)
    }

    /// The accounts that are listed under a category, in its order; none, if it isn't one.
    pub fn order(&self, category: GUID) -> Vec<u32> {
        self.shared.lock().store.order(category).unwrap_or_default()
    }

    /// Returns the value that a property is saved with.
    ///
    /// The result is `None` if the account does not exist, if it lacks the property, or if the property is
    /// [malformed](super::Malformed) and has no value.
    pub fn value(&self, id: u32, tag: impl IntoTag) -> Option<Value> {
        // Before the lock: this is the caller's code, and may call the fake.
        let tag = tag.into_tag();
        let state = self.shared.lock();
        let account = state.store.account(id).ok()?;
        account.properties.get(&tag)?.value().cloned()
    }

    /// Has a method give an answer of the test's instead of doing its work.
    ///
    /// Faults in one method take effect one after the other.
    pub fn inject(&self, fault: Fault) {
        self.shared.lock().faults.inject(fault);
    }

    /// Has the next call of a method give this answer: short for [`inject`](Self::inject) with [`Fault::new`].
    pub fn fail(&self, method: Method, answer: HRESULT) {
        self.inject(Fault::new(method, answer));
    }

    /// Takes all faults back.
    pub fn clear_faults(&self) {
        self.shared.lock().faults.clear();
    }

    /// How often a method was called, on all managers, accounts or enumerations together.
    pub fn calls(&self, method: Method) -> usize {
        self.shared.lock().faults.calls(method)
    }

    /// The calls that were made on helpers, and their answers.
    pub fn helper_calls(&self) -> Vec<HelperCall> {
        self.shared.lock().helper_calls.clone()
    }

    /// The profile that the last helper named; nothing, if none has.
    pub fn profile(&self) -> Option<String> {
        self.shared.lock().profile.clone()
    }

    /// The calls of `IOlkAccountNotify::Notify`, and their answers.
    pub fn notifications(&self) -> Vec<Notification> {
        self.shared.lock().notifications.clone()
    }

    /// How many objects are advised.
    pub fn advised(&self) -> usize {
        self.shared.lock().sinks.count()
    }

    /// How many COM objects of this fake there are: managers, accounts and enumerations that somebody has a reference to.
    pub fn objects(&self) -> usize {
        self.shared.lock().objects
    }

    /// What became of the memory that was handed out.
    ///
    /// What is never freed stays allocated to the end, for Miri and valgrind to find.
    pub fn memory(&self) -> MemoryReport {
        self.shared.lock().memory.report()
    }

    /// Sees to it that nothing is left: to be called when the program under test should be done.
    ///
    /// # Panics
    ///
    /// If memory hasn't been freed, or what was freed shouldn't have been; if there are COM objects left; if objects are
    /// still advised.
    #[track_caller]
    pub fn assert_no_leaks(&self) {
        let (memory, objects, advised) = (self.memory(), self.objects(), self.advised());
        assert!(
            memory.is_clean() && (objects, advised) == (0, 0),
            "not everything was given back: {objects} objects, {advised} advised, {memory:#?}"
        );
    }

    fn empty() -> Self {
        Self {
            shared: Arc::default(),
        }
    }

    #[track_caller]
    fn insert(&self, account: FakeAccount) {
        let added = self.shared.lock().store.add(account);
        if let Err(account) = added {
            panic!("there is an account {} already", account.id);
        }
    }
}

impl fmt::Debug for FakeAccountManager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeAccountManager")
            .field("accounts", &self.ids())
            .finish_non_exhaustive()
    }
}
