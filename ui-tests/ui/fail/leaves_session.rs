//! rule: A session that is dropped, forgotten or left alone wasn't released.
//! code: E0308
//! message: rustc's own
//! remedy: End the hook with `session.release()`: what that returns becomes `S_OK`.

use core::mem::ManuallyDrop;
use olk_account::sys::S_OK;
use olk_account::{Released, Session};
use windows_core::IUnknown;

// here: The hook does nothing at all.
fn ignores<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {}

// here: The hook drops the session and returns nothing.
fn drops<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    drop(session);
}

// here: The hook gives the session to `mem::forget`.
fn forgets<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    core::mem::forget(session);
}

// here: The hook forgets the session and answers `S_OK` all the same.
fn forgets_and_returns_s_ok<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    core::mem::forget(session);
    S_OK
}

// here: The hook wraps the session in `ManuallyDrop`, and returns that.
fn wraps<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    ManuallyDrop::new(session)
}

fn main() {}
