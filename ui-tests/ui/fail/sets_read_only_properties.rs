//! rule: A property that is read-only can't be set.
//! here: A read-only property of each type is set: a number, a text, a secret, and bytes.
//! code: E0277
//! errors: 4
//! reason: Each property is a mistake of its own.
//! remedy: Read it with `account.get(…)`. What it says is changed in Outlook's own dialog.

use olk_account::prop;
use olk_account::{Account, AccountError};

fn set_one_of_each_type(account: &Account) -> Result<(), AccountError> {
    account.set(prop::INET_PORT, 143)?;
    account.set(prop::INET_SERVER, "text")?;
    account.set(prop::INET_PASSWORD, "text")?;
    account.set(prop::SENTITEMS_EID, &[7])?;
    Ok(())
}

fn main() {}
