//! rule: A session is a COM interface.
//! code: E0277
//! remedy: Use the interface itself: `IMAPISession` on Windows, or any that derives from `IUnknown`; for a type
//!     parameter, write the bound `Interface`.

use olk_account::{LendSession, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

// here: The field marked `#[session]` is a number.
#[olk_account_helper(profile = "Outlook")]
struct Number(#[session] usize);

// here: The field marked `#[session]` has its interface in an `Option`.
#[olk_account_helper(profile = "Outlook")]
struct Wrapped(#[session] Option<IUnknown>);

// here: The field marked `#[session]` is of a type parameter without a bound.
#[olk_account_helper(profile = "Outlook")]
struct WithoutBound<S>(#[session] S);

struct MapiSession;

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

impl LendSession for AddInHelper {
    // here: `LendSession::Session` is a struct.
    type Session = MapiSession;

    fn lend_session(&self) -> Result<MapiSession> {
        unreachable!()
    }
}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    // here: `OpenSession::Session` is a struct.
    type Session = MapiSession;

    fn open_session(&self) -> Result<MapiSession> {
        unreachable!()
    }
}

fn main() {}
