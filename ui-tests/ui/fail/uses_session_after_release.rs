//! rule: A session is released once, and not used after that.
//! code: E0382, E0505
//! message: rustc's own
//! remedy: Do first what there is to do; `session.release()` comes last.

use olk_account::{Released, Session};
use windows_core::{IUnknown, Interface};

// here: The session is released twice.
fn releases_twice<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    session.release();
    session.release()
}

// here: The session is used after its release.
fn uses_session<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    let proof = session.release();
    let _ = session.as_raw();
    proof
}

// here: A borrow of the session is used after its release.
fn uses_borrow<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    let mapi: &IUnknown = &session;
    let proof = session.release();
    let _ = mapi.as_raw();
    proof
}

fn main() {}
