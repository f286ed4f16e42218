//! rule: A field marked `#[profile]` is a `ProfileName`.
//! code: E0277
//! remedy: Make the field a `ProfileName`; `ProfileName::new` makes one of a text, or says what is wrong with it.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
struct Text {
    // here: It is a `String`.
    #[profile]
    profile: String,
    #[session]
    session: IUnknown,
}

#[olk_account_helper]
struct Optional {
    // here: It is an `Option<ProfileName>`.
    #[profile]
    profile: Option<ProfileName>,
    #[session]
    session: IUnknown,
}

fn main() {}
