//! rule: A session is a COM interface.
//! here: The field marked `#[session]` is a number.
//! code: E0277
//! errors: 1
//! remedy: Use the interface itself: `IMAPISession` on Windows, or any that derives from `IUnknown`; for a type
//!     parameter, write the bound `Interface`.

use olk_account::olk_account_helper;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper(#[session] usize);

fn main() {}
