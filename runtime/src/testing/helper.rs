//! What the manager does with the helper that it is given.

use super::state::Shared;
use crate::client;
use crate::sys::{E_UNEXPECTED, IOlkAccountHelper, S_OK};
use core::ptr;
use windows_core::{HRESULT, IUnknown, Interface};

/// A call that the manager made on the helper, and what the helper answered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HelperCall {
    /// `GetIdentity`: with a buffer of 256 units first, which holds no NUL on entry.
    ///
    /// After `E_OUTOFMEMORY` the next buffer has the size that the helper named, and one unit more: some helpers count
    /// without the NUL. No buffer has more than 65,536 units, and there are at most four calls.
    GetIdentity {
        /// The size of the buffer in UTF-16 units, `*pcch` on entry.
        buffer: u32,
        /// `*pcch` on return.
        length: u32,
        /// The answer.
        answer: HRESULT,
    },
    /// `GetMapiSession`.
    GetMapiSession {
        /// Whether there was a session in the out-parameter.
        session: bool,
        /// The answer.
        answer: HRESULT,
    },
    /// `HandsOffSession`.
    HandsOffSession {
        /// The answer.
        answer: HRESULT,
    },
}

/// The helper, once the manager has asked it for everything.
///
/// The manager keeps no reference to the session, which would be one in a circle: the helper holds it for the manager,
/// until it is told that it is done with.
pub(super) struct Seat {
    helper: IOlkAccountHelper,
}

impl Seat {
    /// Asks the helper for the profile's name and for a session.
    ///
    /// # Errors
    ///
    /// The helper's, or `E_UNEXPECTED` if it answers what no helper may.
    pub(super) fn take(shared: &Shared, helper: IOlkAccountHelper) -> Result<Self, HRESULT> {
        let profile = identity(shared, &helper)?;
        shared.lock().profile = Some(profile);
        // Let go of at once: it has shown that it can be had.
        drop(session(shared, &helper)?);
        Ok(Self { helper })
    }

    /// Tells the helper that the session is done with, and lets go of it.
    pub(super) fn leave(self, shared: &Shared) {
        // SAFETY: the method has no arguments.
        let answer = unsafe { self.helper.HandsOffSession() };
        let call = HelperCall::HandsOffSession { answer };
        shared.lock().helper_calls.push(call);
    }
}

/// Returns the profile's name.
///
/// # Errors
///
/// As for [`client::identity`].
fn identity(shared: &Shared, helper: &IOlkAccountHelper) -> Result<String, HRESULT> {
    let name = client::identity(helper, |buffer, length, answer| {
        let call = HelperCall::GetIdentity {
            buffer,
            length,
            answer,
        };
        shared.lock().helper_calls.push(call);
    })?;
    Ok(String::from_utf16_lossy(&name))
}

/// Returns a session, with a reference of our own.
///
/// # Errors
///
/// The helper's failure. `E_UNEXPECTED` if it answers any success but `S_OK`, or hands out null: a session that comes with
/// such a success is released.
fn session(shared: &Shared, helper: &IOlkAccountHelper) -> Result<IUnknown, HRESULT> {
    let mut session = ptr::null_mut();
    // SAFETY: the out-parameter is a local variable's.
    let answer = unsafe { helper.GetMapiSession(&raw mut session) };
    let call = HelperCall::GetMapiSession {
        session: !session.is_null(),
        answer,
    };
    shared.lock().helper_calls.push(call);
    if answer.is_err() {
        return Err(answer);
    }
    if session.is_null() {
        return Err(E_UNEXPECTED);
    }
    // SAFETY: with any success, an out-parameter that isn't null is an interface pointer with a reference of our own,
    // and every interface begins with IUnknown.
    let session = unsafe { IUnknown::from_raw(session) };
    if answer == S_OK {
        Ok(session)
    } else {
        Err(E_UNEXPECTED)
    }
}
