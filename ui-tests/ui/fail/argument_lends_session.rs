//! rule: The attribute takes `owns_session`, `profile = "…"` and `crate = path`.
//! here: The opposite of `owns_session` is to write nothing.
//! code: none
//! errors: 1
//! remedy: Write the argument that was meant. To lend a session, none is needed.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(lends_session, profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

fn main() {}
