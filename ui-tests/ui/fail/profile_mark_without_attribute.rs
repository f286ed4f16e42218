//! rule: `#[profile]` and `#[session]` belong to `#[olk_account_helper]`, and mean nothing without it.
//! here: `#[profile]` on a field of a plain struct.
//! code: none
//! errors: 1
//! message: rustc's own
//! remedy: Put `#[olk_account_helper]` on the struct.

use olk_account::ProfileName;

struct AddInHelper {
    #[profile]
    profile: ProfileName,
}

fn main() {}
