//! rule: A helper has one profile name.
//! here: There is none.
//! code: none
//! errors: 1
//! remedy: Mark one `ProfileName` field with `#[profile]`, or name the profile with `profile = "…"`.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper(#[session] IUnknown);

fn main() {}
