//! rule: A `Session` comes from the runtime, and from nowhere else.
//! code: E0133, E0277, E0382, E0599
//! message: rustc's own
//! remedy: Hand off the session that the hook was given. What can be cloned is its interface.

use olk_account::{Released, Session};
use windows_core::IUnknown;

// here: A default `Session` is asked for.
fn defaults_it<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    drop(session);
    Session::<IUnknown>::default().release()
}

// here: The session to hand off is cloned, and one of the two is handed off.
fn clones_it<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    let spare = Session::clone(&session);
    drop(session);
    spare.release()
}

// here: The session is passed on and kept as well.
fn keeps_it<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    let spare = session;
    drop(session);
    spare.release()
}

// here: The interface behind the session is cloned, and taken for the session.
fn clones_interface<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    let spare = session.clone();
    spare.release()
}

// here: The session is read off its memory, in safe code.
fn reads_it<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    let spare = core::ptr::read(&session);
    drop(session);
    spare.release()
}

// here: The hook makes a session out of zeros, in safe code.
fn zeroes_it<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    drop(session);
    core::mem::zeroed::<Session<'s, IUnknown>>().release()
}

fn main() {}
