//! An account, as a test describes it.

use super::property::Property;
use super::{IntoTag, Malformed, Value};
use crate::sys::{
    CLSID_OlkAddressBook, CLSID_OlkHotmailAccount, CLSID_OlkIMAP4Account, CLSID_OlkLDAPAccount,
    CLSID_OlkMAPIAccount, CLSID_OlkMail, CLSID_OlkPOP3Account, CLSID_OlkStore, PROP_ACCT_ID,
    PROP_ACCT_IS_EXCH, PROP_ACCT_NAME, PROP_ACCT_USER_EMAIL_ADDR,
};
use core::fmt;
use std::collections::BTreeMap;
use windows_core::GUID;

/// An account for a [`FakeAccountManager`](super::FakeAccountManager).
///
/// To begin with, it has its type's categories and two properties: `PROP_ACCT_ID` is its number, and
/// `PROP_ACCT_IS_EXCH` tells whether it is on an Exchange server.
///
/// | made with | type | categories |
/// | --- | --- | --- |
/// | [`pop3`](Self::pop3) | `CLSID_OlkPOP3Account` | mail |
/// | [`imap4`](Self::imap4) | `CLSID_OlkIMAP4Account` | mail, store |
/// | [`exchange`](Self::exchange), [`mapi`](Self::mapi) | `CLSID_OlkMAPIAccount` | mail, address book, store |
/// | [`hotmail`](Self::hotmail) | `CLSID_OlkHotmailAccount` | mail, store |
/// | [`ldap`](Self::ldap) | `CLSID_OlkLDAPAccount` | address book |
///
/// [`Debug`](fmt::Debug) shows which properties there are, and not their values: some are passwords.
///
/// # Examples
///
/// ```
/// use olk_account::prop;
/// use olk_account::testing::FakeAccount;
///
/// let account = FakeAccount::imap4(2)
///     .name("Work")
///     .address("ada@example.com")
///     .with(prop::INET_SERVER, "imap.example.com")
///     .with(prop::INET_PORT, 993);
/// # let _ = account;
/// ```
#[derive(Clone)]
#[must_use = "an account has to be given to a `FakeAccountManager`"]
pub struct FakeAccount {
    pub(super) id: u32,
    pub(super) class: GUID,
    pub(super) categories: Vec<GUID>,
    pub(super) properties: BTreeMap<u32, Property>,
}

impl FakeAccount {
    /// An account of any type, which belongs to no category yet. `id` is its `PROP_ACCT_ID`.
    pub fn of_type(id: u32, class: GUID) -> Self {
        let account = Self {
            id,
            class,
            categories: Vec::new(),
            properties: BTreeMap::new(),
        };
        account
            .with(PROP_ACCT_ID, id)
            .with(PROP_ACCT_IS_EXCH, false)
    }

    /// A POP3 account.
    pub fn pop3(id: u32) -> Self {
        Self::of_type(id, CLSID_OlkPOP3Account).categories([CLSID_OlkMail])
    }

    /// An IMAP account.
    pub fn imap4(id: u32) -> Self {
        Self::of_type(id, CLSID_OlkIMAP4Account).categories([CLSID_OlkMail, CLSID_OlkStore])
    }

    /// An Exchange account. It belongs to all three categories, though it is never listed under address books.
    pub fn exchange(id: u32) -> Self {
        Self::mapi(id).with(PROP_ACCT_IS_EXCH, true)
    }

    /// A MAPI account that isn't on an Exchange server.
    pub fn mapi(id: u32) -> Self {
        Self::of_type(id, CLSID_OlkMAPIAccount).categories([
            CLSID_OlkMail,
            CLSID_OlkAddressBook,
            CLSID_OlkStore,
        ])
    }

    /// A Hotmail account.
    pub fn hotmail(id: u32) -> Self {
        Self::of_type(id, CLSID_OlkHotmailAccount).categories([CLSID_OlkMail, CLSID_OlkStore])
    }

    /// An LDAP account.
    pub fn ldap(id: u32) -> Self {
        Self::of_type(id, CLSID_OlkLDAPAccount).categories([CLSID_OlkAddressBook])
    }

    /// Puts the account into these categories instead.
    pub fn categories(mut self, categories: impl IntoIterator<Item = GUID>) -> Self {
        self.categories = categories.into_iter().collect();
        self
    }

    /// Sets `PROP_ACCT_NAME`.
    pub fn name(self, name: &str) -> Self {
        self.with(PROP_ACCT_NAME, name)
    }

    /// Sets `PROP_ACCT_USER_EMAIL_ADDR`.
    pub fn address(self, address: &str) -> Self {
        self.with(PROP_ACCT_USER_EMAIL_ADDR, address)
    }

    /// Gives the account a property.
    ///
    /// # Panics
    ///
    /// If the value isn't of the type that `tag` has, or `PROP_ACCT_ID` isn't to be the account's number. For an account
    /// with such a fault, there is [`malformed`](Self::malformed).
    #[track_caller]
    pub fn with(mut self, tag: impl IntoTag, value: impl Into<Value>) -> Self {
        let tag = tag.into_tag();
        let property = Property::given(tag, value.into());
        assert!(
            tag != PROP_ACCT_ID || property.value() == Some(&Value::Number(self.id)),
            "PROP_ACCT_ID is the number that the account was made with"
        );
        self.properties.insert(tag, property);
        self
    }

    /// Takes a property away.
    pub fn without(mut self, tag: impl IntoTag) -> Self {
        self.properties.remove(&tag.into_tag());
        self
    }

    /// Sets a property as no account should have it.
    ///
    /// A program that is tested with it may look at the wrong member of the union, or follow a null pointer. Its crash
    /// says that it trusts too much.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::prop;
    /// use olk_account::testing::{FakeAccount, Malformed};
    ///
    /// let nameless = FakeAccount::pop3(1).malformed(prop::NAME, Malformed::NullText);
    /// let numbered = FakeAccount::pop3(2).malformed(prop::NAME, Malformed::WrongType(7.into()));
    /// # let _ = (nameless, numbered);
    /// ```
    pub fn malformed(mut self, tag: impl IntoTag, malformed: Malformed) -> Self {
        let tag = tag.into_tag();
        self.properties
            .insert(tag, Property::malformed(tag, malformed));
        self
    }

    /// Whether the account gets its mail from a POP3 or an IMAP server.
    pub(super) fn is_internet(&self) -> bool {
        [CLSID_OlkPOP3Account, CLSID_OlkIMAP4Account].contains(&self.class)
    }

    pub(super) fn is_exchange(&self) -> bool {
        let property = self.properties.get(&PROP_ACCT_IS_EXCH);
        property.is_some_and(|property| property.value() != Some(&Value::Number(0)))
    }

    /// Whether the account is listed under `category`.
    pub(super) fn is_listed(&self, category: GUID) -> bool {
        self.categories.contains(&category)
            && !(category == CLSID_OlkAddressBook && self.is_exchange())
    }
}

impl fmt::Debug for FakeAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tags: Vec<String> = self
            .properties
            .keys()
            .map(|tag| format!("{tag:#010X}"))
            .collect();
        f.debug_struct("FakeAccount")
            .field("id", &self.id)
            .field("type", &self.class)
            .field("categories", &self.categories)
            .field("properties", &tags)
            .finish()
    }
}
