//! rule: A `Session` comes from the runtime, and from nowhere else.
//! here: A `Session` is built out of its fields.
//! code: E0451
//! message: rustc's own
//! remedy: Hand off the session that the hook was given. What can be cloned is its interface.

use core::marker::PhantomData;
use olk_account::Session;
use windows_core::IUnknown;

fn fake(custody: &mut Option<IUnknown>) -> Session<'_, IUnknown> {
    Session {
        custody,
        brand: PhantomData,
    }
}

fn main() {}
