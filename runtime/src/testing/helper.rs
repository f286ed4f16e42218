//! What the manager does with the helper that it is given.

use super::state::Shared;
use crate::sys::{E_OUTOFMEMORY, E_UNEXPECTED, IOlkAccountHelper, S_OK};
use core::ptr;
use windows_core::{HRESULT, IUnknown, Interface};

/// No profile's name is as long as this: a larger size is a helper's mistake, not a size.
const IDENTITY_LIMIT: u32 = 0x1_0000;

/// A call that the manager made on the helper, and what the helper answered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HelperCall {
    /// `GetIdentity`: once without a buffer, then with one of the size that it asked for.
    GetIdentity {
        /// The size of the buffer in UTF-16 units, `*pcch` on entry; nothing, if the buffer was NULL.
        buffer: Option<u32>,
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
    /// The helper's, or `E_UNEXPECTED` where it answers what no helper may.
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

/// The profile's name: asked for its size first, then for the name.
fn identity(shared: &Shared, helper: &IOlkAccountHelper) -> Result<String, HRESULT> {
    let note = |buffer, length, answer| {
        let call = HelperCall::GetIdentity {
            buffer,
            length,
            answer,
        };
        shared.lock().helper_calls.push(call);
    };
    let mut size = 0;
    // SAFETY: NULL stands for a buffer of no units, which is what `size` says.
    let answer = unsafe { helper.GetIdentity(ptr::null_mut(), &raw mut size) };
    note(None, size, answer);
    match answer {
        E_OUTOFMEMORY if (1..=IDENTITY_LIMIT).contains(&size) => {}
        failure if failure.is_err() && failure != E_OUTOFMEMORY => return Err(failure),
        _ => return Err(E_UNEXPECTED),
    }

    let mut buffer = vec![0; size as usize];
    let mut length = size;
    // SAFETY: the buffer has `size` units.
    let answer = unsafe { helper.GetIdentity(buffer.as_mut_ptr(), &raw mut length) };
    note(Some(size), length, answer);
    match (answer, buffer.iter().position(|&unit| unit == 0)) {
        (S_OK, Some(end)) => Ok(String::from_utf16_lossy(&buffer[..end])),
        (failure, _) if failure.is_err() => Err(failure),
        _ => Err(E_UNEXPECTED),
    }
}

/// A session, with a reference of our own.
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
    // SAFETY: on success, the out-parameter is an interface pointer with a reference of our own, and every interface
    // begins with IUnknown.
    Ok(unsafe { IUnknown::from_raw(session) })
}
