//! What the integration tests share.
//!
//! - `published` declares the interface once more, from the published reference;
//! - `caller` calls helpers and sessions through raw pointers;
//! - `object` is the COM object of all the tests, and `interfaces` has Outlook's interfaces for it;
//! - `memory` is what such objects hand out memory from;
//! - `session` is a MAPI session that keeps account of what is done to it;
//! - `helpers` are helpers made with the attribute, which do what a test's script says;
//! - `foreign` are helpers written by hand, which may answer anything;
//! - `notes` are for what callbacks find out, `threads` for threads that have to meet;
//! - `tables` has the published names and numbers once more;
//! - `shapes` tells whether a helper answers as one of its role does.

// Each file of tests is a crate of its own, and has no use for some of this.
#![allow(dead_code, unused_imports)]

mod caller;
mod foreign;
mod helpers;
pub(crate) mod interfaces;
pub(crate) mod memory;
mod notes;
pub(crate) mod object;
mod published;
mod session;
mod shapes;
pub(crate) mod tables;
mod threads;

pub(crate) use caller::{Caller, Misaligned, Reference, garbage};
pub(crate) use foreign::{Foreign, copy};
pub(crate) use helpers::{
    Borrower, Hook, Lender, Open, Owner, PROFILE, PlainOwner, Script, Witness, borrower,
    for_every_helper, lender, owner, panic_on_purpose, profile,
};
pub(crate) use notes::{Notes, faults_of_other_calls};
pub(crate) use published::{
    Guid, HelperVtable, Hresult, IMAPI_SESSION, IOLK_ACCOUNT_HELPER, IUNKNOWN, UnknownVtable,
};
pub(crate) use session::{MapiSession, Probe};
pub(crate) use shapes::{assert_borrows, assert_owns, fresh_session, open_fresh};
pub(crate) use threads::{Stop, THREADS, race, while_stopped};

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks, also where a test has panicked meanwhile: what it held was a list.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
