//! rule: A helper has one profile name.
//! code: none
//! remedy: Mark one `ProfileName` field with `#[profile]`, or name the profile with `profile = "…"`.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

// here: There is none.
#[olk_account_helper]
struct Missing(#[session] IUnknown);

// here: There is a field for it, but not marked.
#[olk_account_helper(owns_session)]
struct Unmarked {
    profile: ProfileName,
}

// here: Two fields are marked.
#[olk_account_helper]
struct TwoFields {
    #[profile]
    profile: ProfileName,
    #[profile]
    fallback: ProfileName,
    #[session]
    session: IUnknown,
}

// here: A field is marked, and there is an argument as well.
#[olk_account_helper(profile = "Outlook")]
struct FieldAndArgument {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

fn main() {}
