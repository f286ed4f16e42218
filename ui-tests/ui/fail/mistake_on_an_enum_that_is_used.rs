//! promise: One mistake is one error: the struct stays usable in the rest of the program.
//! here: The attribute on an enum, which is used as a helper.
//! code: none
//! errors: 1

use olk_account::{IOlkAccountHelper, ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
enum AddInHelper {
    Outlook {
        #[profile]
        profile: ProfileName,
        #[session]
        session: IUnknown,
    },
}

fn helper(profile: ProfileName, session: IUnknown) -> IOlkAccountHelper {
    AddInHelper::Outlook { profile, session }.into()
}

fn main() {}
