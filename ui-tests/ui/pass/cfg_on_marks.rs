//! A struct that is a helper under a condition: attribute, marks, generic parameters and the place of a marked field may
//! depend on it.

use olk_account::{IOlkAccountHelper, ProfileName, olk_account_helper};
use std::marker::PhantomData;
use windows_core::IUnknown;

#[cfg_attr(all(), olk_account_helper)]
struct AddInHelper {
    #[cfg_attr(all(), doc = "The profile.", profile)]
    profile: ProfileName,
    #[cfg_attr(all(), session)]
    session: IUnknown,
}

#[cfg_attr(any(), olk_account_helper)]
struct Plain {
    #[cfg_attr(any(), profile)]
    session: IUnknown,
}

#[olk_account_helper]
struct Fields {
    #[cfg_attr(any(), profile)]
    #[cfg_attr(all(), cfg(any()))]
    _gone: NoSuchType,
    #[cfg_attr(all(), cfg(all()))]
    #[profile]
    profile: ProfileName,
    #[cfg_attr(any(), profile)]
    #[session]
    session: IUnknown,
}

#[olk_account_helper(profile = "Outlook")]
struct Parameters<#[cfg(any())] 'a, #[cfg(all())] T: 'static, #[cfg(any())] const N: usize>(
    #[cfg(any())] &'a [u8; N],
    #[session] IUnknown,
    PhantomData<T>,
);

fn lends(helper: impl Into<IOlkAccountHelper>) -> IUnknown {
    let helper: IOlkAccountHelper = helper.into();
    assert_eq!(helper.profile_name().unwrap(), "Outlook");
    helper.mapi_session().unwrap()
}

fn main() {
    let profile = ProfileName::new("Outlook").unwrap();
    let session: IUnknown = any_session();
    let plain = Plain {
        session: session.clone(),
    };
    assert_eq!(
        lends(Parameters(session.clone(), PhantomData::<u8>)),
        session
    );
    assert_eq!(
        lends(Fields {
            profile: profile.clone(),
            session: session.clone(),
        }),
        plain.session
    );
    assert_eq!(
        lends(AddInHelper {
            profile,
            session: session.clone(),
        }),
        session
    );
}

/// Any COM object does for a session here.
fn any_session() -> IUnknown {
    #[olk_account_helper(profile = "Outlook", owns_session)]
    struct Session;

    impl olk_account::OpenSession for Session {
        type Session = IUnknown;

        fn open_session(&self) -> windows_core::Result<IUnknown> {
            unimplemented!()
        }
    }

    Session.into()
}
