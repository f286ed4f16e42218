//! rule: An argument is given once.
//! here: `profile` is given twice.
//! code: none
//! errors: 1
//! remedy: Remove the second one.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook", profile = "Default")]
struct AddInHelper(#[session] IUnknown);

fn main() {}
