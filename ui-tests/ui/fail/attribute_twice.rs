//! rule: A struct has the attribute once.
//! here: It is there twice.
//! code: none
//! errors: 1
//! remedy: Keep one of them, with all arguments.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
#[olk_account_helper]
struct AddInHelper(#[session] IUnknown);

fn main() {}
