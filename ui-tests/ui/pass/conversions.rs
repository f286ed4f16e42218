//! Everything that a helper turns into.

use olk_account::{HelperObject, IOlkAccountHelper, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Interface, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper(u32);

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(LogonHelper(self.0 + 1).into())
    }
}

fn takes_helper(helper: impl Into<IOlkAccountHelper>) -> String {
    helper.into().profile_name().unwrap()
}

fn main() {
    assert_eq!(takes_helper(LogonHelper(1)), "Outlook");

    let unknown: IUnknown = LogonHelper(1).into();
    let helper: IOlkAccountHelper = unknown.cast().unwrap();
    assert_eq!(helper.cast::<IUnknown>().unwrap(), unknown);

    let object: HelperObject<LogonHelper> = LogonHelper(1).into();
    let helper: IOlkAccountHelper = object.clone().into();
    assert_eq!(helper, *object.as_interface());
    let unknown: IUnknown = (&object).into();
    assert_eq!(unknown, helper.cast().unwrap());
    assert_eq!(object.0, 1);
}
