//! rule: A helper is an owner or a borrower: it can't be both.
//! here: A helper with parameters that is declared without `owns_session` implements both traits.
//! code: E0119
//! errors: 1
//! remedy: Remove what it isn't: `owns_session` and `impl OpenSession`, or `#[session]` and `impl LendSession`.

use olk_account::{LendSession, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper<F>(F);

impl<F> OpenSession for AddInHelper<F> {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

impl<F> LendSession for AddInHelper<F> {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
