//! rule: The attribute takes `owns_session`, `profile = "…"` and `crate = path`.
//! here: `profil` for `profile`.
//! code: none
//! errors: 1
//! remedy: Write the argument that was meant. To lend a session, none is needed.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profil = "Outlook")]
struct AddInHelper(#[session] IUnknown);

fn main() {}
