//! rule: A borrower says which session it lends: it marks a field `#[session]`, or implements `LendSession`.
//! here: The helper implements `OpenSession`, but isn't declared with `owns_session`.
//! code: E0277
//! errors: 1
//! remedy: Mark the field, or write `impl LendSession`; or declare the helper with `owns_session`, if it creates
//!     its session.

use olk_account::{OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
