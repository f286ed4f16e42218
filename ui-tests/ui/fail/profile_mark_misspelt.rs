//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! here: `#[profil]` for `#[profile]`.
//! code: none
//! errors: 1
//! message: rustc's own
//! remedy: Write the bare `#[profile]` or `#[session]` on the field.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper {
    #[profil]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

fn main() {}
