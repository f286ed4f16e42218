//! rule: A session ends with the hook: neither it nor a borrow of it nor its proof can be put away.
//! code: E0515, E0521, E0621
//! message: rustc's own
//! remedy: Use the session within the hook. To keep its interface, clone that, and release the clone yourself.

use core::cell::Cell;
use olk_account::{Released, Session};
use windows_core::{GUID, IUnknown, Interface};

struct LogonHelper {
    session: Cell<Option<Session<'static, IUnknown>>>,
    proof: Cell<Option<Released<'static>>>,
}

thread_local! {
    static KEPT: Cell<Option<Session<'static, IUnknown>>> = const { Cell::new(None) };
}

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

impl LogonHelper {
    // here: The hook puts the session away in a field.
    fn keeps_session_in_field<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        self.session.set(Some(session));
        unreachable!()
    }

    // here: The hook puts the session away in a static.
    fn keeps_session_in_static<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        KEPT.set(Some(session));
        unreachable!()
    }

    // here: The hook puts the proof away for the next session.
    fn keeps_proof_in_field<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        self.proof.set(Some(session.release()));
        unreachable!()
    }

    // here: The hook sends the session to another thread, where its interface may be used.
    fn sends_to_thread<'s>(&self, session: Session<'s, AgileSession>) -> Released<'s> {
        std::thread::spawn(move || drop(session.release()));
        unreachable!()
    }
}

// here: A borrow of the session is to last as long as its lifetime, past the hook.
fn keeps_borrow<'s>(session: &Session<'s, IUnknown>) -> &'s IUnknown {
    session
}

// here: A borrow of the session is returned, and the session itself is not.
fn returns_borrow(session: Session<'_, IUnknown>) -> &IUnknown {
    &session
}

fn main() {}
