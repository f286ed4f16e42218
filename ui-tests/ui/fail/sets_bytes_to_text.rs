//! rule: A property is set to what it gives: text as a `&str`, bytes as a `&[u8]`, the rest as it is.
//! here: A text is set where there are bytes.
//! code: E0308
//! errors: 1
//! message: rustc's own
//! remedy: Write a value of the property's type; `PropertyValue` has the table.

use olk_account::{Account, AccountError, prop};

fn deliver(account: &Account) -> Result<(), AccountError> {
    account.set(prop::DELIVERY_STORE, "00000000")
}

fn main() {}
