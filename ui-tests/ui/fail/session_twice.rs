//! rule: A borrower lends one session, and an owner has none to mark.
//! here: Two fields are marked `#[session]`.
//! code: none
//! errors: 1
//! remedy: Mark one field of a borrower, and none of an owner: there the COM object keeps the session.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] IUnknown, #[session] IUnknown);

fn main() {}
