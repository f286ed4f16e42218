//! rule: In every configuration a helper has one profile and at most one session.
//! code: none
//! remedy: Make the `#[cfg]`s exclude each other and leave none out.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

// here: In this configuration no field marked `#[profile]` is left.
#[olk_account_helper]
struct NoProfile {
    #[cfg(any())]
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

// here: In this configuration both profiles are left.
#[olk_account_helper]
struct TwoProfiles {
    #[cfg(all())]
    #[profile]
    profile: ProfileName,
    #[cfg(not(any()))]
    #[profile]
    fallback: ProfileName,
    #[session]
    session: IUnknown,
}

// here: In this configuration both sessions are left.
#[olk_account_helper(profile = "Outlook")]
struct TwoSessions {
    #[cfg(all())]
    #[session]
    session: IUnknown,
    #[cfg(not(any()))]
    #[session]
    other: IUnknown,
}

fn main() {}
