//! A helper called what a probe of the runtime's is called, with fields and methods named like the interface's.

use olk_account::{HandsOff, IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session)]
struct Lends {
    #[profile]
    name: ProfileName,
    session: u32,
    profile: fn() -> u32,
}

impl Lends {
    const CONTRACT: u32 = 1;
    const LENDS: u32 = 2;

    fn profile(&self) -> u32 {
        (self.profile)() + self.session + Self::CONTRACT + Self::LENDS
    }

    fn into_object(self) -> Self {
        self
    }
}

impl OpenSession for Lends {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        assert_eq!(self.profile(), 7);
        Ok(Lends {
            name: self.name.clone(),
            session: 0,
            profile: self.profile,
        }
        .into())
    }
}

fn main() {
    let name = ProfileName::new("Outlook").unwrap();
    let helper = Lends {
        name,
        session: 3,
        profile: || 1,
    }
    .into_object();
    let helper: IOlkAccountHelper = helper.into();
    assert_eq!(helper.profile_name().unwrap(), "Outlook");
    assert!(helper.mapi_session().is_ok());
    assert_eq!(helper.hand_off().unwrap(), HandsOff::Released);
}
