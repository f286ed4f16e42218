//! Structs inside functions and blocks, two of the same name among them.

use olk_account::IOlkAccountHelper;

fn helper() -> IOlkAccountHelper {
    use olk_account::{OpenSession, olk_account_helper};
    use windows_core::{IUnknown, Result};

    #[olk_account_helper(owns_session, profile = "in a function")]
    struct Helper;

    impl OpenSession for Helper {
        type Session = IUnknown;

        fn open_session(&self) -> Result<IUnknown> {
            #[olk_account_helper(profile = "in a method")]
            struct Helper<T>(#[session] IUnknown, T);

            let session: IUnknown = self::helper().into();
            Ok(Helper(session, 1).into())
        }
    }

    Helper.into()
}

fn main() {
    let session = helper().mapi_session().unwrap();
    let name = {
        use olk_account::olk_account_helper;
        use windows_core::IUnknown;

        #[olk_account_helper(profile = "in a block")]
        struct Helper(#[session] IUnknown);

        let helper: IOlkAccountHelper = Helper(session).into();
        helper.profile_name().unwrap()
    };
    assert_eq!(name, "in a block");
}
