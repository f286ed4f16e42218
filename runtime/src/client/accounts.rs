//! Going through accounts.

use super::error::Call;
use super::interface::take;
use super::{Account, AccountError, AccountManager, Cause, Filter, Limit};
use crate::contract::StaysOnItsThread;
use crate::sys::{IOlkAccount, IOlkAccountManager, IOlkEnum, OLK_ACCOUNT_NO_FLAGS, S_FALSE};
use core::fmt;
use core::iter::FusedIterator;
use core::ptr;
use windows_core::{IUnknown, Interface};

impl AccountManager {
    /// The accounts of a category, of a type, of both, or all, by `IOlkAccountManager::EnumerateAccounts`.
    ///
    /// # Errors
    ///
    /// Any failure of `EnumerateAccounts`, and any success but `S_OK`; [`Cause::Null`], if there is no enumeration.
    /// What goes wrong with an account is an item of the iterator's: see [`Accounts`].
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::AccountError;
    /// use olk_account::{AccountManager, Category, Filter, prop};
    ///
    /// fn addresses(manager: &AccountManager) -> Result<Vec<String>, AccountError> {
    ///     let mail = manager.accounts(Filter::category(Category::MAIL))?;
    ///     mail.filter_map(|account| account.and_then(|it| it.get(prop::USER_EMAIL_ADDR)).transpose())
    ///         .collect()
    /// }
    /// # let fake = FakeAccountManager::new([
    /// #     FakeAccount::pop3(1).address("ada@example.com"), FakeAccount::ldap(2), FakeAccount::imap4(3),
    /// # ]);
    /// # let manager = fake.ready();
    /// assert_eq!(addresses(&manager)?, ["ada@example.com"]);
    /// # Ok::<(), AccountError>(())
    /// ```
    pub fn accounts(&self, filter: Filter) -> Result<Accounts, AccountError> {
        let (category, account_type) = filter.as_guids();
        let mut accounts = ptr::null_mut();
        let (flags, out) = (OLK_ACCOUNT_NO_FLAGS, &raw mut accounts);
        // SAFETY: the class identifiers are NULL or the filter's, the out-parameter is a local variable.
        let answer = unsafe {
            self.as_interface()
                .EnumerateAccounts(category, account_type, flags, out)
        };
        // SAFETY: what is handed out is an enumeration, with a reference of our own.
        let accounts: IOlkEnum = unsafe { take(answer, accounts) }
            .map_err(|cause| Call::EnumerateAccounts.error(cause))?;
        Ok(Accounts::new(accounts, self.as_interface().clone()))
    }
}

/// The accounts that a [`Filter`](crate::Filter) lets through, one after the other: see
/// [`AccountManager::accounts`](crate::AccountManager::accounts).
///
/// An item is an account, or why there is none:
///
/// - `GetNext` fails, answers a success that isn't documented, or hands out a NULL pointer: that is the last item,
///   since nobody knows where the enumeration stands;
/// - an object isn't an account (its `QueryInterface` for `IOlkAccount` fails): the next item is the next account.
///
/// At the end, and after an error of the first kind, `next` gives `None` for good, until [`rewind`](Self::rewind).
///
/// An enumeration that never ends is cut off. After 65,536 items, errors included, one more object is the last item: the
/// error [`Cause::OverLimit`], and `None` after it. [`rewind`](Self::rewind) begins to count anew.
///
/// Like the manager it stays on its thread: see [Threads](crate::client#threads).
///
/// # How many there are
///
/// [`total`](Self::total) asks the manager. `size_hint` promises nothing, and there is no `ExactSizeIterator`: the
/// number is one thing that the manager says, and the accounts are another. A program that reserves memory for as many
/// accounts as it was told there are has to know what it does where it was told four billion.
#[must_use = "accounts are read as they are asked for"]
pub struct Accounts {
    source: IOlkEnum,
    manager: IOlkAccountManager,
    /// The number of items since the first, errors included.
    items: usize,
    has_ended: bool,
}

// SAFETY: no type satisfies the condition, so the implementation never applies.
unsafe impl Send for Accounts where for<'a> Self: StaysOnItsThread<'a> {}

