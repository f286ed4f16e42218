//! rule: A `Released` comes from `Session::release`, and from nowhere else.
//! here: The hook takes `Released` for a unit struct.
//! code: E0423
//! message: rustc's own
//! remedy: Release the session that the hook was given, and return what that gives.

use olk_account::{Released, Session};
use windows_core::IUnknown;

fn hands_off_session<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {
    Released
}

fn main() {}
