//! rule: `crate = path` is where the crate `olk_account` is to be found.
//! here: It is no path.
//! code: none
//! errors: 1
//! remedy: Give the path as one would write it in a `use`, without quotes.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(crate = 1 + 1, profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

fn main() {}
