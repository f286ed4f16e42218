//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! here: `#[profile]` has a value.
//! code: none
//! errors: 1
//! remedy: Write the bare `#[profile]` or `#[session]` on the field.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper(#[profile = "Outlook"] ProfileName, #[session] IUnknown);

fn main() {}
