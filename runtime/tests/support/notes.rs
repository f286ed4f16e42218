//! What tests write down in a callback, to check it when that is over.
//!
//! An assertion that fails in a callback would meet with the containment of panics.

use super::caller::Caller;
use super::lock;
use super::published::{Hresult, IOLK_ACCOUNT_HELPER};
use core::mem::ManuallyDrop;
use core::ptr;
use std::sync::{Arc, Mutex};

/// What is written down in a callback.
pub(crate) struct Notes<T>(Arc<Mutex<Vec<T>>>);

impl<T: Send + 'static> Notes<T> {
    pub(crate) fn new() -> Self {
        Self(Arc::default())
    }

    /// The callback that calls `helper`, and writes down what `calls` returns. It is for code that runs within a call
    /// to the helper, and must run nowhere else.
    pub(crate) fn of(
        &self,
        helper: &Caller,
        calls: impl FnOnce(&Caller) -> T + Send + 'static,
    ) -> impl FnOnce() + Send + 'static {
        let notes = Arc::clone(&self.0);
        let helper = weak(helper);
        move || {
            let note = calls(&helper);
            lock(&notes).push(note);
        }
    }

    /// The one note that was made.
    #[track_caller]
    pub(crate) fn only(&self) -> T {
        let mut notes = lock(&self.0);
        assert_eq!(notes.len(), 1, "the callback runs once");
        notes.remove(0)
    }
}

/// What a callback knows its helper by: an address without a reference, for a session mustn't keep its helper.
fn weak(helper: &Caller) -> ManuallyDrop<Caller> {
    // SAFETY: the callbacks that have it run within a call to the helper, so while it is alive.
    unsafe { helper.uncounted() }
}

/// Makes the calls that have nothing to do with a session, and tells what is wrong with their answers.
pub(crate) fn faults_of_other_calls(helper: &Caller) -> Vec<&'static str> {
    let mut faults = Vec::new();
    let mut fault_unless = |right: bool, what| {
        if !right {
            faults.push(what);
        }
    };
    let count = helper.count();
    let mut length = 0;
    // SAFETY: NULL stands for no buffer; `length` is a local variable.
    let answer = unsafe { helper.get_identity(ptr::null_mut(), &raw mut length) };
    fault_unless(
        (answer, length) == (Hresult::E_OUTOFMEMORY, 8),
        "GetIdentity",
    );
    let queried = helper.unknown().query(IOLK_ACCOUNT_HELPER);
    fault_unless(queried.as_ref() == Ok(helper.unknown()), "QueryInterface");
    drop(queried);
    fault_unless(
        helper.place_holder_1(ptr::null_mut()) == Hresult::E_NOTIMPL,
        "PlaceHolder1",
    );
    drop([helper.clone(), helper.clone()]);
    fault_unless(helper.count() == count, "AddRef and Release");
    faults
}
