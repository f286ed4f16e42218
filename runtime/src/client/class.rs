//! What kinds of accounts there are, what they are for, and which of them to list.

use crate::sys;
use core::fmt;
use core::ptr;
use windows_core::GUID;

/// Declares a type whose values are class identifiers. Those of a table in `sys` have a name. All others are values as
/// well, so that nothing is lost of what the manager says.
macro_rules! class {
    (
        $(#[$about:meta])*
        $class:ident:
        $($(#[$meaning:meta])+ $clsid:ident [$value:ident $words:literal] = $identifier:expr;)*
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(transparent)]
        pub struct $class(GUID);

        impl $class {
            $(
                $(#[$meaning])+
                ///
                #[doc = concat!("[`", stringify!($clsid), "`](sys::", stringify!($clsid), ").")]
                pub const $value: Self = Self(sys::$clsid);
            )*

            /// The value that is this class identifier, whether it is a published one or not.
            pub const fn from_guid(guid: GUID) -> Self {
                Self(guid)
            }

            /// The class identifier.
            pub const fn guid(self) -> GUID {
                self.0
            }

            /// The class identifier, for a method to read.
            pub(super) fn as_guid(&self) -> *const GUID {
                &raw const self.0
            }

            fn published(self) -> Option<(&'static str, &'static str)> {
                match self {
                    $(Self::$value => Some((stringify!($value), $words)),)*
                    _ => None,
                }
            }
        }

        conversions!($class, GUID);

        impl fmt::Debug for $class {
            /// The name of the constant, or the class identifier.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.published() {
                    Some((name, _)) => f.write_str(name),
                    None => self.0.fmt(f),
                }
            }
        }

        impl fmt::Display for $class {
            /// A word for people, or the class identifier.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.published() {
                    Some((_, words)) => f.pad(words),
                    None => f.pad(&format!("{:?}", self.0)),
                }
            }
        }
    };
}

sys::categories! { class
    /// What an account is for. One account can belong to several categories.
    ///
    /// It is a class identifier: some are published, and any other is kept as it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::Category;
    /// use olk_account::sys::CLSID_OlkStore;
    ///
    /// fn describe(category: Category) -> &'static str {
    ///     match category {
    ///         Category::MAIL => "sends and receives mail",
    ///         Category::ADDRESS_BOOK => "finds people",
    ///         Category::STORE => "keeps mail",
    ///         _ => "does something else",
    ///     }
    /// }
    /// assert_eq!(describe(CLSID_OlkStore.into()), "keeps mail");
    /// assert_eq!(format!("{} {:?}", Category::STORE, Category::STORE), "store STORE");
    /// ```
    Category:
}

sys::account_types! { class
    /// What kind of account it is.
    ///
    /// It is a class identifier: some are published, and any other is kept as it is.
    /// [`prop::IS_EXCH`](crate::prop::IS_EXCH) tells whether a MAPI account is an Exchange account.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::AccountType;
    /// use windows_core::GUID;
    ///
    /// assert_eq!(AccountType::IMAP4.to_string(), "IMAP");
    /// let unknown = GUID::from_u128(0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF);
    /// assert_eq!(AccountType::from(unknown).guid(), unknown);
    /// assert_eq!(AccountType::from(unknown).to_string(), "01234567-89AB-CDEF-0123-456789ABCDEF");
    /// ```
    AccountType:
}

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
        let category = self.category.as_ref().map(Category::as_guid);
        let account_type = self.account_type.as_ref().map(AccountType::as_guid);
        (
            category.unwrap_or(ptr::null()),
            account_type.unwrap_or(ptr::null()),
        )
    }
}
