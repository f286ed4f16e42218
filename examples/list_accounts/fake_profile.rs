//! A made-up profile, for a machine without Outlook: its accounts, and an account manager that knows them.

use crate::accounts::{self, Listing};
use olk_account::sys::{
    PROP_ACCT_DELIVERY_STORE, PROP_INET_PASSWORD, PROP_INET_PORT, PROP_INET_SERVER, PROP_INET_SSL,
    PROP_INET_USER, PROP_SMTP_PASSWORD, PROP_SMTP_PORT, PROP_SMTP_SERVER, PROP_SMTP_USER,
};
use olk_account::testing::{FakeAccount, FakeAccountManager};
use olk_account::{AccountError, AccountManager, InitFlags, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result, implement};

/// Logs on to the made-up profile.
#[olk_account_helper(owns_session, profile = "Made up")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Session.into())
    }
}

/// Stands in for a MAPI session: a COM object without any interface but `IUnknown`.
#[implement()]
struct Session;

/// Lists the made-up accounts.
pub(crate) fn list() -> core::result::Result<Listing, AccountError> {
    let profile = profile();
    let manager = AccountManager::with(profile.create(), LogonHelper, InitFlags::default())?;
    accounts::read(&manager)
}

/// The profile.
pub(crate) fn profile() -> FakeAccountManager {
    let work = store("work.ost");
    FakeAccountManager::new([
        FakeAccount::exchange(1)
            .name("Work")
            .address("ada@example.com")
            .with(PROP_ACCT_DELIVERY_STORE, work.clone()),
        FakeAccount::imap4(2)
            .name("Büro Zürich")
            .address("ada@example.ch")
            .with(PROP_ACCT_DELIVERY_STORE, store("zuerich.ost"))
            .with(PROP_INET_SERVER, "imap.example.ch")
            .with(PROP_INET_PORT, 993)
            .with(PROP_INET_SSL, true)
            .with(PROP_INET_USER, "ada")
            .with(PROP_INET_PASSWORD, "Sommer-in-Zürich")
            .with(PROP_SMTP_SERVER, "smtp.example.ch")
            .with(PROP_SMTP_PORT, 587)
            .with(PROP_SMTP_USER, "ada")
            .with(PROP_SMTP_PASSWORD, "Winter-in-Zürich"),
        // It has its mail delivered to the store of the first account.
        FakeAccount::pop3(3)
            .name("東京のメール")
            .address("ada@example.jp")
            .with(PROP_ACCT_DELIVERY_STORE, work)
            .with(PROP_INET_SERVER, "pop.example.jp")
            .with(PROP_INET_PORT, 995)
            .with(PROP_INET_USER, "ada.l")
            .with(PROP_INET_PASSWORD, "himitsu-ichi")
            .with(PROP_SMTP_SERVER, "mail.example.jp")
            .with(PROP_SMTP_USER, "ada.l")
            .with(PROP_SMTP_PASSWORD, "himitsu-ni"),
        FakeAccount::hotmail(4)
            .name("Ada (private)")
            .address("ada.l@example.net")
            .with(PROP_ACCT_DELIVERY_STORE, store("private.ost"))
            .with(PROP_INET_PASSWORD, "analytical-engine"),
        // An Exchange account may lack an address, says the reference.
        FakeAccount::exchange(5)
            .name("Meeting room ☕")
            .with(PROP_ACCT_DELIVERY_STORE, store("room.ost")),
        FakeAccount::ldap(6)
            .name("University directory")
            .with(PROP_INET_SERVER, "ldap.example.edu")
            .with(PROP_INET_PORT, 636)
            .with(PROP_INET_USER, "cn=ada,dc=example,dc=edu")
            .with(PROP_INET_PASSWORD, "notes-by-the-translator"),
    ])
}

/// The entry ID of a store: flags, the UID of the provider that wraps others, and something that tells it from the
/// others.
fn store(file: &str) -> Vec<u8> {
    const FLAGS: [u8; 4] = [0; 4];
    const WRAPPED: [u8; 16] = [
        0x38, 0xA1, 0xBB, 0x10, 0x05, 0xE5, 0x10, 0x1A, 0xA1, 0xBB, 0x08, 0x00, 0x2B, 0x2A, 0x56,
        0xC2,
    ];
    [&FLAGS[..], &WRAPPED, file.as_bytes()].concat()
}
