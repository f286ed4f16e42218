//! rule: `profile = "…"` takes a string literal.
//! here: There is no name.
//! code: none
//! errors: 1
//! remedy: Write the name there, in quotes. A name that is computed goes into a field marked `#[profile]`.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile)]
struct AddInHelper(#[session] IUnknown);

fn main() {}
