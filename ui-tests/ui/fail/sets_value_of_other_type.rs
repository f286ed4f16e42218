//! rule: A property is set to what it gives: text as a `&str`, bytes as a `&[u8]`, the rest as it is.
//! code: E0308
//! message: rustc's own
//! remedy: Write a value of the property's type; `PropertyValue` has the table.

use olk_account::{Account, AccountError, prop};

// here: A number is set where there is a text.
fn rename(account: &Account) -> Result<(), AccountError> {
    account.set(prop::NAME, 7)
}

// here: A text is set where there are bytes.
fn deliver(account: &Account) -> Result<(), AccountError> {
    account.set(prop::DELIVERY_STORE, "00000000")
}

fn main() {}
