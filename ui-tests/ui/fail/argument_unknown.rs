//! rule: The attribute takes `owns_session`, `profile = "…"` and `crate = path`.
//! here: There is no argument of this name.
//! code: none
//! errors: 1
//! remedy: Write the argument that was meant. To lend a session, none is needed.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook", thread_safe)]
struct AddInHelper(#[session] IUnknown);

fn main() {}
