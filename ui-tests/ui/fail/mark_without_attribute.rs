//! rule: `#[profile]` and `#[session]` belong to `#[olk_account_helper]`, and mean nothing without it.
//! code: none
//! message: rustc's own
//! remedy: Put `#[olk_account_helper]` on the struct.

use olk_account::ProfileName;
use windows_core::IUnknown;

struct AddInHelper {
    // here: `#[profile]` on a field of a plain struct.
    #[profile]
    profile: ProfileName,
    // here: `#[session]` on a field of a plain struct.
    #[session]
    session: IUnknown,
}

fn main() {}
