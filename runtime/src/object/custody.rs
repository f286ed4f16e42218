//! Custody of a session while the helper's hook runs.

use super::containment::contain;
use crate::contract::{OpenSession, Released, Session};
use crate::sys::S_OK;
use windows_core::HRESULT;

/// Passes `session` through `helper`'s hook, sees that it is released exactly once, and gives the answer of
/// `HandsOffSession`.
///
/// `Session` is a token for what lies in `custody` here. `Session::release` empties custody; a hook that
/// panics instead, whether it dropped or forgot the token, leaves the session behind, and it is released
/// here. There is no third way out: to return, the hook needs the proof.
pub(super) fn hand_off<T: OpenSession>(helper: &T, session: T::Session) -> HRESULT {
    let mut custody = Some(session);
    let answer = contain(|| match Session::in_custody(&mut custody) {
        Some(token) => proven(helper.hands_off_session(token)),
        None => S_OK,
    });
    answer.unwrap_or_else(|| {
        // The session's own `Release` is foreign code as well.
        contain(|| drop(custody.take()));
        S_OK
    })
}

/// The answer that a helper gives when it has released the session that it created.
fn proven(_: Released<'_>) -> HRESULT {
    S_OK
}
