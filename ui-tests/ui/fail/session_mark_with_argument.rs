//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! here: `#[session]` has an argument.
//! code: none
//! errors: 1
//! remedy: Write the bare `#[profile]` or `#[session]` on the field.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session(lend)] IUnknown);

fn main() {}
