//! The crate under another name, by every kind of path.

mod dependencies {
    pub use olk_account as renamed;
}

mod absolute {
    #[olk_account::olk_account_helper(crate = ::olk_account, profile = "absolute")]
    pub struct Helper(#[session] pub windows_core::IUnknown);
}

mod from_the_root {
    #[olk_account::olk_account_helper(profile = "from the root", crate = crate::dependencies::renamed)]
    pub struct Helper(#[session] pub windows_core::IUnknown);
}

mod relative {
    #[olk_account::olk_account_helper(profile = "relative", crate = super::dependencies::renamed,)]
    pub struct Helper(#[session] pub windows_core::IUnknown);
}

mod imported {
    use super::dependencies::renamed::{self as olk, OpenSession};

    #[olk::olk_account_helper(owns_session, crate = olk, profile = "imported")]
    pub struct Helper;

    impl OpenSession for Helper {
        type Session = windows_core::IUnknown;

        fn open_session(&self) -> windows_core::Result<windows_core::IUnknown> {
            Ok(Helper.into())
        }
    }
}

fn main() {
    use dependencies::renamed::IOlkAccountHelper;
    use windows_core::IUnknown;

    let session: IUnknown = imported::Helper.into();
    let helpers: [IOlkAccountHelper; 3] = [
        absolute::Helper(session.clone()).into(),
        from_the_root::Helper(session.clone()).into(),
        relative::Helper(session).into(),
    ];
    let names = helpers.map(|helper| helper.profile_name().unwrap());
    assert_eq!(names, ["absolute", "from the root", "relative"]);
}
