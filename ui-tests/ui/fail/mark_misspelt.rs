//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! code: none
//! message: rustc's own
//! remedy: Write the bare `#[profile]` or `#[session]` on the field.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

// here: `#[profil]` for `#[profile]`.
#[olk_account_helper]
struct ProfileMisspelt {
    #[profil]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

// here: `#[Session]` for `#[session]`.
#[olk_account_helper]
struct SessionMisspelt {
    #[profile]
    profile: ProfileName,
    #[Session]
    session: IUnknown,
}

fn main() {}
