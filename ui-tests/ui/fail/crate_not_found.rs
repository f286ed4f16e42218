//! rule: `crate = path` is where the crate `olk_account` is to be found.
//! here: There is no such crate.
//! code: none, E0433
//! errors: 3
//! reason: The arguments and the marks belong to a derive at this path, which isn't there, either.
//! message: rustc's own
//! remedy: Give the path as one would write it in a `use`, without quotes.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(crate = nowhere, profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

fn main() {}
