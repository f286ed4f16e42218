//! rule: A secret is a `Secret`: it doesn't print, isn't cloned, and is wiped when it is dropped.
//! here: A password is to be a text like any other.
//! code: E0308
//! errors: 1
//! message: rustc's own
//! remedy: Keep the `Secret`, and call `expose()` where the text itself is needed.

use olk_account::{Account, AccountError, prop};

fn password(account: &Account) -> Result<Option<String>, AccountError> {
    account.get(prop::INET_PASSWORD)
}

fn main() {}
