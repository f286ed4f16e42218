//! Accounts of a manager: going through them, finding one, and their order.

use super::error::Call;
use super::variant::{self, Lent};
use super::{Account, AccountError, AccountId, AccountManager, Category, Cause, Filter, Limit};
use crate::sys::{
    E_ACCT_NOT_FOUND, IOlkAccount, IOlkAccountManager, IOlkEnum, OLK_ACCOUNT_NO_FLAGS,
    PROP_ACCT_ID, PROP_ACCT_IS_EXCH, PT_LONG, S_FALSE,
};
use core::fmt;
use core::iter::FusedIterator;
use core::mem::MaybeUninit;
use core::ptr;
use windows_core::{IUnknown, Interface};

impl AccountManager {
    /// Goes through the accounts of a category, of a type, of both, or all, by `IOlkAccountManager::EnumerateAccounts`.
    ///
    /// # Errors
    ///
    /// Any failure of `EnumerateAccounts`. What goes wrong with an account is an item of the iterator's: see [`Accounts`].
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
        let source = unsafe { Call::EnumerateAccounts.object(answer, accounts) }?;
        Ok(Accounts {
            source,
            manager: self.as_interface().clone(),
            items: 0,
            has_ended: false,
        })
    }

    /// Returns the account with this number, by `IOlkAccountManager::FindAccount`; `None` if there isn't one.
    ///
    /// # Errors
    ///
    /// Any failure of `FindAccount` but `E_ACCT_NOT_FOUND`.
    pub fn find(&self, id: AccountId) -> Result<Option<Account>, AccountError> {
        self.find_by(PROP_ACCT_ID, id.get())
    }

    /// Returns an Exchange account, by `IOlkAccountManager::FindAccount`; `None` if there isn't one. The documentation
    /// doesn't say which of several it is.
    ///
    /// # Errors
    ///
    /// As for [`find`](Self::find).
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// let manager = FakeAccountManager::new([FakeAccount::pop3(1), FakeAccount::exchange(2)]).ready();
    /// let account = manager.find_exchange()?.expect("there is one");
    /// assert_eq!(account.id()?.get(), 2);
    /// assert!(manager.find(7.into())?.is_none());
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn find_exchange(&self) -> Result<Option<Account>, AccountError> {
        self.find_by(PROP_ACCT_IS_EXCH, 1)
    }

    fn find_by(&self, tag: u32, number: u32) -> Result<Option<Account>, AccountError> {
        let mut memory = MaybeUninit::uninit();
        let value = variant::zeroed(&mut memory);
        Lent::Number(number).write(PT_LONG, value);
        let mut account = ptr::null_mut();
        let out = &raw mut account;
        // SAFETY: both pointers are those of local variables.
        let answer = unsafe { self.as_interface().FindAccount(tag, value, out) };
        if answer == E_ACCT_NOT_FOUND {
            return Ok(None);
        }
        // SAFETY: what is handed out is an account, with a reference of our own.
        let account = unsafe { Call::FindAccount.object(answer, account) }?;
        Ok(Some(Account::new(account, self.as_interface())))
    }

    /// Returns the accounts of a category in their order, by `IOlkAccountManager::GetOrder`.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG` for a category that isn't published; [`Cause::Null`] if there are accounts and no pointer to them;
    /// [`Cause::OverLimit`] for more than 65,536 accounts.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::Category;
    ///
    /// let manager = FakeAccountManager::new([1, 2, 3].map(FakeAccount::imap4)).ready();
    /// let mut order = manager.order(Category::STORE)?;
    /// assert_eq!(order, [1.into(), 2.into(), 3.into()]);
    /// order.rotate_left(1);
    /// manager.set_order(Category::STORE, &order)?;
    /// assert_eq!(manager.order(Category::STORE)?, [2.into(), 3.into(), 1.into()]);
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn order(&self, category: Category) -> Result<Vec<AccountId>, AccountError> {
        let manager = self.as_interface();
        let (mut count, mut ids) = (0, ptr::null_mut());
        let (counted, out) = (&raw mut count, &raw mut ids);
        // SAFETY: all pointers are those of local variables.
        let answer = unsafe { manager.GetOrder(category.as_guid(), counted, out) };
        // SAFETY: on success the manager has handed out as many numbers as it says, or the pointer is null.
        unsafe { Call::GetOrder.array(answer, manager, ids, count) }
    }

    /// Puts the accounts of a category in order, by `IOlkAccountManager::SetOrder`. [`order`](Self::order) has an example.
    ///
    /// # Errors
    ///
    /// `E_ACCT_WRONG_SORT_ORDER` if the category has more or fewer accounts; `E_INVALIDARG` for [`Category::MAIL`], which
    /// has an order that can't be set, and for categories that aren't published; [`Cause::TooLong`] for more than
    /// 2³² - 1 accounts.
    pub fn set_order(&self, category: Category, ids: &[AccountId]) -> Result<(), AccountError> {
        let (manager, call) = (self.as_interface(), Call::SetOrder);
        let count = u32::try_from(ids.len()).map_err(|_| call.error(Cause::TooLong))?;
        // A copy: the API has no `const`, so a manager that sorts the array in place must do no harm to the caller's.
        let mut numbers: Vec<u32> = ids.iter().map(|id| id.get()).collect();
        // SAFETY: there are as many numbers as `count` says, and they can be read and written.
        let answer = unsafe { manager.SetOrder(category.as_guid(), count, numbers.as_mut_ptr()) };
        call.outcome(answer)
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
///
/// # Examples
///
/// ```
/// # use olk_account::testing::{FakeAccount, FakeAccountManager};
/// use olk_account::{Category, Filter, prop};
///
/// # let all = [FakeAccount::pop3(1).address("ada@example.com"), FakeAccount::ldap(2)];
/// # let manager = FakeAccountManager::new(all).ready();
/// let mut accounts = manager.accounts(Filter::category(Category::MAIL))?;
/// let addresses: Result<Vec<_>, _> = accounts
///     .by_ref()
///     .filter_map(|account| account.and_then(|it| it.get(prop::USER_EMAIL_ADDR)).transpose())
///     .collect();
/// assert_eq!(addresses?, ["ada@example.com"]);
///
/// assert!(accounts.next().is_none());
/// accounts.rewind()?;
/// assert_eq!(accounts.total()?, 1);
/// assert_eq!(accounts.count(), 1);
/// # Ok::<(), olk_account::AccountError>(())
/// ```
#[must_use = "accounts are read as they are asked for"]
pub struct Accounts {
    source: IOlkEnum,
    manager: IOlkAccountManager,
    /// The number of items since the first, errors included.
    items: usize,
    has_ended: bool,
}

stays_on_its_thread!(Accounts);

impl Accounts {
    /// Returns how many accounts there are in all, those that have been returned included, by `IOlkEnum::GetCount`.
    ///
    /// # Errors
    ///
    /// Any failure of `GetCount`.
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
    /// Any failure of `Reset`. Nothing has changed then.
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
        unsafe { Call::GetNext.object(answer, object) }.map(Some)
    }

    /// Queries an object for the account that it is.
    fn account(&self, object: &IUnknown) -> Result<Account, AccountError> {
        let mut account = ptr::null_mut();
        // SAFETY: the out-parameter is a local variable.
        let answer = unsafe { object.query(&IOlkAccount::IID, &raw mut account) };
        // SAFETY: on success the object hands out this interface, with a reference of our own.
        let account = unsafe { Call::QueryAccount.object(answer, account) }?;
        Ok(Account::new(account, &self.manager))
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
