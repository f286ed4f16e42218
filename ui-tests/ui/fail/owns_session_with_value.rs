//! rule: `owns_session` has no value: it is there or not.
//! code: none
//! remedy: Write `owns_session` and nothing after it, or leave it out.

use olk_account::olk_account_helper;

// here: It is set to `true`.
#[olk_account_helper(owns_session = true, profile = "Outlook")]
struct EqualsTrue;

// here: It is set to `false`.
#[olk_account_helper(owns_session = false, profile = "Outlook")]
struct EqualsFalse;

// here: It has parentheses.
#[olk_account_helper(owns_session(), profile = "Outlook")]
struct WithParentheses;

fn main() {}
