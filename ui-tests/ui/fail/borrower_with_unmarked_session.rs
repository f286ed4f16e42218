//! rule: A borrower says which session it lends: it marks a field `#[session]`, or implements `LendSession`.
//! here: The session is a field, but not marked.
//! code: E0277
//! errors: 1
//! remedy: Mark the field, or write `impl LendSession`; or declare the helper with `owns_session`, if it creates
//!     its session.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    session: IUnknown,
}

fn main() {}
