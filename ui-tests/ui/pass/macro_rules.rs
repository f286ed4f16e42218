//! Structs that another macro writes: with the attribute, the struct, the marks and the name from either side.

use olk_account::{IOlkAccountHelper, OpenSession};
use windows_core::{IUnknown, Result};

macro_rules! borrower {
    ($name:ident, $profile:literal, $($field:ident: $ty:ty),* $(,)?) => {
        #[olk_account::olk_account_helper(profile = $profile)]
        struct $name {
            #[session]
            session: IUnknown,
            $($field: $ty,)*
        }
    };
}

macro_rules! owner {
    ($(#[$attribute:meta])* $vis:vis struct $name:ident<$($parameter:ident $(: $bound:path)?),*> { $($fields:tt)* }) => {
        $(#[$attribute])*
        #[derive(Default)]
        $vis struct $name<$($parameter $(: $bound)?),*> {
            $($fields)*
        }

        impl<$($parameter: Default + 'static $(+ $bound)?),*> OpenSession for $name<$($parameter),*> {
            type Session = IUnknown;

            fn open_session(&self) -> Result<IUnknown> {
                Ok(Self::default().into())
            }
        }
    };
}

macro_rules! hidden {
    () => {{
        use olk_account::olk_account_helper;

        #[olk_account_helper(crate = $crate::dependency, owns_session, profile = "hidden")]
        struct Helper;

        impl OpenSession for Helper {
            type Session = IUnknown;

            fn open_session(&self) -> Result<IUnknown> {
                Ok(Helper.into())
            }
        }

        let helper: IOlkAccountHelper = Helper.into();
        helper
    }};
}

use olk_account as dependency;

borrower!(AddInHelper, "Outlook", note: String, flags: [u32; 2]);

owner! {
    /// Documented, too.
    #[olk_account::olk_account_helper(owns_session, profile = "Default")]
    pub(crate) struct LogonHelper<T: Copy, U> {
        t: T,
        u: U,
    }
}

fn main() {
    let owner = LogonHelper {
        t: 1,
        u: String::from("u"),
    };
    assert_eq!((owner.t, &*owner.u), (1, "u"));
    let owner: IOlkAccountHelper = owner.into();
    let session = owner.mapi_session().unwrap();
    let borrower = AddInHelper {
        session,
        note: String::new(),
        flags: [0; 2],
    };
    assert!(borrower.note.is_empty() && borrower.flags == [0; 2]);
    let borrower: IOlkAccountHelper = borrower.into();
    assert!(borrower.mapi_session().is_ok());
    assert_eq!(hidden!().profile_name().unwrap(), "hidden");
}
