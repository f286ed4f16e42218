//! promise: All mistakes in a declaration are reported in one go, each once.
//! here: A misspelt argument, an empty name, and a lifetime.
//! code: none
//! errors: 3

use olk_account::{OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_sesion, profile = "")]
struct LogonHelper<'a>(&'a str);

impl OpenSession for LogonHelper<'_> {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
