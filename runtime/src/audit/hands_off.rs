//! `HandsOffSession`: what the course of a session shows of it.

use super::answer::Answer;
use super::auditor::Auditor;
use super::course::{Course, HandOff};
use super::report::Verdict;
use super::rule::Rule;
use super::{Expect, Role};
use crate::sys::{E_NOTIMPL, S_OK};

const NO_COUNT: &str = "there is no session that tells how many references it has";

pub(super) fn audit(auditor: &mut Auditor<'_>, course: &Course) {
    let (expect, role) = (auditor.expect(), auditor.role());
    auditor.find(Rule::HandsOffAnswer, course.documented());
    auditor.find(Rule::HandsOffOwner, course.owner_says_so(expect));
    auditor.find(Rule::HandsOffBorrower, course.borrower_says_so(expect));
    auditor.find(Rule::HandsOffReleases, course.releases(role));
    auditor.find(Rule::HandsOffUntouched, course.leaves_alone(role));
    auditor.find(Rule::HandsOffRepeated, course.repeats(role));
}

impl Course {
    /// The calls that found a session to hand off.
    fn hand_offs(&self) -> impl Iterator<Item = HandOff> + use<> {
        self.hand_off.into_iter().chain(self.last_hand_off)
    }

    fn documented(&self) -> Verdict {
        let Some(HandOff { answer: first, .. }) = self.hand_off else {
            return Verdict::not_called();
        };
        let mut answers = self.hand_offs().map(|hand_off| hand_off.answer);
        let wrong = answers.find(|&answer| answer != first || !is_documented(answer));
        Verdict::unless(wrong.map(|wrong| {
            if wrong == first {
                format!("it answers {}", Answer(wrong))
            } else {
                format!("it answers {}, then {}", Answer(first), Answer(wrong))
            }
        }))
    }

    fn owner_says_so(&self, expect: Expect) -> Verdict {
        match (expect, self.hand_off) {
            (_, None) => Verdict::not_called(),
            (Expect::Owner, Some(hand_off)) => hand_off.is_not(E_NOTIMPL),
            (Expect::Borrower, _) => Verdict::not_observable("it borrows its session"),
            (Expect::Either, _) => Verdict::not_observable("there is only its word for it"),
        }
    }

    fn borrower_says_so(&self, expect: Expect) -> Verdict {
        match (expect, self.hand_off) {
            (_, None) => Verdict::not_called(),
            (Expect::Borrower, Some(hand_off)) => hand_off.is_not(S_OK),
            (Expect::Owner, _) => Verdict::not_observable("it creates its session"),
            (Expect::Either, _) => Verdict::not_observable("there is only its word for it"),
        }
    }

    fn releases(&self, role: Option<Role>) -> Verdict {
        if role != Some(Role::Owner) {
            return Verdict::not_observable("it doesn't say that it creates its session");
        }
        if !self.has_session() {
            return self.without_session();
        }
        let verdicts: Vec<Verdict> = self.hand_offs().map(HandOff::releases).collect();
        let telling = |verdict: &&Verdict| matches!(verdict, Verdict::Broken(_));
        let first = verdicts.iter().find(telling).or(verdicts.first());
        first.cloned().unwrap_or_else(Verdict::not_called)
    }

    fn leaves_alone(&self, role: Option<Role>) -> Verdict {
        if role != Some(Role::Borrower) {
            return Verdict::not_observable("it doesn't say that it borrows its session");
        }
        if !self.has_session() {
            return self.without_session();
        }
        let all = self.hand_offs().chain(self.repeated);
        let mut seen = all.filter_map(|hand_off| hand_off.references).peekable();
        if seen.peek().is_none() {
            return Verdict::not_observable(NO_COUNT);
        }
        Verdict::unless(seen.find_map(|(before, after)| changed(after - before)))
    }

    fn repeats(&self, role: Option<Role>) -> Verdict {
        let (Some(first), Some(again)) = (self.hand_off, self.repeated) else {
            return Verdict::not_called();
        };
        if !is_documented(first.answer) {
            return Verdict::not_observable("the first answer was no documented one");
        }
        if again.answer != first.answer {
            let (first, again) = (Answer(first.answer), Answer(again.answer));
            return Verdict::Broken(format!("it answers {first}, then {again}"));
        }
        // What becomes of a session that isn't handed off, other rules tell.
        let over = again
            .references
            .filter(|_| role == Some(Role::Owner) && first.released());
        Verdict::unless(over.and_then(|(before, after)| changed(after - before)))
    }
}

impl HandOff {
    fn is_not(self, wrong: windows_core::HRESULT) -> Verdict {
        if is_documented(self.answer) {
            let complaint = || format!("it answers {}", Answer(wrong));
            Verdict::unless((self.answer == wrong).then(complaint))
        } else {
            Verdict::not_observable("the answer is no documented one")
        }
    }

    /// Whether the helper, which is one that creates its session, released it.
    fn releases(self) -> Verdict {
        let Some((before, after)) = self.references else {
            return Verdict::not_observable(NO_COUNT);
        };
        if after < 0 {
            return Verdict::Broken("it gives up references that are its caller's".to_owned());
        }
        if after < before {
            return Verdict::Held;
        }
        if before == 0 {
            return Verdict::not_observable("the helper had no reference to give up");
        }
        if self.answer != S_OK {
            return Verdict::not_observable("it says that the session isn't its own");
        }
        Verdict::Broken(match after - before {
            0 => "it answers S_OK, and the session has as many references as before".to_owned(),
            more => format!("it answers S_OK, and the session has {more} references more"),
        })
    }
}

fn is_documented(answer: windows_core::HRESULT) -> bool {
    answer == S_OK || answer == E_NOTIMPL
}

/// What was done to the references of a session that was to be left alone.
fn changed(added: i64) -> Option<String> {
    match added {
        0 => None,
        ..0 => Some(format!(
            "it gives up {} of the session's references",
            -added
        )),
        1.. => Some(format!("it adds {added} references to the session")),
    }
}
