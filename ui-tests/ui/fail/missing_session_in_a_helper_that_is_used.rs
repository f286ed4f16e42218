//! promise: One mistake is one error: the struct stays usable in the rest of the program.
//! here: A helper that doesn't say how it opens its session, and is used.
//! code: E0277

use olk_account::{HelperObject, IOlkAccountHelper, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

fn main() {
    let object = HelperObject::new(LogonHelper);
    let _: IOlkAccountHelper = object.into();
    let _: IUnknown = LogonHelper.into();
}
