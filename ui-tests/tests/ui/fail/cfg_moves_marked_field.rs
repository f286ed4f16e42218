//! rule: In every configuration a helper has one profile and at most one session, at places that don't move.
//! here: The marked field's place depends on a field before it.
//! code: none
//! errors: 1
//! remedy: Make the `#[cfg]`s exclude each other and leave none out; in a tuple struct, put marked fields before
//!     those with a `#[cfg]`.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[cfg(any())] u32, #[session] IUnknown);

fn main() {}
