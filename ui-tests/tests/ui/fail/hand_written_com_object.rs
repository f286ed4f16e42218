//! rule: What the attribute implements isn't implemented by hand.
//! here: The making of the COM object is written by hand, beside the attribute.
//! code: E0119
//! errors: 1
//! message: rustc's own
//! remedy: Remove the `impl`. What is a helper's to decide is in `OpenSession` and `LendSession`.

use olk_account::declaration::Object;
use olk_account::olk_account_helper;
use windows_core::{ComObject, ComObjectInner, IUnknown};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

impl ComObjectInner for AddInHelper {
    type Outer = Object<Self>;

    fn into_object(self) -> ComObject<Self> {
        unreachable!()
    }
}

fn main() {}
