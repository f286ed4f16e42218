//! promise: All mistakes in a declaration are reported in one go, each once.
//! code: none
//! errors: 9
//! reason: There are two, three and four mistakes in one declaration.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

// here: No profile, and two sessions.
#[olk_account_helper]
struct Two {
    #[session]
    session: IUnknown,
    #[session]
    other: IUnknown,
}

// here: A misspelt argument, an empty name, and a lifetime.
#[olk_account_helper(owns_sesion, profile = "")]
struct Three<'a>(&'a str);

// here: A comma too many, a mark with a value, a session on an owner, and `packed`.
#[olk_account_helper(owns_session,,)]
#[repr(packed)]
struct Four {
    #[profile = "Outlook"]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

fn main() {}
