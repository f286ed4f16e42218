//! rule: A struct has the attribute once.
//! here: It is there twice, once by its path.
//! code: none
//! errors: 1
//! remedy: Keep one of them, with all arguments.

use windows_core::IUnknown;

#[olk_account::olk_account_helper(profile = "Outlook")]
#[derive(Debug)]
#[olk_account::olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

fn main() {}
