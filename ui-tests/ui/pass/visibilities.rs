//! Private structs, and structs that are visible in a part of the crate; with private types in their fields.
#![deny(private_interfaces, private_bounds, unreachable_pub)]

mod helpers {
    use olk_account::{IOlkAccountHelper, LendSession, ProfileName, olk_account_helper};
    use windows_core::{IUnknown, Result};

    struct Hidden;

    trait Source {
        fn session(&self) -> Result<IUnknown>;
    }

    impl Source for Hidden {
        fn session(&self) -> Result<IUnknown> {
            Ok(Private(Hidden).into())
        }
    }

    #[olk_account_helper(profile = "private")]
    struct Private<S: Source>(S);

    impl<S: Source> LendSession for Private<S> {
        type Session = IUnknown;

        fn lend_session(&self) -> Result<IUnknown> {
            self.0.session()
        }
    }

    #[olk_account_helper]
    pub(crate) struct InCrate {
        #[profile]
        pub(super) profile: ProfileName,
        #[session]
        session: IUnknown,
    }

    impl InCrate {
        pub(crate) fn new(profile: ProfileName) -> Self {
            Self {
                profile,
                session: Private(Hidden).into(),
            }
        }
    }

    #[olk_account_helper(profile = "pub(in …)")]
    pub(in crate::helpers) struct InHelpers(#[session] pub(self) IUnknown);

    pub(super) fn in_helpers() -> IOlkAccountHelper {
        InHelpers(Private(Hidden).into()).into()
    }
}

fn main() {
    use olk_account::{IOlkAccountHelper, ProfileName};

    let helper = helpers::InCrate::new(ProfileName::new("pub(crate)").unwrap());
    assert_eq!(helper.profile.to_string(), "pub(crate)");
    let helper: IOlkAccountHelper = helper.into();
    assert!(helper.mapi_session().is_ok());
    assert_eq!(helpers::in_helpers().profile_name().unwrap(), "pub(in …)");
}
