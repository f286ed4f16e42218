//! What is shared by the groups of rules: the helper, what was found, and what is left out.

use super::object::Object;
use super::pin::Pin;
use super::report::{Finding, Report, Verdict};
use super::rule::Rule;
use super::{Audit, Expect, Role};
use crate::sys::IOlkAccountHelper;
use windows_core::Interface;

/// An audit that is under way.
pub(super) struct Auditor<'a> {
    helper: &'a IOlkAccountHelper,
    audit: Audit<'a>,
    pin: Pin,
    /// What the helper was held to, once that is known.
    role: Option<Role>,
    /// What calls did to the helper's references that they must not.
    disturbed: Option<String>,
    /// Why no session was seen, if none was.
    no_session: Option<String>,
    findings: Vec<Finding>,
}

impl<'a> Auditor<'a> {
    pub(super) fn new(helper: &'a IOlkAccountHelper, mut audit: Audit<'a>) -> Self {
        // The pin counts, too.
        (audit.note)(Rule::ReferencesCount);
        // SAFETY: the reference to the helper keeps it alive as long as the audit takes.
        let object = unsafe { Object::new(helper.as_raw()) };
        Self {
            helper,
            pin: Pin::among_others(object),
            role: match audit.expect {
                Expect::Owner => Some(Role::Owner),
                Expect::Borrower => Some(Role::Borrower),
                Expect::Either => None,
            },
            audit,
            disturbed: None,
            no_session: None,
            findings: Vec::with_capacity(Rule::ALL.len()),
        }
    }

    /// The helper as a COM object.
    pub(super) fn object(&self) -> Object {
        self.pin.object()
    }

    /// What the helper is held to, if that is known by now.
    pub(super) fn role(&self) -> Option<Role> {
        self.role
    }

    /// What the caller expects of the helper.
    pub(super) fn expect(&self) -> Expect {
        self.audit.expect
    }

    /// Takes the helper for what it says that it is, unless the caller knows.
    pub(super) fn take_for(&mut self, role: Option<Role>) {
        self.role = self.role.or(role);
    }

    /// Makes a call for the sake of `rule`; or leaves it out, where the verdict on that rule is given.
    pub(super) fn attempt<R>(
        &mut self,
        rule: Rule,
        call: impl FnOnce(&IOlkAccountHelper) -> R,
    ) -> Option<R> {
        if self.audit.given.iter().any(|given| given.rule == rule) {
            return None;
        }
        (self.audit.note)(rule);
        Some(call(self.helper))
    }

    /// What `calls` do to the number of references to the helper, if it tells.
    pub(super) fn counted<R>(&mut self, calls: impl FnOnce(&mut Self) -> R) -> (R, Option<i64>) {
        let before = self.pin.others();
        let result = calls(self);
        let added = self.pin.others().zip(before).map(|(now, then)| now - then);
        (result, added)
    }

    /// Sees to it that `calls` leave the references to the helper alone.
    pub(super) fn undisturbed<R>(&mut self, what: &str, calls: impl FnOnce(&mut Self) -> R) -> R {
        let (result, added) = self.counted(calls);
        self.accept(what, added);
        result
    }

    /// Takes notice of how many references to the helper came and went with `what`, where none should.
    pub(super) fn accept(&mut self, what: &str, added: Option<i64>) {
        if let (None, Some(added)) = (&self.disturbed, added.filter(|&added| added != 0)) {
            let did = if added < 0 { "gave up" } else { "added" };
            self.disturbed = Some(format!("{what} {did} {} of them", added.unsigned_abs()));
        }
    }

    /// Takes notice that there is no session to look at, if there is a reason why.
    pub(super) fn miss_session(&mut self, why: Option<String>) {
        self.no_session = why;
    }

    /// Notes what was found about `rule`.
    pub(super) fn find(&mut self, rule: Rule, verdict: Verdict) {
        self.findings.push(Finding { rule, verdict });
    }

    /// Concludes: what was given goes before what was found.
    pub(super) fn report(mut self) -> Report {
        let references = match (self.disturbed.take(), self.pin.others()) {
            (None, None) => Verdict::not_observable("the helper doesn't count"),
            (disturbed, _) => Verdict::unless(disturbed),
        };
        self.find(Rule::ReferencesLeftAlone, references);
        let verdicts = self.audit.given.iter().chain(&self.findings);
        Report {
            expect: self.audit.expect,
            role: self.role,
            no_session: self.no_session,
            findings: Rule::ALL
                .iter()
                .map(|&rule| Finding {
                    rule,
                    verdict: verdicts
                        .clone()
                        .find(|finding| finding.rule == rule)
                        .map_or_else(Verdict::not_called, |finding| finding.verdict.clone()),
                })
                .collect(),
        }
    }
}
