//! rule: The attribute stands on a struct.
//! here: It stands on a union.
//! code: none
//! errors: 1
//! remedy: Put it on the struct that is the helper.

use olk_account::olk_account_helper;

#[olk_account_helper(profile = "Outlook")]
union AddInHelper {
    session: usize,
}

fn main() {}
