//! rule: A borrower says which session it lends: it marks a field `#[session]`, or implements `LendSession`.
//! here: The field that is marked isn't there in this configuration.
//! code: E0277
//! errors: 1
//! remedy: Mark the field, or write `impl LendSession`; or declare the helper with `owns_session`, if it creates
//!     its session.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper {
    #[cfg(any())]
    #[session]
    lent: IUnknown,
    session: IUnknown,
}

fn main() {}
