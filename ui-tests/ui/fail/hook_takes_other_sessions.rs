//! rule: The hook takes any session of the type that the helper opens.
//! code: none, E0053, E0308
//! message: rustc's own
//! remedy: Write the signature as the trait has it: `fn hands_off_session<'s>(&self, session: Session<'s,
//!     Self::Session>) -> Released<'s>`.

use olk_account::{OpenSession, Released, Session};
use windows_core::{IInspectable, IUnknown, Result};

struct TakesEternal;
struct TiesToHelper;
struct TakesOtherType;

impl OpenSession for TakesEternal {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    // here: The hook takes sessions that last for ever, and no others.
    fn hands_off_session(&self, session: Session<'static, IUnknown>) -> Released<'static> {
        session.release()
    }
}

impl OpenSession for TiesToHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    // here: The hook ties the session to the helper's own lifetime.
    fn hands_off_session<'s>(&'s self, session: Session<'s, IUnknown>) -> Released<'s> {
        session.release()
    }
}

impl OpenSession for TakesOtherType {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    // here: The hook's session has another interface than `OpenSession::Session`.
    fn hands_off_session<'s>(&self, session: Session<'s, IInspectable>) -> Released<'s> {
        session.release()
    }
}

fn main() {}
