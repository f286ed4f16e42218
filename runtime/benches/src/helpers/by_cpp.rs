//! The helpers of `native/by_hand.cpp`.

use super::{CppProfileName, Implementation, Profile};
use olk_account::IOlkAccountHelper;
use windows_core::IUnknown;

#[allow(
    improper_ctypes,
    reason = "C++ reads the profile as a `CppProfileName`, which it is"
)]
unsafe extern "C" {
    fn cpp_owner(profile: &Profile, session: IUnknown) -> IOlkAccountHelper;
    fn cpp_borrower(profile: &Profile, session: IUnknown) -> IOlkAccountHelper;
    fn cpp_fixed_owner(profile: &Profile, session: IUnknown) -> IOlkAccountHelper;
    fn cpp_fixed_borrower(profile: &Profile, session: IUnknown) -> IOlkAccountHelper;
}

static CPP_PROFILE: Profile = Profile {
    cpp: CppProfileName {
        units: {
            let mut units = [0; 65];
            let name = b"Outlook";
            let mut at = 0;
            while at < name.len() {
                units[at] = name[at] as u16;
                at += 1;
            }
            units
        },
        with_nul: 8,
    },
};

pub(super) fn implementation() -> Implementation {
    Implementation {
        profile: &CPP_PROFILE,
        owner: cpp_owner,
        borrower: cpp_borrower,
        fixed_owner: cpp_fixed_owner,
        fixed_borrower: cpp_fixed_borrower,
    }
}
