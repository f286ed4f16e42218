//! rule: A helper is an owner or a borrower: it can't be both.
//! here: A helper with parameters that is declared with `owns_session` implements both traits.
//! code: E0119
//! errors: 1
//! remedy: Remove what it isn't: `owns_session` and `impl OpenSession`, or `#[session]` and `impl LendSession`.

use olk_account::{LendSession, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper<F>(F);

impl<F> OpenSession for LogonHelper<F> {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

impl<F> LendSession for LogonHelper<F> {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
