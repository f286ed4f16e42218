//! rule: The attribute takes `owns_session`, `profile = "…"` and `crate = path`.
//! here: The profile's name stands on its own.
//! code: none
//! errors: 1
//! remedy: Write the argument that was meant. To lend a session, none is needed.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper("Outlook")]
struct AddInHelper(#[session] IUnknown);

fn main() {}
