//! Class identifiers, and the interfaces' identifiers under their published names.

use super::{
    IOlkAccount, IOlkAccountHelper, IOlkAccountManager, IOlkAccountNotify, IOlkEnum,
    IOlkErrorUnknown,
};
use windows_core::{GUID, Interface};

/// The class of the account manager: what `CoCreateInstance` takes.
pub const CLSID_OlkAccountManager: GUID = GUID::from_u128(0xED475410_B0D6_11D2_8C3B_00104B2A6676);
/// The type of a POP3 account.
pub const CLSID_OlkPOP3Account: GUID = GUID::from_u128(0xED475411_B0D6_11D2_8C3B_00104B2A6676);
/// The type of an IMAP account.
pub const CLSID_OlkIMAP4Account: GUID = GUID::from_u128(0xED475412_B0D6_11D2_8C3B_00104B2A6676);
/// The type of a MAPI account, such as one on an Exchange server.
pub const CLSID_OlkMAPIAccount: GUID = GUID::from_u128(0xED475414_B0D6_11D2_8C3B_00104B2A6676);
/// The category of mail accounts.
pub const CLSID_OlkMail: GUID = GUID::from_u128(0xED475418_B0D6_11D2_8C3B_00104B2A6676);
/// The category of address books.
pub const CLSID_OlkAddressBook: GUID = GUID::from_u128(0xED475419_B0D6_11D2_8C3B_00104B2A6676);
/// The category of stores.
pub const CLSID_OlkStore: GUID = GUID::from_u128(0xED475420_B0D6_11D2_8C3B_00104B2A6676);
/// The type of a Hotmail account.
pub const CLSID_OlkHotmailAccount: GUID = GUID::from_u128(0x4DB5CBF0_3B77_4852_BC8E_BB81908861F3);
/// The type of an LDAP account.
pub const CLSID_OlkLDAPAccount: GUID = GUID::from_u128(0x4DB5CBF2_3B77_4852_BC8E_BB81908861F3);

/// The identifier of [`IOlkErrorUnknown`].
pub const IID_IOlkErrorUnknown: GUID = IOlkErrorUnknown::IID;
/// The identifier of [`IOlkEnum`].
pub const IID_IOlkEnum: GUID = IOlkEnum::IID;
/// The identifier of [`IOlkAccountNotify`].
pub const IID_IOlkAccountNotify: GUID = IOlkAccountNotify::IID;
/// The identifier of [`IOlkAccountHelper`].
pub const IID_IOlkAccountHelper: GUID = IOlkAccountHelper::IID;
/// The identifier of [`IOlkAccountManager`].
pub const IID_IOlkAccountManager: GUID = IOlkAccountManager::IID;
/// The identifier of [`IOlkAccount`].
pub const IID_IOlkAccount: GUID = IOlkAccount::IID;
/// The identifier of `IMAPISession`, the interface of a MAPI session.
pub const IID_IMAPISession: GUID = GUID::from_u128(0x00020300_0000_0000_C000_000000000046);
