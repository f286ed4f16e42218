//! rule: Only a struct with `#[olk_account_helper]` becomes an `IOlkAccountHelper`.
//! here: The struct that the manager is to have has no attribute.
//! code: E0277
//! remedy: Put `#[olk_account_helper]` on the struct.

use olk_account::{AccountError, AccountManager, InitFlags};

struct LogonHelper;

fn ready() -> Result<AccountManager, AccountError> {
    AccountManager::create(LogonHelper, InitFlags::default())
}

fn main() {}
