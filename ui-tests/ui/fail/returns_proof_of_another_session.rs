//! rule: A `Released` belongs to one session: another session's won't do.
//! here: Of two sessions, the wrong one is released, though it lives longer.
//! code: none
//! errors: 1
//! message: rustc's own
//! remedy: Return what came of releasing the session that the hook was given.

use olk_account::{Released, Session};
use windows_core::IUnknown;

fn hands_off<'s, 'other: 's>(
    session: Session<'s, IUnknown>,
    other: Session<'other, IUnknown>,
) -> Released<'s> {
    drop(session);
    other.release()
}

fn main() {}
