//! rule: In every configuration a helper has one profile and at most one session.
//! here: In this configuration both are left.
//! code: none
//! errors: 1
//! remedy: Make the `#[cfg]`s exclude each other and leave none out.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper {
    #[cfg(all())]
    #[profile]
    profile: ProfileName,
    #[cfg(not(any()))]
    #[profile]
    fallback: ProfileName,
    #[session]
    session: IUnknown,
}

fn main() {}
