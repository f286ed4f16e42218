//! rule: A helper can be borrowed field by field, so it isn't `packed`.
//! here: It is.
//! code: none
//! remedy: Remove `packed`; `repr(C)` and `align` may stay.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
#[repr(C, packed)]
struct AddInHelper(#[session] IUnknown);

fn main() {}
