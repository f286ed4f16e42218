//! A session's course: `GetMapiSession` and `HandsOffSession`, called in the order that shows most.

use super::Role;
use super::auditor::Auditor;
use super::object::{Object, Out};
use super::pin::Pin;
use super::rule::Rule;
use crate::sys::{E_NOTIMPL, S_OK};
use windows_core::{HRESULT, IUnknown, Interface};

/// What was seen. Where something is missing, the call wasn't made, or the session doesn't tell.
#[derive(Default)]
pub(super) struct Course {
    /// The first `GetMapiSession`; without a session from it, there is no other.
    pub(super) first: Option<Out>,
    pub(super) second: Option<Second>,
    /// How many references to the session others have, once the caller's are given back.
    pub(super) kept: Option<i64>,
    pub(super) hand_off: Option<HandOff>,
    /// Once more, with nothing to hand off.
    pub(super) repeated: Option<HandOff>,
    /// `GetMapiSession` after that.
    pub(super) third: Option<Third>,
    pub(super) last_hand_off: Option<HandOff>,
}

/// `GetMapiSession` while the helper has a session.
pub(super) struct Second {
    pub(super) out: Out,
    /// Whether it gave the session that the first call gave.
    pub(super) same: bool,
    /// How many references it added to that session.
    pub(super) added: Option<i64>,
}

/// `GetMapiSession` after `HandsOffSession`.
pub(super) struct Third {
    pub(super) out: Out,
    /// Whether it gave the very pointer that it gave before.
    pub(super) same: bool,
    /// How many references to the session others have, once the caller's is given back.
    pub(super) kept: Option<i64>,
}

/// A `HandsOffSession`, and how many references to the session others had before and after.
#[derive(Clone, Copy)]
pub(super) struct HandOff {
    pub(super) answer: HRESULT,
    pub(super) references: Option<(i64, i64)>,
}

impl HandOff {
    /// Whether it is seen that the session was released.
    pub(super) fn released(self) -> bool {
        self.references
            .is_some_and(|(before, after)| after < before)
    }
}

/// Makes the calls.
pub(super) fn take(auditor: &mut Auditor<'_>) -> Course {
    let mut course = Course {
        first: session(auditor, Rule::SessionAnswer),
        ..Course::default()
    };
    if let Some(first) = course.first.and_then(Out::object) {
        course.take_with(auditor, first);
    } else {
        course.hand_off = hand_off(auditor, Rule::HandsOffAnswer, None);
        course.repeated = hand_off(auditor, Rule::HandsOffRepeated, None);
    }
    let answer = course.hand_off.map(|hand_off| hand_off.answer);
    auditor.take_for(match answer {
        Some(S_OK) => Some(Role::Owner),
        Some(E_NOTIMPL) => Some(Role::Borrower),
        _ => None,
    });
    course
}

impl Course {
    /// Goes on with a session, which came with a reference, as far as is known.
    fn take_with(&mut self, auditor: &mut Auditor<'_>, first: Object) {
        // As long as there are pins, no other session can be where one of these is.
        let first = Pin::new(first);
        let other = self.ask_again(auditor, &first);
        let latest = other.as_ref().unwrap_or(&first);

        self.kept = latest.others();
        self.hand_off = hand_off(auditor, Rule::HandsOffAnswer, Some(latest));
        self.repeated = hand_off(auditor, Rule::HandsOffRepeated, Some(latest));
        let ((), added) = auditor.counted(|auditor| self.go_round(auditor, latest));
        auditor.accept("GetMapiSession, with HandsOffSession after it,", added);
    }

    /// Asks for the session a second time, and gives the references back that came with both. If the second is
    /// a session apart, it is that which the helper has now.
    fn ask_again(&mut self, auditor: &mut Auditor<'_>, first: &Pin) -> Option<Pin> {
        let before = first.others();
        let out = session(auditor, Rule::SessionSame);
        let second = out.and_then(Out::object);
        let added = first.others().zip(before).map(|(now, then)| now - then);
        let added = added.filter(|_| second == Some(first.object()));
        self.second = out.map(|out| Second {
            out,
            same: second.is_some_and(|second| identity(second) == identity(first.object())),
            added,
        });

        let other = second.filter(|&second| second != first.object());
        let other = other.map(Pin::new);
        // One that was seen to come without a reference has none to give back, and neither had the first.
        if added.is_none_or(|added| added > 0) {
            for session in [Some(first.object()), second].into_iter().flatten() {
                // SAFETY: a session from `GetMapiSession` has a reference, which is ours.
                unsafe { session.release() };
            }
        }
        other
    }

    /// Asks for a session once more, and has it handed off. `latest` is the one that was handed off before.
    fn go_round(&mut self, auditor: &mut Auditor<'_>, latest: &Pin) {
        let before = latest.others();
        let Some(out) = session(auditor, Rule::SessionAfterHandsOff) else {
            return;
        };
        let third = out.object();
        let same = third == Some(latest.object());
        let other = third.filter(|_| !same).map(Pin::new);
        let pin = third.map(|_| other.as_ref().unwrap_or(latest));

        let added = latest.others().zip(before).map(|(now, then)| now - then);
        let first_had_none = self.second.as_ref().and_then(|second| second.added);
        let added = if same { added } else { first_had_none };
        if let (Some(third), None | Some(1..)) = (third, added) {
            // SAFETY: a session from `GetMapiSession` has a reference, which is ours; unless it was seen that
            // there is none, with this session or with the first.
            unsafe { third.release() };
        }
        self.third = Some(Third {
            out,
            same,
            kept: pin.and_then(Pin::others),
        });
        self.last_hand_off = hand_off(auditor, Rule::HandsOffAnswer, pin);
    }
}

/// `GetMapiSession`.
fn session(auditor: &mut Auditor<'_>, rule: Rule) -> Option<Out> {
    auditor.attempt(rule, |helper| {
        let method = helper.vtable().GetMapiSession;
        // SAFETY: the helper is alive, and the out-parameter can be written.
        Out::of(|out| unsafe { method(helper.as_raw(), out) })
    })
}

/// `HandsOffSession`, with an eye on the session.
fn hand_off(auditor: &mut Auditor<'_>, rule: Rule, session: Option<&Pin>) -> Option<HandOff> {
    let before = session.and_then(Pin::others);
    let answer = auditor.attempt(rule, |helper| {
        let method = helper.vtable().HandsOffSession;
        // SAFETY: the helper is alive; the method has no arguments.
        unsafe { method(helper.as_raw()) }
    });
    let after = session.and_then(Pin::others);
    answer.map(|answer| HandOff {
        answer,
        references: before.zip(after),
    })
}

/// What tells an object from all others: its `IUnknown`, if it has one to give.
fn identity(object: Object) -> Object {
    let Some(unknown) = object.query(&IUnknown::IID).object() else {
        return object;
    };
    // SAFETY: a pointer from `QueryInterface` has a reference, which is ours. The object is alive without it.
    unsafe { unknown.release() };
    unknown
}
