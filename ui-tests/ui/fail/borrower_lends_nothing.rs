//! rule: A borrower says which session it lends: it marks a field `#[session]`, or implements `LendSession`.
//! code: E0277
//! remedy: Mark the field, or write `impl LendSession`; or declare the helper with `owns_session`, if it creates
//!     its session.

use olk_account::{OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

// here: There is neither.
#[olk_account_helper(profile = "Outlook")]
struct LendsNothing;

// here: The session is a field, but not marked.
#[olk_account_helper]
struct Unmarked {
    #[profile]
    profile: ProfileName,
    session: IUnknown,
}

// here: The field that is marked isn't there in this configuration.
#[olk_account_helper(profile = "Outlook")]
struct Removed {
    #[cfg(any())]
    #[session]
    lent: IUnknown,
    session: IUnknown,
}

// here: The helper implements `OpenSession`, but isn't declared with `owns_session`.
#[olk_account_helper(profile = "Outlook")]
struct Opens;

impl OpenSession for Opens {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
