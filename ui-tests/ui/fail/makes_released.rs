//! rule: A `Released` comes from `Session::release`, and from nowhere else.
//! code: E0133, E0277, E0382, E0599
//! message: rustc's own
//! remedy: Release the session that the hook was given, and return what that gives.

use olk_account::sys::S_OK;
use olk_account::{Released, Session};
use windows_core::IUnknown;

// here: The hook asks for a default `Released`.
fn defaults_it<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {
    Released::default()
}

// here: The hook converts `S_OK` into a proof.
fn converts_hresult<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {
    S_OK.into()
}

// here: The proof is cloned, so as to keep one.
fn clones_it<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    let proof = session.release();
    proof.clone()
}

// here: The proof is used twice.
fn uses_it_twice<'s>(session: Session<'s, IUnknown>) -> Released<'s> {
    let proof = session.release();
    drop(proof);
    proof
}

// here: The hook makes a `Released` of nothing, with `transmute` in safe code.
fn transmutes_nothing<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {
    core::mem::transmute::<(), Released<'s>>(())
}

fn main() {}
