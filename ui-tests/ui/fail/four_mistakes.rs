//! promise: All mistakes in a declaration are reported in one go, each once.
//! here: A comma too many, a mark with a value, a session on an owner, and `packed`.
//! code: none
//! errors: 4

use olk_account::{OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session,,)]
#[repr(packed)]
struct LogonHelper {
    #[profile = "Outlook"]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
