//! Type parameters with bounds in both places, a default, and more bounds on the implementation than on the struct.

use core::fmt::Debug;
use olk_account::{
    HandsOff, HelperObject, IOlkAccountHelper, LendSession, OpenSession, ProfileName,
    olk_account_helper,
};
use windows_core::{IUnknown, Interface, Result};

#[olk_account_helper(owns_session)]
struct LogonHelper<F: Fn() -> Result<S>, S = IUnknown>
where
    S: Interface,
{
    #[profile]
    profile: ProfileName,
    open: F,
}

impl<F, S> OpenSession for LogonHelper<F, S>
where
    F: Fn() -> Result<S>,
    S: Interface,
{
    type Session = S;

    fn open_session(&self) -> Result<S> {
        (self.open)()
    }
}

#[olk_account_helper(profile = "Outlook")]
struct CurrentSession<F, T: ?Sized>(F, T);

// It is a helper for these parameters and for no others.
impl<F: Fn() -> Result<IUnknown>, T: Debug> LendSession for CurrentSession<F, T> {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        (self.0)()
    }
}

#[olk_account_helper]
struct AddInHelper<S: Interface, T>
where
    T: Into<String> + Clone,
    Self: Sized,
{
    #[profile]
    profile: ProfileName,
    #[session]
    session: S,
    note: T,
}

fn main() {
    let profile = ProfileName::new("Outlook").unwrap();
    let mapi = || -> Result<IUnknown> { Ok(CurrentSession(|| unreachable!(), ()).into()) };
    let helper: IOlkAccountHelper = LogonHelper {
        profile: profile.clone(),
        open: mapi,
    }
    .into();
    let session = helper.mapi_session().unwrap();
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
    let object = HelperObject::new(AddInHelper {
        profile,
        session,
        note: "a note",
    });
    assert_eq!(object.note, "a note");
    let helper: IOlkAccountHelper = object.into();
    assert_eq!(helper.hand_off().unwrap(), HandsOff::NotOwned);
}
