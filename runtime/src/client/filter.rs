//! Which accounts to list.

use super::{AccountType, Category};
use core::ptr;
use windows_core::GUID;

/// Which accounts [`AccountManager::accounts`](crate::AccountManager::accounts) lists: those of a category, of a type,
/// of both, or all.
///
/// # Examples
///
/// ```
/// use olk_account::{AccountType, Category, Filter};
///
/// let all = Filter::all();
/// let mail = Filter::category(Category::MAIL);
/// let imap = Filter::account_type(AccountType::IMAP4);
/// let both = Filter::category(Category::MAIL).and_type(AccountType::IMAP4);
/// assert_eq!(both, Filter::account_type(AccountType::IMAP4).and_category(Category::MAIL));
/// # let _ = (all, mail, imap);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[must_use = "a filter does nothing by itself: `manager.accounts(filter)`"]
pub struct Filter {
    category: Option<Category>,
    account_type: Option<AccountType>,
}

impl Filter {
    /// All accounts, in whatever order the manager has them. This is the default, too.
    pub const fn all() -> Self {
        Self {
            category: None,
            account_type: None,
        }
    }

    /// The accounts of a category. Exchange accounts are never listed under [`Category::ADDRESS_BOOK`].
    pub const fn category(category: Category) -> Self {
        Self::all().and_category(category)
    }

    /// The accounts of a type.
    pub const fn account_type(account_type: AccountType) -> Self {
        Self::all().and_type(account_type)
    }

    /// Only those of this category.
    pub const fn and_category(mut self, category: Category) -> Self {
        self.category = Some(category);
        self
    }

    /// Only those of this type.
    pub const fn and_type(mut self, account_type: AccountType) -> Self {
        self.account_type = Some(account_type);
        self
    }

    /// Category and type as `EnumerateAccounts` takes them: NULL means any.
    pub(super) fn as_guids(&self) -> (*const GUID, *const GUID) {
        (
            self.category
                .as_ref()
                .map_or(ptr::null(), Category::as_guid),
            self.account_type
                .as_ref()
                .map_or(ptr::null(), AccountType::as_guid),
        )
    }
}
