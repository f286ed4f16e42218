//! rule: A helper has one profile name.
//! here: There is a field for it, but not marked.
//! code: none
//! errors: 1
//! remedy: Mark one `ProfileName` field with `#[profile]`, or name the profile with `profile = "…"`.

use olk_account::{OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session)]
struct LogonHelper {
    profile: ProfileName,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
