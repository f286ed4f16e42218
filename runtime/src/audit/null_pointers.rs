//! NULL where a pointer is called for. Many helpers write through it, so it comes last.

use super::answer::Answer;
use super::asked::ROOM;
use super::auditor::Auditor;
use super::report::Verdict;
use super::rule::Rule;
use crate::sys::{E_INVALIDARG, E_POINTER, IOlkAccountHelper};
use core::ptr;
use windows_core::{HRESULT, Interface};

pub(super) fn audit(auditor: &mut Auditor<'_>) {
    let object = auditor.object();
    null(auditor, Rule::QueryNullOut, |_| {
        complaint(object.query_for_null(&IOlkAccountHelper::IID), E_POINTER)
    });
    null(auditor, Rule::IdentityNullRoomy, null_buffer);
    null(auditor, Rule::IdentityNullCount, null_count);
    null_session(auditor);
}

/// Judges by what `call` has to complain of.
fn null(
    auditor: &mut Auditor<'_>,
    rule: Rule,
    call: impl FnOnce(&IOlkAccountHelper) -> Option<String>,
) {
    let breach = auditor.attempt(rule, call);
    let verdict = breach.map_or_else(Verdict::not_called, Verdict::unless);
    auditor.find(rule, verdict);
}

fn complaint(answer: HRESULT, right: HRESULT) -> Option<String> {
    (answer != right).then(|| format!("it answers {}", Answer(answer)))
}

/// `GetIdentity` with a size, and no buffer that has it.
fn null_buffer(helper: &IOlkAccountHelper) -> Option<String> {
    let mut size = ROOM;
    let method = helper.vtable().GetIdentity;
    // SAFETY: the helper is alive. NULL for the buffer is what it has to reckon with.
    let answer = unsafe { method(helper.as_raw(), ptr::null_mut(), &raw mut size) };
    answer
        .is_ok()
        .then(|| format!("it answers {}", Answer(answer)))
}

/// `GetIdentity` without a size, with a buffer and without.
fn null_count(helper: &IOlkAccountHelper) -> Option<String> {
    let mut buffer = [0; ROOM as usize];
    let method = helper.vtable().GetIdentity;
    [buffer.as_mut_ptr(), ptr::null_mut()]
        .into_iter()
        .find_map(|buffer| {
            // SAFETY: the helper is alive, and there is room for any name. NULL for the size is what it has to
            // reckon with.
            let answer = unsafe { method(helper.as_raw(), buffer, ptr::null_mut()) };
            complaint(answer, E_INVALIDARG)
        })
}

/// `GetMapiSession` with nowhere to put the session. What the failure is called, the reference doesn't say.
fn null_session(auditor: &mut Auditor<'_>) {
    let mut success = false;
    null(auditor, Rule::SessionNullOut, |helper| {
        let method = helper.vtable().GetMapiSession;
        // SAFETY: the helper is alive. NULL for the out-parameter is what it has to reckon with.
        let answer = unsafe { method(helper.as_raw(), ptr::null_mut()) };
        success = answer.is_ok();
        success.then(|| format!("it answers {}", Answer(answer)))
    });
    if success {
        clear(auditor);
    }
}

/// Has the session handed off that was opened for nobody.
fn clear(auditor: &mut Auditor<'_>) {
    auditor.attempt(Rule::HandsOffAnswer, |helper| {
        let method = helper.vtable().HandsOffSession;
        // SAFETY: the helper is alive; the method has no arguments.
        unsafe { method(helper.as_raw()) }
    });
}
