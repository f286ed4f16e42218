//! The two calls of code that the user wrote, which keep panics in and sessions safe.

use crate::com::contain;
use crate::contract::{OpenSession, Released, Session, session};
use crate::sys::E_UNEXPECTED;
use windows_core::{Error, HRESULT, IUnknown, Interface, Result};

/// Calls `open_session` or `lend_session`, and returns the session, with its reference.
///
/// # Errors
///
/// The error's HRESULT, whose error info goes to the thread on Windows; `E_UNEXPECTED` for an error that carries a
/// success code, and after a panic.
#[inline]
pub(super) fn session_from<S: session>(
    obtain: impl FnOnce() -> Result<S>,
) -> core::result::Result<IUnknown, HRESULT> {
    match contain(obtain) {
        // SAFETY: the role's function refuses, while compiling, a session whose interface doesn't derive from
        // `IUnknown`. So the pointer is one to `IUnknown`, too, and its reference comes along.
        Some(Ok(session)) => Ok(unsafe { IUnknown::from_raw(session.into_pointer()) }),
        Some(Err(error)) => Err(failure(error)),
        None => Err(E_UNEXPECTED),
    }
}

#[cold]
fn failure(error: Error) -> HRESULT {
    let code = HRESULT::from(error);
    if code.is_ok() { E_UNEXPECTED } else { code }
}

/// Passes `session` to the hook, which releases it. When this returns, the session is released, exactly once: so the
/// answer of `HandsOffSession` is `S_OK`.
///
/// The hook gets a token: the session itself stays in `custody` here. [`Session::release`] empties custody, and a hook
/// that returns has the proof of that. A hook that panics leaves the session in custody, and it is released here.
///
/// # Safety
///
/// `session` came from [`session_from`] of the same `T::Session`.
pub(super) unsafe fn hand_off<T: OpenSession>(helper: &T, session: IUnknown) {
    // SAFETY: the caller guarantees the type; the reference comes along.
    let mut custody = Some(unsafe { T::Session::from_pointer(session.into_raw()) });
    contain(|| {
        if let Some(token) = Session::in_custody(&mut custody) {
            let Released { .. } = helper.hands_off_session(token);
        }
    });
    // The session's own `Release` is foreign code, too.
    contain(|| drop(custody));
}