// SAFETY: no type satisfies the condition, so the implementation never applies.
unsafe impl Sync for Accounts where for<'a> Self: StaysOnItsThread<'a> {}

impl Accounts {
    pub(super) fn new(source: IOlkEnum, manager: IOlkAccountManager) -> Self {
        Self {
            source,
            manager,
            items: 0,
            has_ended: false,
        }
    }

    /// How many accounts there are in all, those that have been given included, by `IOlkEnum::GetCount`.
    ///
    /// # Errors
    ///
    /// Any failure of `GetCount`, and any success but `S_OK`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::AccountError;
    /// use olk_account::{Category, Filter};
    ///
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1), FakeAccount::ldap(2)]);
    /// let manager = fake.ready();
    /// assert_eq!(manager.accounts(Filter::all())?.total()?, 2);
    /// assert_eq!(manager.accounts(Filter::category(Category::MAIL))?.total()?, 1);
    /// # Ok::<(), AccountError>(())
    /// ```
    pub fn total(&self) -> Result<u32, AccountError> {
        let mut total = 0;
        // SAFETY: the number is a local variable.
        let answer = unsafe { self.source.GetCount(&raw mut total) };
        Call::GetCount.outcome(answer).map(|()| total)
    }

    /// Goes back to the first account, by `IOlkEnum::Reset`.
    ///
    /// # Errors
    ///
    /// Any failure of `Reset`, and any success but `S_OK`: nothing has changed then.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::Filter;
    ///
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1), FakeAccount::pop3(2)]);
    /// let mut accounts = fake.ready().accounts(Filter::all())?;
    /// assert_eq!(accounts.by_ref().count(), 2);
    /// assert!(accounts.next().is_none());
    /// accounts.rewind()?;
    /// assert_eq!(accounts.count(), 2);
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn rewind(&mut self) -> Result<(), AccountError> {
        // SAFETY: the method has no arguments.
        let answer = unsafe { self.source.Reset() };
        Call::Reset.outcome(answer)?;
        self.items = 0;
        self.has_ended = false;
        Ok(())
    }

    /// Returns the next object, or `None` at the end.
    fn advance(&self) -> Result<Option<IUnknown>, AccountError> {
        let mut object = ptr::null_mut();
        // SAFETY: the out-parameter is a local variable.
        let answer = unsafe { self.source.GetNext(&raw mut object) };
        if answer == S_FALSE {
            // The manager hands out nothing here, so the pointer may be stale and must not be released.
            return Ok(None);
        }
        // SAFETY: what is handed out is an interface pointer with a reference of our own.
        let object = unsafe { take(answer, object) };
        object.map(Some).map_err(|cause| Call::GetNext.error(cause))
    }

    /// Queries an object for the account that it is.
    fn account(&self, object: &IUnknown) -> Result<Account, AccountError> {
        let mut account = ptr::null_mut();
        // SAFETY: the out-parameter is a local variable.
        let answer = unsafe { object.query(&IOlkAccount::IID, &raw mut account) };
        // SAFETY: on success the object hands out this interface, with a reference of our own.
        match unsafe { take(answer, account) } {
            Ok(account) => Ok(Account::new(account, &self.manager)),
            Err(cause) => Err(Call::QueryAccount.error(cause)),
        }
    }
}

impl Iterator for Accounts {
    type Item = Result<Account, AccountError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        // Every return below but the last ends the enumeration.
        self.has_ended = true;
        let object = match self.advance() {
            Ok(object) => object?,
            Err(error) => return Some(Err(error)),
        };
        if self.items == Limit::Items.get() {
            return Some(Err(Call::GetNext.error(Cause::OverLimit(Limit::Items))));
        }
        self.items += 1;
        self.has_ended = false;
        Some(self.account(&object))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.has_ended.then_some(0))
    }
}

impl FusedIterator for Accounts {}

impl fmt::Debug for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Accounts")
            .field("source", &self.source)
            .field("has_ended", &self.has_ended)
            .finish_non_exhaustive()
    }
}
