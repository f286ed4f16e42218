//! rule: A profile name has 1 to 64 characters (UTF-16 units), and no NUL among them.
//! here: It is empty.
//! code: none
//! errors: 1
//! remedy: Write the name as MAPI has it, without a NUL at its end: that is added.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "")]
struct AddInHelper(#[session] IUnknown);

fn main() {}
