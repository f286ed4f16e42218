//! rule: The attribute stands on a struct.
//! here: It stands on a module.
//! code: none
//! errors: 1
//! remedy: Put it on the struct that is the helper.

use olk_account::olk_account_helper;

#[olk_account_helper(profile = "Outlook")]
mod add_in_helper {}

fn main() {}
