//! What a report looks like, and what the rules are called.

use super::{Bench, Breach};
use olk_account::audit::{Expect, Report, Role, Rule};
use std::collections::HashSet;

fn printed(breach: Option<Breach>) -> String {
    Bench::new(Role::Owner, breach)
        .audit(Expect::Either)
        .to_string()
}

#[test]
fn every_rule_has_a_line() {
    let printed = printed(None);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(
        lines[0],
        "Audited as a helper that creates its session, as its HandsOffSession says."
    );
    for (line, rule) in lines[2..].iter().zip(Rule::ALL) {
        assert!(line.starts_with(rule.name()), "{line}");
    }
    assert_eq!(
        lines.last(),
        Some(&"40 rules: 36 held, 0 broken, 4 not observable")
    );
}

#[test]
fn the_last_line_says_so_if_no_session_was_seen() {
    let last = |breach| printed(breach).lines().last().map(str::to_owned);
    let without = "40 rules: 32 held, 0 broken, 8 not observable; no session was seen, so 5 of them went unchecked";
    assert_eq!(last(Some(Breach::FailsToLogOn)).as_deref(), Some(without));
    // It is seen the first time.
    let with = last(Some(Breach::FailsAfterHandOff)).unwrap();
    assert!(with.ends_with("not observable"), "{with}");
}

#[test]
fn a_broken_rule_tells_what_was_done_and_what_the_reference_says() {
    let printed = printed(Some(Breach::CountsWithoutNul));
    let breach = "\
identity-counts-nul      BROKEN          \"Outlook\" takes 8 units with its NUL, and *pcch is 7
                                         the reference: What *pcch is on return includes the terminating NUL.
";
    assert!(printed.contains(breach), "{printed}");
}

#[test]
fn the_columns_are_aligned() {
    let printed = printed(Some(Breach::PlaceHolderSucceeds));
    let table = printed.lines().skip(2).take_while(|line| !line.is_empty());
    for line in table {
        assert_eq!(line, line.trim_end());
        let verdict = line.get(25..41).unwrap_or(&line[25..]).trim_end();
        let verdicts = ["held", "BROKEN", "not observable", ""];
        assert!(verdicts.contains(&verdict), "{line}");
    }
}

#[test]
fn a_report_says_what_the_helper_was_held_to() {
    let said = |role, breach: Option<Breach>, expect| -> String {
        let report: Report = Bench::new(role, breach).audit(expect);
        report.to_string().lines().next().unwrap().to_owned()
    };
    let creates = "Audited as a helper that creates its session.";
    assert_eq!(said(Role::Owner, None, Expect::Owner), creates);
    let borrows = "Audited as a helper that borrows its session.";
    assert_eq!(said(Role::Owner, None, Expect::Borrower), borrows);
    let by_its_word = "Audited as a helper that borrows its session, as its HandsOffSession says.";
    assert_eq!(said(Role::Borrower, None, Expect::Either), by_its_word);
    assert_eq!(
        said(Role::Owner, Some(Breach::AnswersFailure), Expect::Either),
        "Audited as a helper that doesn't say whether it creates or borrows its session."
    );
}

#[test]
fn rules_have_short_names_of_their_own() {
    let names: HashSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), Rule::ALL.len());
    for &rule in Rule::ALL {
        let name = rule.name();
        assert!(name.len() <= 24, "{name}");
        let kebab = |unit: char| unit.is_ascii_lowercase() || unit.is_ascii_digit() || unit == '-';
        assert!(name.chars().all(kebab), "{name}");
        assert!(rule.reference().ends_with('.'), "{name}");
        assert_eq!(Rule::named(name), Some(rule));
        assert_eq!(rule.to_string(), name);
    }
    assert_eq!(Rule::named("no-such-rule"), None);
}
