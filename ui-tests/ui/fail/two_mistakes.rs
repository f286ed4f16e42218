//! promise: All mistakes in a declaration are reported in one go, each once.
//! here: No profile, and two sessions.
//! code: none
//! errors: 2

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper {
    #[session]
    session: IUnknown,
    #[session]
    other: IUnknown,
}

fn main() {}
