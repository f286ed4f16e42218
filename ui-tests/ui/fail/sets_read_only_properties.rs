//! rule: A property that is read-only can't be set.
//! here: Each of the 24 properties that are read-only is set.
//! code: E0277
//! errors: 24
//! reason: Each property is a mistake of its own.
//! remedy: Read it with `account.get(…)`. What it says is changed in Outlook's own dialog.

use olk_account::prop::{self, Encryption, LeaveOnServer, SmtpAuth};
use olk_account::{Account, AccountError, AccountId};

fn set_all(account: &Account) -> Result<(), AccountError> {
    account.set(prop::ID, AccountId::new(7))?;
    account.set(prop::MINI_UID, 7)?;
    account.set(prop::STAMP, "text")?;
    account.set(prop::SEND_STAMP, "text")?;
    account.set(prop::IS_EXCH, true)?;
    account.set(prop::SENTITEMS_EID, &[7])?;
    account.set(prop::PREFERENCES_UID, &[7])?;
    account.set(prop::INET_SERVER, "text")?;
    account.set(prop::INET_USER, "text")?;
    account.set(prop::INET_PASSWORD, "text")?;
    account.set(prop::INET_PORT, 143)?;
    account.set(prop::INET_SSL, true)?;
    account.set(prop::INET_USE_SPA, true)?;
    account.set(prop::SMTP_SERVER, "text")?;
    account.set(prop::SMTP_PORT, 143)?;
    account.set(prop::SMTP_SSL, true)?;
    account.set(prop::SMTP_USE_AUTH, true)?;
    account.set(prop::SMTP_USER, "text")?;
    account.set(prop::SMTP_PASSWORD, "text")?;
    account.set(prop::SMTP_USE_SPA, true)?;
    account.set(prop::SMTP_AUTH_METHOD, SmtpAuth::USER_PASS)?;
    account.set(prop::SMTP_SECURE_CONNECTION, Encryption::TLS)?;
    account.set(prop::POP_LEAVE_ON_SERVER, LeaveOnServer::from(3))?;
    account.set(prop::MAPI_EMSMDB_UID, &[7])?;
    Ok(())
}

fn main() {}
