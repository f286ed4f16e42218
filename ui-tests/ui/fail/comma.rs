//! rule: Arguments are separated by one comma.
//! code: none
//! remedy: Write one comma between two arguments.

use olk_account::olk_account_helper;

// here: There is a comma before the first argument.
#[olk_account_helper(, owns_session, profile = "Outlook")]
struct First;

// here: There are two commas.
#[olk_account_helper(owns_session,, profile = "Outlook")]
struct Twice;

// here: There is none.
#[olk_account_helper(owns_session profile = "Outlook")]
struct Missing;

fn main() {}
