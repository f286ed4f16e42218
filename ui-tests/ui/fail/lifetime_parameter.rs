//! rule: A helper owns what it is made of, since a COM object outlives every borrow.
//! here: The struct has a lifetime parameter.
//! code: none
//! remedy: Own the data, or share it with `Arc`.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper<'a>(#[session] IUnknown, &'a str);

fn main() {}
