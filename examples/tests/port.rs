//! What an audit has to say of the helper in `port/before.rs`, and of what became of it in `port/after.rs`.

#![cfg(windows)]

#[path = "../port/after.rs"]
mod after;
#[path = "../port/before.rs"]
mod before;

use olk_account::audit::{self, Audit, Expect, Rule, Verdict};
use outlook_mapi::sys;
use std::env;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use windows_core::{IUnknown, implement};

const PROFILE: &str = "Outlook";
/// The rules at which the audited helper has ended its process before: it is set for the process with the audit.
const FATAL: &str = "OLK_PORT_FATAL";
/// How lines begin that are meant for the process that started the audit.
const ASKING: &str = "asking: ";
const BROKEN: &str = "broken: ";

/// Stands in for a MAPI session: a COM object without any interface but `IUnknown`.
#[implement()]
struct Session;

#[test]
fn the_helper_as_it_is_breaks_no_rule() {
    let helper = after::AccountHelper::new(PROFILE, Session.into()).expect("a profile's name");
    let report = audit::run(&helper.into(), Expect::Borrower);
    assert!(report.is_clean(), "{report}");
}

/// Some of the calls it doesn't survive, so the audit runs in a process apart, as often as it takes to get round them.
#[test]
fn the_helper_as_it_was_breaks_three_rules() {
    if let Ok(fatal) = env::var(FATAL) {
        return audit_before(&fatal);
    }
    let mut fatal = Vec::new();
    let broken = loop {
        let attempt = attempt("the_helper_as_it_was_breaks_three_rules", &fatal);
        match attempt {
            Ok(broken) => break broken,
            Err(asked) => {
                assert!(!fatal.contains(&asked), "{asked} was left out");
                fatal.push(asked);
            }
        }
    };
    // A buffer that is NULL: its own carelessness. A NULL for the session: the binding's, whoever implements it.
    assert_eq!(fatal, [Rule::IdentityNullRoomy, Rule::SessionNullOut]);
    let others: Vec<Rule> = broken
        .into_iter()
        .filter(|rule| !fatal.contains(rule))
        .collect();
    // And the breach.
    assert_eq!(others, [Rule::HandsOffBorrower]);
}

/// Nobody can tell from its answers alone: it says that it creates its session. It is the session that shows it.
#[test]
fn the_helper_as_it_was_passes_for_an_owner_that_keeps_its_session() {
    let session: IUnknown = Session.into();
    let helper: sys::IOlkAccountHelper = before::AccountHelper::new(PROFILE, session).into();
    let report = Audit::new(Expect::Owner)
        .given(
            Rule::IdentityNullRoomy,
            Verdict::NotObservable("it is fatal".to_owned()),
        )
        .given(
            Rule::SessionNullOut,
            Verdict::NotObservable("it is fatal".to_owned()),
        )
        .run(&helper.into());
    assert_eq!(
        report.broken().collect::<Vec<_>>(),
        [Rule::HandsOffReleases]
    );
}

/// The audit, in the process that it may end.
fn audit_before(fatal: &str) {
    let say = |what: &str, rule: Rule| {
        let mut out = io::stdout().lock();
        // In a line of its own, whatever the harness has written, and at once: the next moment may be too late.
        writeln!(out, "\n{what}{rule}")
            .and_then(|()| out.flush())
            .expect("somebody reads it");
    };
    let helper: sys::IOlkAccountHelper = before::AccountHelper::new(PROFILE, Session.into()).into();
    let mut audit = Audit::new(Expect::Borrower).noting(|rule| say(ASKING, rule));
    for rule in fatal.split_whitespace().filter_map(Rule::named) {
        audit = audit.given(rule, Verdict::Broken("it ended the process".to_owned()));
    }
    for rule in audit.run(&helper.into()).broken() {
        say(BROKEN, rule);
    }
}

/// Has a test of this program audit the helper in a process of its own, but for what is known to be fatal. What it
/// broke is the result; or, if the process came to no good end, what it was asked then.
fn attempt(test: &str, fatal: &[Rule]) -> Result<Vec<Rule>, Rule> {
    let fatal: Vec<&str> = fatal.iter().map(|rule| rule.name()).collect();
    let output = Command::new(env::current_exe().expect("this program"))
        .args([test, "--exact", "--nocapture"])
        .env(FATAL, fatal.join(" "))
        .stdin(Stdio::null())
        .output()
        .expect("a process");
    let said = String::from_utf8_lossy(&output.stdout);
    let rules = |what: &str| -> Vec<Rule> {
        let named = said.lines().filter_map(|line| line.strip_prefix(what));
        named.filter_map(Rule::named).collect()
    };
    if output.status.success() {
        Ok(rules(BROKEN))
    } else {
        Err(*rules(ASKING).last().unwrap_or_else(|| panic!("{output:?}")))
    }
}
