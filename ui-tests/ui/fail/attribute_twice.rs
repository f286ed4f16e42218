//! rule: A struct has the attribute once.
//! code: none
//! remedy: Keep one of them, with all arguments.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

// here: It is there twice.
#[olk_account_helper(profile = "Outlook")]
#[olk_account_helper]
struct AddInHelper(#[session] IUnknown);

// here: It is there twice, by its path.
#[olk_account::olk_account_helper(profile = "Outlook")]
#[derive(Debug)]
#[olk_account::olk_account_helper(profile = "Outlook")]
struct AddInHelperByPath(#[session] IUnknown);

fn main() {}
