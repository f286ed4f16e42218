//! rule: A helper is an owner or a borrower: it can't be both.
//! code: E0080
//! remedy: Remove what it isn't: `owns_session` and `impl OpenSession`, or `#[session]` and `impl LendSession`.

use olk_account::{LendSession, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

// here: A helper declared with `owns_session` implements both traits.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct OwnerLends;

// here: A helper declared without `owns_session` implements both traits.
#[olk_account_helper(profile = "Outlook")]
struct BorrowerOpens;

// here: A session is marked for lending, and `OpenSession` implemented.
#[olk_account_helper(profile = "Outlook")]
struct FieldAndOpens(#[session] IUnknown);

macro_rules! opens {
    ($($helper:ty)*) => {$(
        impl OpenSession for $helper {
            type Session = IUnknown;

            fn open_session(&self) -> Result<IUnknown> {
                unreachable!()
            }
        }
    )*};
}

macro_rules! lends {
    ($($helper:ty)*) => {$(
        impl LendSession for $helper {
            type Session = IUnknown;

            fn lend_session(&self) -> Result<IUnknown> {
                unreachable!()
            }
        }
    )*};
}

opens!(OwnerLends BorrowerOpens FieldAndOpens);
lends!(OwnerLends BorrowerOpens);

fn main() {}
