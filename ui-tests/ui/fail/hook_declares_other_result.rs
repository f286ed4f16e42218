//! rule: The hook of an owner returns the `Released` of its session, and nothing else.
//! code: E0053
//! message: rustc's own
//! remedy: End the hook with `session.release()`: what that returns becomes `S_OK`.

use olk_account::sys::S_OK;
use olk_account::{OpenSession, Session};
use windows_core::{HRESULT, IUnknown, Result};

struct DeclaresHresult;
struct DeclaresNothing;
struct DeclaresResult;

impl OpenSession for DeclaresHresult {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    // here: The hook is declared to return an `HRESULT`.
    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> HRESULT {
        session.release();
        S_OK
    }
}

impl OpenSession for DeclaresNothing {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    // here: The hook is declared to return nothing.
    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) {
        drop(session.release());
    }
}

impl OpenSession for DeclaresResult {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    // here: The hook is declared to return a `Result<()>`.
    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Result<()> {
        session.release();
        Ok(())
    }
}

fn main() {}
