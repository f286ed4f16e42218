//! rule: A `Released` comes from `Session::release`, and from nowhere else.
//! here: The hook builds a `Released` out of its field.
//! code: E0451
//! message: rustc's own
//! remedy: Release the session that the hook was given, and return what that gives.

use core::marker::PhantomData;
use olk_account::{Released, Session};
use windows_core::IUnknown;

fn hands_off_session<'s>(_session: Session<'s, IUnknown>) -> Released<'s> {
    Released { brand: PhantomData }
}

fn main() {}
