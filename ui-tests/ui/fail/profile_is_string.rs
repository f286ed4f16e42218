//! rule: A field marked `#[profile]` is a `ProfileName`.
//! here: It is a `String`.
//! code: E0277
//! errors: 1
//! remedy: Make the field a `ProfileName`; `ProfileName::new` makes one of a text, or says what is wrong with it.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: String,
    #[session]
    session: IUnknown,
}

fn main() {}
