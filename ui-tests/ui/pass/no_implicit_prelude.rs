//! A crate without the prelude: what is emitted relies on no name in scope.
#![no_implicit_prelude]

use ::olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use ::windows_core::{IUnknown, Interface, Result};

#[olk_account_helper(owns_session)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        ::core::result::Result::Ok(::core::convert::Into::into(FixedHelper(1, 'a')))
    }
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct FixedHelper<A, B>(A, B);

impl<A: 'static, B: 'static> OpenSession for FixedHelper<A, B> {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        ::core::unimplemented!()
    }
}

#[olk_account_helper]
struct AddInHelper<S: Interface> {
    #[profile]
    profile: ProfileName,
    #[session]
    session: S,
}

fn main() {
    let profile = ProfileName::new("Outlook").unwrap();
    let helper: IOlkAccountHelper = ::core::convert::From::from(LogonHelper {
        profile: ::core::clone::Clone::clone(&profile),
    });
    let session = helper.mapi_session().unwrap();
    let helper: IOlkAccountHelper = ::core::convert::From::from(AddInHelper { profile, session });
    ::core::assert!(helper.mapi_session().is_ok());
}
