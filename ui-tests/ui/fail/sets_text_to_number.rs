//! rule: A property is set to what it gives: text as a `&str`, bytes as a `&[u8]`, the rest as it is.
//! here: A number is set where there is a text.
//! code: E0308
//! errors: 1
//! message: rustc's own
//! remedy: Write a value of the property's type; `PropertyValue` has the table.

use olk_account::{Account, AccountError, prop};

fn rename(account: &Account) -> Result<(), AccountError> {
    account.set(prop::NAME, 7)
}

fn main() {}
