//! What an audit found, and how it looks in print.

use super::rule::Rule;
use super::{Expect, Role};
use core::fmt;

/// What an audit found out about one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every call that shows it was as the reference says.
    Held,
    /// The helper did something else, which is told here.
    Broken(String),
    /// There was nothing to see, for the reason that is told here.
    NotObservable(String),
}

impl Verdict {
    /// Held, unless there is a breach to tell of.
    pub(super) fn unless(breach: Option<String>) -> Self {
        breach.map_or(Self::Held, Self::Broken)
    }

    pub(super) fn not_observable(why: &str) -> Self {
        Self::NotObservable(why.to_owned())
    }

    /// What to say of a rule for whose sake a call is made, when that call was left out.
    pub(super) fn not_called() -> Self {
        Self::not_observable("the call that shows it was left out")
    }

    fn heading(&self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Broken(_) => "BROKEN",
            Self::NotObservable(_) => "not observable",
        }
    }

    fn detail(&self) -> &str {
        match self {
            Self::Held => "",
            Self::Broken(detail) | Self::NotObservable(detail) => detail,
        }
    }
}

/// A rule, and what an audit found out about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Whether the helper keeps to it.
    pub verdict: Verdict,
}

/// What an audit found: a [`Finding`] for every [`Rule`].
///
/// It prints as a table, one line a rule; under a rule that is broken stands what the reference says. The last line
/// counts, and says so where the helper handed out no session to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub(super) expect: Expect,
    pub(super) role: Option<Role>,
    /// What `GetMapiSession` did instead, if it handed out no session.
    pub(super) no_session: Option<String>,
    pub(super) findings: Vec<Finding>,
}

impl Report {
    /// Whether no rule was found broken.
    pub fn is_clean(&self) -> bool {
        self.broken().next().is_none()
    }

    /// What the helper was held to: what was expected of it, or else what it said itself. Nothing, if it was to say
    /// itself and gave no documented answer.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// What was found about every rule, in the order of [`Rule::ALL`].
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The rules that the helper breaks.
    pub fn broken(&self) -> impl Iterator<Item = Rule> + '_ {
        self.findings
            .iter()
            .filter(|finding| matches!(finding.verdict, Verdict::Broken(_)))
            .map(|finding| finding.rule)
    }

    /// What was found about `rule`.
    pub fn verdict(&self, rule: Rule) -> &Verdict {
        const NOTHING: &Verdict = &Verdict::NotObservable(String::new());
        self.findings
            .iter()
            .find(|finding| finding.rule == rule)
            .map_or(NOTHING, |finding| &finding.verdict)
    }

    fn count(&self, heading: &str) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.verdict.heading() == heading)
            .count()
    }
}

/// The columns that come before what was seen; each is as wide as what stands in it.
struct Margins {
    rule: usize,
    verdict: usize,
}

impl Margins {
    fn of(report: &Report) -> Self {
        let widest = |width: fn(&Finding) -> usize| report.findings.iter().map(width).max();
        Self {
            rule: widest(|finding| finding.rule.name().len()).unwrap_or(0),
            verdict: widest(|finding| finding.verdict.heading().len()).unwrap_or(0),
        }
    }

    fn row(
        &self,
        f: &mut fmt::Formatter<'_>,
        rule: &str,
        verdict: &str,
        seen: &str,
    ) -> fmt::Result {
        let &Self {
            rule: rule_width,
            verdict: verdict_width,
        } = self;
        let row = format!("{rule:rule_width$}  {verdict:verdict_width$}  {seen}");
        writeln!(f, "{}", row.trim_end())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.premise())?;
        writeln!(f)?;
        let margins = Margins::of(self);
        for Finding { rule, verdict } in &self.findings {
            margins.row(f, rule.name(), verdict.heading(), verdict.detail())?;
            if let Verdict::Broken(_) = verdict {
                let reference = format!("the reference: {}", rule.reference());
                margins.row(f, "", "", &reference)?;
            }
        }
        writeln!(f)?;
        write!(
            f,
            "{} rules: {} held, {} broken, {} not observable",
            self.findings.len(),
            self.count("held"),
            self.count("BROKEN"),
            self.count("not observable"),
        )?;
        if let Some(why) = &self.no_session {
            let of_session = |finding: &&Finding| finding.verdict.detail() == why;
            let unchecked = self.findings.iter().filter(of_session).count();
            write!(
                f,
                "; no session was seen, so {unchecked} of them went unchecked"
            )?;
        }
        Ok(())
    }
}

impl Report {
    /// What the helper was held to, in words.
    fn premise(&self) -> &'static str {
        match (self.expect, self.role) {
            (Expect::Owner, _) => "Audited as a helper that creates its session.",
            (Expect::Borrower, _) => "Audited as a helper that borrows its session.",
            (Expect::Either, Some(Role::Owner)) => {
                "Audited as a helper that creates its session, as its HandsOffSession says."
            }
            (Expect::Either, Some(Role::Borrower)) => {
                "Audited as a helper that borrows its session, as its HandsOffSession says."
            }
            (Expect::Either, None) => {
                "Audited as a helper that doesn't say whether it creates or borrows its session."
            }
        }
    }
}
