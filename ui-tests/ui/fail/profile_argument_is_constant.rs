//! rule: `profile = "…"` takes a string literal.
//! here: The name is a constant.
//! code: none
//! errors: 1
//! remedy: Write the name there, in quotes. A name that is computed goes into a field marked `#[profile]`.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

const PROFILE: &str = "Outlook";

#[olk_account_helper(profile = PROFILE)]
struct AddInHelper(#[session] IUnknown);

fn main() {}
