//! rule: A helper has a size that is known when compiling.
//! here: Its last field is a `str`.
//! code: none
//! remedy: Put the field in a `Box`, or make it a `String`.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper {
    #[session]
    session: IUnknown,
    note: str,
}

fn main() {}
