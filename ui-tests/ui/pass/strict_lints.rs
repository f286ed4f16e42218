//! A crate that denies all warnings, missing documentation and unsafe code, and whatever else is strict.
#![deny(warnings, missing_docs, unsafe_code)]
#![deny(
    missing_debug_implementations,
    rust_2018_idioms,
    unreachable_pub,
    unused,
    unused_qualifications,
    single_use_lifetimes,
    trivial_casts,
    elided_lifetimes_in_paths,
    non_ascii_idents,
    let_underscore_drop
)]

use olk_account::{
    HandsOff, IOlkAccountHelper, OpenSession, ProfileName, Released, Session, olk_account_helper,
};
use windows_core::{IUnknown, Interface, Result};

#[olk_account_helper(owns_session)]
#[derive(Debug, Clone)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.clone().into())
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        session.release()
    }
}

#[olk_account_helper]
#[derive(Debug)]
struct AddInHelper<S: Interface> {
    #[profile]
    profile: ProfileName,
    #[session]
    session: S,
}

fn main() {
    let profile = ProfileName::new("Outlook").unwrap();
    let helper: IOlkAccountHelper = LogonHelper {
        profile: profile.clone(),
    }
    .into();
    let session = helper.mapi_session().unwrap();
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
    let helper: IOlkAccountHelper = AddInHelper { profile, session }.into();
    assert_eq!(helper.hand_off().unwrap(), HandsOff::NotOwned);
}
