//! rule: The COM object of a helper is a `HelperObject`.
//! here: It is made by `windows_core::ComObject`, which could be sent to another thread.
//! code: E0277
//! message: rustc's own
//! remedy: Write `HelperObject::new(helper)`, or convert the helper into an `IOlkAccountHelper`.

use olk_account::olk_account_helper;
use windows_core::{ComObject, ComObjectInner, IUnknown};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

fn make_object<T: ComObjectInner>(helper: T) {
    ComObject::new(helper);
}

fn main() {
    let _ = |session| make_object(AddInHelper(session));
}
