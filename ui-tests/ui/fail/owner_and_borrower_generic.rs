//! rule: A helper is an owner or a borrower: it can't be both.
//! code: E0119
//! remedy: Remove what it isn't: `owns_session` and `impl OpenSession`, or `#[session]` and `impl LendSession`.

use olk_account::{LendSession, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

// here: A helper with parameters that is declared with `owns_session` implements both traits.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct OwnerLends<F>(F);

// here: A helper with parameters that is declared without `owns_session` implements both traits.
#[olk_account_helper(profile = "Outlook")]
struct BorrowerOpens<F>(F);

macro_rules! opens_and_lends {
    ($($helper:ident)*) => {$(
        impl<F> OpenSession for $helper<F> {
            type Session = IUnknown;

            fn open_session(&self) -> Result<IUnknown> {
                unreachable!()
            }
        }

        impl<F> LendSession for $helper<F> {
            type Session = IUnknown;

            fn lend_session(&self) -> Result<IUnknown> {
                unreachable!()
            }
        }
    )*};
}

opens_and_lends!(OwnerLends BorrowerOpens);

fn main() {}
