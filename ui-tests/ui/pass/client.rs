//! What is right with the typed client: each property with its type, all that can be set, own tags, secrets, closures.

#![deny(warnings)]

use olk_account::client::Cause;
use olk_account::prop::{self, Encryption, LeaveOnServer, Property, ReadWrite, SmtpAuth};
use olk_account::{
    Account, AccountError, AccountEvent, AccountId, AccountManager, Category, Filter,
    IOlkAccountHelper, InitFlags, OpenSession, Registration, Secret, olk_account_helper,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(LogonHelper.into())
    }
}

const NICKNAME: Property<String, ReadWrite> = Property::new(0x7000_001F);
const TOKEN: Property<Secret, ReadWrite> = Property::new(0x7001_801F);

/// Every type that a property can have.
fn read(account: &Account) -> core::result::Result<(), AccountError> {
    let _: Option<AccountId> = account.get(prop::ID)?;
    let _: Option<String> = account.get(prop::NAME)?;
    let _: Option<Vec<u16>> = account.get(prop::NAME.units())?;
    let _: Option<u32> = account.get(prop::MINI_UID)?;
    let _: Option<bool> = account.get(prop::IS_EXCH)?;
    let _: Option<u32> = account.get(prop::IS_EXCH.number())?;
    let _: Option<Vec<u8>> = account.get(prop::DELIVERY_STORE)?;
    let _: Option<u16> = account.get(prop::INET_PORT)?;
    let _: Option<u32> = account.get(prop::INET_PORT.number())?;
    let _: Option<Secret> = account.get(prop::INET_PASSWORD)?;
    let _: Option<Secret<Vec<u16>>> = account.get(prop::INET_PASSWORD.units())?;
    let _: Option<SmtpAuth> = account.get(prop::SMTP_AUTH_METHOD)?;
    let _: Option<Encryption> = account.get(prop::SMTP_SECURE_CONNECTION)?;
    let _: Option<LeaveOnServer> = account.get(prop::POP_LEAVE_ON_SERVER)?;
    Ok(())
}

/// Every property that can be set.
fn write(account: &Account, text: &String, bytes: &Vec<u8>) -> Result<()> {
    account.set(prop::NAME, "Home")?;
    account.set(prop::USER_DISPLAY_NAME, text)?;
    account.set(prop::USER_EMAIL_ADDR, &format!("{text}@example.com"))?;
    account.set(prop::DELIVERY_STORE, bytes)?;
    account.set(prop::DELIVERY_FOLDER, &[1, 2])?;
    account.set(prop::MAPI_IDENTITY_ENTRYID, b"bytes")?;
    account.set(prop::MAPI_TRANSPORT_FLAGS, &[])?;
    account.set(prop::NAME.units(), &[0xD83D])?;
    account.set(NICKNAME, "nick")?;
    account.set(TOKEN, Secret::new(String::from("token")).expose())?;
    account.save()?;
    Ok(())
}

fn watch(manager: &AccountManager) -> core::result::Result<Registration, AccountError> {
    let created = Arc::new(AtomicU32::new(0));
    manager.advise(move |event| {
        if let AccountEvent::Created(_) = event {
            created.fetch_add(1, Ordering::Relaxed);
        }
    })
}

fn use_all(manager: &AccountManager) -> Result<()> {
    let registration = watch(manager)?;
    for account in manager.accounts(Filter::category(Category::MAIL))? {
        let account = account?;
        read(&account)?;
        write(&account, &String::from("ada"), &vec![0; 4])?;
    }
    registration.unadvise()?;
    Ok(())
}

fn main() {
    let helper: IOlkAccountHelper = LogonHelper.into();
    for outcome in [
        AccountManager::create(LogonHelper, InitFlags::default()),
        AccountManager::create(&helper, InitFlags::NONE),
        AccountManager::create(helper.clone(), InitFlags::default()),
    ] {
        match outcome {
            Ok(manager) => use_all(&manager).unwrap(),
            Err(error) if cfg!(windows) => assert!(error.code().is_err()),
            Err(error) => assert_eq!(error.cause(), Cause::NotWindows),
        }
    }
    let secret = Secret::new(String::from("hunter2"));
    assert_eq!(secret.expose(), "hunter2");
    assert_eq!(
        format!("{secret:?} {:#?}", Some(&secret)),
        "Secret(..) Some(\n    Secret(..),\n)"
    );
}
