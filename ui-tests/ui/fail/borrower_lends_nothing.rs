//! rule: A borrower says which session it lends: it marks a field `#[session]`, or implements `LendSession`.
//! here: There is neither.
//! code: E0277
//! errors: 1
//! remedy: Mark the field, or write `impl LendSession`; or declare the helper with `owns_session`, if it creates
//!     its session.

use olk_account::olk_account_helper;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

fn main() {}
