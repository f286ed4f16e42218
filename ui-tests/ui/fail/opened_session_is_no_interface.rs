//! rule: A session is a COM interface.
//! here: `OpenSession::Session` is a struct.
//! code: E0277
//! errors: 1
//! remedy: Use the interface itself: `IMAPISession` on Windows, or any that derives from `IUnknown`; for a type
//!     parameter, write the bound `Interface`.

use olk_account::{OpenSession, olk_account_helper};
use windows_core::Result;

struct MapiSession;

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = MapiSession;

    fn open_session(&self) -> Result<MapiSession> {
        unreachable!()
    }
}

fn main() {}
