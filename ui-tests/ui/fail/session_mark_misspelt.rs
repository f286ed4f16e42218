//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! here: `#[Session]` for `#[session]`.
//! code: none
//! errors: 1
//! message: rustc's own
//! remedy: Write the bare `#[profile]` or `#[session]` on the field.

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
