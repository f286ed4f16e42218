//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! here: `#[Session]` for `#[session]`.
//! code: none
//! errors: 1
//! remedy: Write the bare `#[profile]` or `#[session]` on the field; if it depends on a condition, put `#[cfg(…)]`
//!     beside it.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[Session]
    session: IUnknown,
}

fn main() {}
