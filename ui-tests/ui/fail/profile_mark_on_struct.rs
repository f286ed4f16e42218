//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! here: `#[profile]` stands on the struct.
//! code: none
//! errors: 1
//! remedy: Write the bare `#[profile]` or `#[session]` on the field.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
#[profile]
struct AddInHelper(ProfileName, #[session] IUnknown);

fn main() {}
