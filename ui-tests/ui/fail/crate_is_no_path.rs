//! rule: `crate = path` is where the crate `olk_account` is to be found.
//! code: none
//! remedy: Give the path as one would write it in a `use`, without quotes.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

// here: The value is not a path.
#[olk_account_helper(crate = 1 + 1, profile = "Outlook")]
struct Expression(#[session] IUnknown);

// here: The path is in quotes.
#[olk_account_helper(crate = "olk_account", profile = "Outlook")]
struct Quoted(#[session] IUnknown);

// here: The path is missing.
#[olk_account_helper(crate, profile = "Outlook")]
struct WithoutValue(#[session] IUnknown);

fn main() {}
