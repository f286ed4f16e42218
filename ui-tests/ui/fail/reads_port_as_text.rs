//! rule: A property's value has the property's type, and no other.
//! here: A port is to be a text.
//! code: E0308
//! message: rustc's own
//! remedy: Let `account.get(…)` say the type, or name the one that the property's documentation has.

use olk_account::{Account, AccountError, prop};

fn port(account: &Account) -> Result<Option<String>, AccountError> {
    account.get(prop::INET_PORT)
}

fn main() {}
