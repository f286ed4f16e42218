//! rule: A `Released` belongs to one session: another session's won't do.
//! code: none
//! message: rustc's own
//! remedy: Return what came of releasing the session that the hook was given.

use core::cell::Cell;
use olk_account::{Released, Session};
use windows_core::IUnknown;

struct SecondHelper;

impl SecondHelper {
    fn released<'h>(&'h self) -> Released<'h> {
        unreachable!()
    }
}

struct LogonHelper {
    stored: Cell<Option<Released<'static>>>,
    second: SecondHelper,
}

impl LogonHelper {
    // here: The hook returns a proof that was stored when an earlier session was released.
    fn returns_stored<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        drop(session);
        self.stored.take().unwrap()
    }

    // here: The hook returns a second helper's proof, which is about that helper's session.
    fn returns_second<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        drop(session);
        self.second.released()
    }
}

// here: Of two sessions, the wrong one is released, though it lives longer.
fn releases_longer<'s, 'other: 's>(
    session: Session<'s, IUnknown>,
    other: Session<'other, IUnknown>,
) -> Released<'s> {
    drop(session);
    other.release()
}

// here: Of two sessions, the wrong one is released, and it doesn't live as long.
fn releases_shorter<'s: 'other, 'other>(
    session: Session<'s, IUnknown>,
    other: Session<'other, IUnknown>,
) -> Released<'s> {
    drop(session);
    other.release()
}

fn main() {}
