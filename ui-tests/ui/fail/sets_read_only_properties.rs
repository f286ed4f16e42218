//! rule: A property that is read-only can't be set.
//! code: E0277
//! remedy: Read it with `account.get(…)`. What it says is changed in Outlook's own dialog.

use olk_account::{Account, AccountError, prop};

fn set_one_of_each_type(account: &Account) -> Result<(), AccountError> {
    // here: A number is set.
    account.set(prop::INET_PORT, 143)?;
    // here: A text is set.
    account.set(prop::INET_SERVER, "text")?;
    // here: A secret is set.
    account.set(prop::INET_PASSWORD, "text")?;
    // here: Bytes are set.
    account.set(prop::SENTITEMS_EID, &[7])?;
    Ok(())
}

fn main() {}
