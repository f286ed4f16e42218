//! rule: A session is a COM interface.
//! here: `LendSession::Session` is a struct.
//! code: E0277
//! errors: 1
//! remedy: Use the interface itself: `IMAPISession` on Windows, or any that derives from `IUnknown`; for a type
//!     parameter, write the bound `Interface`.

use olk_account::{LendSession, olk_account_helper};
use windows_core::Result;

struct MapiSession;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

impl LendSession for AddInHelper {
    type Session = MapiSession;

    fn lend_session(&self) -> Result<MapiSession> {
        unreachable!()
    }
}

fn main() {}
