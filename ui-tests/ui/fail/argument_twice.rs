//! rule: An argument is given once.
//! code: none
//! remedy: Remove the second one.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

// here: `owns_session` is given twice.
#[olk_account_helper(owns_session, owns_session, profile = "Outlook")]
struct OwnsSession;

// here: `profile` is given twice.
#[olk_account_helper(profile = "Outlook", profile = "Default")]
struct Profile(#[session] IUnknown);

// here: `crate` is given twice.
#[olk_account_helper(crate = olk_account, profile = "Outlook", crate = olk_account)]
struct Crate(#[session] IUnknown);

fn main() {}
