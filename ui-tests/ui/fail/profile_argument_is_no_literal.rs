//! rule: `profile = "…"` takes a string literal.
//! code: none
//! remedy: Write the name there, in quotes. A name that is computed goes into a field marked `#[profile]`.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

const PROFILE: &str = "Outlook";

// here: The name is missing.
#[olk_account_helper(profile)]
struct WithoutValue(#[session] IUnknown);

// here: There is nothing after the `=`.
#[olk_account_helper(profile =)]
struct WithoutLiteral(#[session] IUnknown);

// here: The name stands in parentheses.
#[olk_account_helper(profile("Outlook"))]
struct InParentheses(#[session] IUnknown);

// here: The name is a byte string.
#[olk_account_helper(profile = b"Outlook")]
struct ByteString(#[session] IUnknown);

// here: The name is a constant.
#[olk_account_helper(profile = PROFILE)]
struct Constant(#[session] IUnknown);

// here: The name is put together by a macro.
#[olk_account_helper(profile = concat!("Out", "look"))]
struct Macro(#[session] IUnknown);

fn main() {}
