//! rule: A session ends with the hook: neither it nor a borrow of it nor its proof can be put away.
//! here: The hook sends the session to another thread, where its interface may be used.
//! code: E0521
//! errors: 1
//! message: rustc's own
//! remedy: Use the session within the hook. To keep its interface, clone that, and release the clone yourself.

use olk_account::{OpenSession, Released, Session, olk_account_helper};
use windows_core::{GUID, IUnknown, Interface, Result};

/// A session that may be used on any thread.
#[derive(Clone)]
#[repr(transparent)]
struct AgileSession(IUnknown);

unsafe impl Interface for AgileSession {
    type Vtable = <IUnknown as Interface>::Vtable;
    const IID: GUID = GUID::zeroed();
}
unsafe impl Send for AgileSession {}
unsafe impl Sync for AgileSession {}

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = AgileSession;

    fn open_session(&self) -> Result<AgileSession> {
        unreachable!()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, AgileSession>) -> Released<'s> {
        std::thread::spawn(move || drop(session.release()));
        unreachable!()
    }
}

fn main() {}
