//! What kinds of accounts there are, and what they are for.

use crate::sys;
use core::fmt;
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

        impl From<GUID> for $class {
            fn from(guid: GUID) -> Self {
                Self(guid)
            }
        }

        impl From<$class> for GUID {
            fn from(class: $class) -> Self {
                class.0
            }
        }

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
