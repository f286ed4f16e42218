//! rule: A helper has one profile name.
//! here: A field is marked, and there is an argument as well.
//! code: none
//! errors: 1
//! remedy: Mark one `ProfileName` field with `#[profile]`, or name the profile with `profile = "…"`.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

fn main() {}
