//! Class identifiers, and the interfaces' identifiers under their published names.

use super::{
    IOlkAccount, IOlkAccountHelper, IOlkAccountManager, IOlkAccountNotify, IOlkEnum,
    IOlkErrorUnknown,
};
use windows_core::{GUID, Interface};

/// Calls the macro `$then` with `$before` and the table of the categories of accounts.
///
/// A row is the meaning, the published name, the name in `Category` and the word that it prints, in brackets, and the
/// class identifier.
macro_rules! categories {
    ($then:ident $($before:tt)*) => {
        $then! { $($before)*
            /// The category of mail accounts.
            CLSID_OlkMail [MAIL "mail"] = GUID::from_u128(0xED475418_B0D6_11D2_8C3B_00104B2A6676);
            /// The category of address books. Exchange accounts are never listed in it.
            CLSID_OlkAddressBook [ADDRESS_BOOK "address book"] = GUID::from_u128(0xED475419_B0D6_11D2_8C3B_00104B2A6676);
            /// The category of stores.
            CLSID_OlkStore [STORE "store"] = GUID::from_u128(0xED475420_B0D6_11D2_8C3B_00104B2A6676);
        }
    };
}

/// Calls the macro `$then` with `$before` and the table of the types of accounts.
///
/// A row is the meaning, the published name, the name in `AccountType` and the word that it prints, in brackets, and the
/// class identifier.
macro_rules! account_types {
    ($then:ident $($before:tt)*) => {
        $then! { $($before)*
            /// The type of a POP3 account.
            CLSID_OlkPOP3Account [POP3 "POP3"] = GUID::from_u128(0xED475411_B0D6_11D2_8C3B_00104B2A6676);
            /// The type of an IMAP account.
            CLSID_OlkIMAP4Account [IMAP4 "IMAP"] = GUID::from_u128(0xED475412_B0D6_11D2_8C3B_00104B2A6676);
            /// The type of a MAPI account, such as one on an Exchange server.
            CLSID_OlkMAPIAccount [MAPI "MAPI"] = GUID::from_u128(0xED475414_B0D6_11D2_8C3B_00104B2A6676);
            /// The type of a Hotmail account.
            CLSID_OlkHotmailAccount [HOTMAIL "Hotmail"] = GUID::from_u128(0x4DB5CBF0_3B77_4852_BC8E_BB81908861F3);
            /// The type of an LDAP account, which is a directory.
            CLSID_OlkLDAPAccount [LDAP "LDAP"] = GUID::from_u128(0x4DB5CBF2_3B77_4852_BC8E_BB81908861F3);
        }
    };
}

pub(crate) use {account_types, categories};

/// Declares the constant of each row, and `$all`, which the tests compare with a table of their own.
macro_rules! identifiers {
    ($all:ident:
        $($(#[$meaning:meta])+ $published:ident $([$client:ident $word:literal])? = $identifier:expr;)*
    ) => {
        $($(#[$meaning])+ pub const $published: GUID = $identifier;)*

        #[cfg(test)]
        pub(crate) const $all: &[(&str, GUID)] = &[$((stringify!($published), $published)),*];
    };
}

categories! { identifiers CATEGORIES: }
account_types! { identifiers ACCOUNT_TYPES: }

identifiers! { IDENTIFIERS:
    /// The class of the account manager: what `CoCreateInstance` takes.
    CLSID_OlkAccountManager = GUID::from_u128(0xED475410_B0D6_11D2_8C3B_00104B2A6676);

    /// The identifier of [`IOlkErrorUnknown`].
    IID_IOlkErrorUnknown = IOlkErrorUnknown::IID;
    /// The identifier of [`IOlkEnum`].
    IID_IOlkEnum = IOlkEnum::IID;
    /// The identifier of [`IOlkAccountNotify`].
    IID_IOlkAccountNotify = IOlkAccountNotify::IID;
    /// The identifier of [`IOlkAccountHelper`].
    IID_IOlkAccountHelper = IOlkAccountHelper::IID;
    /// The identifier of [`IOlkAccountManager`].
    IID_IOlkAccountManager = IOlkAccountManager::IID;
    /// The identifier of [`IOlkAccount`].
    IID_IOlkAccount = IOlkAccount::IID;
    /// The identifier of `IMAPISession`, the interface of a MAPI session.
    IID_IMAPISession = GUID::from_u128(0x00020300_0000_0000_C000_000000000046);
}
