//! rule: A borrower lends one session, and an owner has none to mark.
//! code: none
//! remedy: Mark one field of a borrower, and none of an owner: there the COM object keeps the session.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

// here: Two fields are marked `#[session]`.
#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] IUnknown, #[session] IUnknown);

// here: The helper owns its session, and has a field marked `#[session]`.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper(#[session] IUnknown);

fn main() {}
