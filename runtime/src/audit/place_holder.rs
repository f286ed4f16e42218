//! `PlaceHolder1`.

use super::answer::Answer;
use super::auditor::Auditor;
use super::report::Verdict;
use super::rule::Rule;
use crate::sys::{E_NOTIMPL, IOlkAccountHelper};
use core::ptr;
use windows_core::Interface;

pub(super) fn audit(auditor: &mut Auditor<'_>) {
    let breach = auditor.undisturbed("PlaceHolder1", |auditor| {
        auditor.attempt(Rule::PlaceHolder1, breach)
    });
    let verdict = breach.map_or_else(Verdict::not_called, Verdict::unless);
    auditor.find(Rule::PlaceHolder1, verdict);
}

/// What the method does that it must not: with an argument and without, and once more, for "always".
fn breach(helper: &IOlkAccountHelper) -> Option<String> {
    const FILLING: usize = 0x00C0_FFEE;
    let method = helper.vtable().PlaceHolder1;
    for with_argument in [true, false, true] {
        let mut argument = [FILLING; 16];
        let pointer = if with_argument {
            (&raw mut argument).cast()
        } else {
            ptr::null_mut()
        };
        // SAFETY: the helper is alive; whatever it takes the argument for, it is NULL or can be written to.
        let answer = unsafe { method(helper.as_raw(), pointer) };
        if answer != E_NOTIMPL {
            return Some(format!("PlaceHolder1 answers {}", Answer(answer)));
        }
        if argument != [FILLING; 16] {
            return Some("PlaceHolder1 writes to its argument".to_owned());
        }
    }
    None
}
