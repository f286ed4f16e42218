//! rule: A helper has one profile name.
//! here: Two fields are marked.
//! code: none
//! errors: 1
//! remedy: Mark one `ProfileName` field with `#[profile]`, or name the profile with `profile = "…"`.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[profile]
    fallback: ProfileName,
    #[session]
    session: IUnknown,
}

fn main() {}
