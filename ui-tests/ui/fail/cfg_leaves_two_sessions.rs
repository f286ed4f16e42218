//! rule: In every configuration a helper has one profile and at most one session.
//! here: In this configuration both sessions are left.
//! code: none
//! errors: 1
//! remedy: Make the `#[cfg]`s exclude each other and leave none out.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper {
    #[cfg(all())]
    #[session]
    session: IUnknown,
    #[cfg(not(any()))]
    #[session]
    other: IUnknown,
}

fn main() {}
