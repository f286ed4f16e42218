//! promise: One mistake is one error: the struct stays usable in the rest of the program.
//! code: none

use olk_account::{HelperObject, IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

// here: A misspelt argument, on a struct that is used in every way.
#[olk_account_helper(owns_sessions)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
    logons: u32,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

// here: The attribute on an enum, which is used as a helper.
#[olk_account_helper]
enum AddInHelper {
    Outlook {
        #[profile]
        profile: ProfileName,
        #[session]
        session: IUnknown,
    },
}

fn add_in_helper(profile: ProfileName, session: IUnknown) -> IOlkAccountHelper {
    AddInHelper::Outlook { profile, session }.into()
}

fn main() {
    let profile = ProfileName::new("Outlook").unwrap();
    let helper = LogonHelper { profile, logons: 1 };
    println!("{} {}", helper.profile, helper.logons);
    let object = HelperObject::new(helper);
    println!("{}", object.logons);
    let _: IOlkAccountHelper = object.into();
    let profile = ProfileName::new("Outlook").unwrap();
    let _: IUnknown = LogonHelper { profile, logons: 2 }.into();
}
