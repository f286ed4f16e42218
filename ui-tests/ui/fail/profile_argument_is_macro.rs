//! rule: `profile = "…"` takes a string literal.
//! here: The name is put together by a macro.
//! code: none
//! errors: 1
//! remedy: Write the name there, in quotes. A name that is computed goes into a field marked `#[profile]`.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = concat!("Out", "look"))]
struct AddInHelper(#[session] IUnknown);

fn main() {}
