//! `GetMapiSession`: what the course of a session shows of it.

use super::Role;
use super::answer::Answer;
use super::auditor::Auditor;
use super::course::{Course, HandOff, Second, Third};
use super::object::Out;
use super::report::Verdict;
use super::rule::Rule;
use crate::sys::S_OK;

const NOT_COUNTING: &str = "the session doesn't tell how many references it has";

pub(super) fn audit(auditor: &mut Auditor<'_>, course: &Course) {
    let role = auditor.role();
    auditor.miss_session(course.no_session());
    auditor.find(Rule::SessionAnswer, course.answers());
    auditor.find(Rule::SessionFailureNull, course.nothing_left());
    auditor.find(
        Rule::SessionSame,
        course.of_second(|second| second.same(role)),
    );
    auditor.find(
        Rule::SessionOwnReference,
        course.of_second(Second::own_reference),
    );
    auditor.find(Rule::SessionKept, course.kept());
    auditor.find(Rule::SessionAfterHandsOff, course.goes_on(role));
}

impl Course {
    pub(super) fn has_session(&self) -> bool {
        self.first.and_then(Out::object).is_some()
    }

    /// Why there is no session, if there is none: what `GetMapiSession` did instead.
    fn no_session(&self) -> Option<String> {
        let first = self.first.filter(|first| first.object().is_none())?;
        Some(if first.answer.is_err() {
            format!("GetMapiSession answered {}", Answer(first.answer))
        } else {
            described(first)
        })
    }

    /// What to say of a rule that takes a session, where none was handed out.
    pub(super) fn without_session(&self) -> Verdict {
        self.no_session()
            .map_or_else(Verdict::not_called, Verdict::NotObservable)
    }

    fn answers(&self) -> Verdict {
        if self.first.is_none() {
            return Verdict::not_called();
        }
        let second = self.second.as_ref().map(|second| second.out);
        let mut outs = self.first.into_iter().chain(second);
        let wrong = outs.find(|out| out.answer.is_ok() && !is_session(*out));
        Verdict::unless(wrong.map(described))
    }

    fn nothing_left(&self) -> Verdict {
        let second = self.second.as_ref().map(|second| second.out);
        let third = self.third.as_ref().map(|third| third.out);
        let outs = self.first.into_iter().chain(second).chain(third);
        let mut failures = outs.filter(|out| out.answer.is_err()).peekable();
        if failures.peek().is_none() {
            return Verdict::not_observable("GetMapiSession didn't fail");
        }
        let wrong = failures.find(|out| !out.is_null());
        Verdict::unless(wrong.map(described))
    }

    fn of_second(&self, judge: impl FnOnce(&Second) -> Verdict) -> Verdict {
        match &self.second {
            Some(second) => judge(second),
            None if self.has_session() => Verdict::not_called(),
            None => self.without_session(),
        }
    }

    fn kept(&self) -> Verdict {
        if !self.has_session() {
            return self.without_session();
        }
        let Some(kept) = self.kept else {
            return Verdict::not_observable(NOT_COUNTING);
        };
        Verdict::unless((kept < 1).then(|| {
            "once the caller has given its references back, the session has none left".to_owned()
        }))
    }

    /// What becomes of the session after `HandsOffSession`.
    fn goes_on(&self, role: Option<Role>) -> Verdict {
        let Some(third) = &self.third else {
            return if self.has_session() {
                Verdict::not_called()
            } else {
                self.without_session()
            };
        };
        if role.is_none() {
            return Verdict::not_observable("it doesn't say whether the session was handed off");
        }
        if third.out.object().is_none() {
            return Verdict::Broken(described(third.out));
        }
        if role == Some(Role::Owner) && third.same {
            self.opened_anew(third)
        } else {
            Verdict::Held
        }
    }

    /// Whether a session that has been there before was opened once more; MAPI may have given the same again.
    fn opened_anew(&self, third: &Third) -> Verdict {
        let Some(kept) = third.kept else {
            return Verdict::not_observable(NOT_COUNTING);
        };
        if !self.hand_off.is_some_and(HandOff::released) {
            return Verdict::not_observable("the session wasn't released");
        }
        Verdict::unless((kept < 1).then(|| {
            "it hands out the session that it has released, and keeps no reference to it".to_owned()
        }))
    }
}

impl Second {
    fn same(&self, role: Option<Role>) -> Verdict {
        if self.same {
            return Verdict::Held;
        }
        match role {
            Some(Role::Owner) => Verdict::Broken(match self.out.object() {
                Some(_) => "the second GetMapiSession hands out another session".to_owned(),
                None => format!("the second time, {}", described(self.out)),
            }),
            Some(Role::Borrower) => Verdict::not_observable("a borrower may lend several sessions"),
            None => Verdict::not_observable("it doesn't say whether it creates them"),
        }
    }

    fn own_reference(&self) -> Verdict {
        let Some(added) = self.added else {
            return Verdict::not_observable("no session that counts was handed out twice");
        };
        Verdict::unless((added != 1).then(|| match added {
            0 => "the session has no reference more than before".to_owned(),
            ..0 => format!("the session has {} references less than before", -added),
            1.. => format!("the session has {added} references more than before"),
        }))
    }
}

fn is_session(out: Out) -> bool {
    out.answer == S_OK && out.object().is_some()
}

fn described(out: Out) -> String {
    format!(
        "GetMapiSession answers {}, and leaves {}",
        Answer(out.answer),
        out.pointer()
    )
}
