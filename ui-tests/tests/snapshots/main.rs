//! What holds of every case and every snapshot, whatever the compiler says in it.

mod case;
mod table;

use case::{Case, Found, files, stem};
use std::collections::BTreeSet;
use std::fs;

/// Names of the crate's that nobody meets who doesn't write them: a message that has one speaks of how the crate is
/// made, and not of what is wrong.
const INTERNALS: [&str; 22] = [
    "__private",
    "AccountHelper",
    "Brand",
    "Contract",
    "Head",
    "Lends",
    "LendsNot",
    "Object",
    "Opens",
    "OpensNot",
    "Received",
    "Role",
    "SessionKind",
    "Transfer",
    "custody",
    "into_interface",
    "into_object",
    "only_borrows_session",
    "only_owns_session",
    "received",
    "rejected",
    "sealed",
];

/// What a snapshot would depend on the machine for: where things are installed, and whether their source is.
const PLACES_ELSEWHERE: [&str; 6] = ["--> /", "::: /", "$RUST", "$CARGO", "/rustc/", "/root/"];

#[test]
fn the_matrix_stands() {
    let mistakes: usize = Case::all().iter().map(|case| case.mistakes().len()).sum();
    assert!(mistakes >= 145, "{mistakes}");
    assert!(files("ui/pass", "rs").len() >= 20);
}

#[test]
fn every_snapshot_has_its_case_and_every_case_its_snapshot() {
    let [cases, snapshots] = ["rs", "stderr"].map(|ending| {
        let files = files("ui/fail", ending);
        files
            .iter()
            .map(|file| stem(file))
            .collect::<BTreeSet<String>>()
    });
    let lonely: Vec<&String> = cases.symmetric_difference(&snapshots).collect();
    assert!(lonely.is_empty(), "either or: {lonely:?}");
}

#[test]
fn every_mistake_is_one_error_with_a_declared_code() {
    for case in Case::all() {
        let found = case.found();
        let codes: BTreeSet<&str> = found
            .iter()
            .map(|error| error.headline.strip_prefix("error["))
            .map(|code| code.map_or("none", |code| &code[..5]))
            .collect();
        assert_eq!(codes, case.codes(), "{}", case.name);
        if let Some(errors) = case.errors() {
            assert_eq!(found.len(), errors, "{}", case.name);
        }
        let mut counted = 0;
        for mistake in case.mistakes() {
            assert!(!mistake.here.is_empty(), "{}", case.name);
            let inside = found.iter();
            let inside = inside.filter(|error| mistake.lines.contains(&error.line));
            let inside = inside.count();
            let is_right = inside == 1 || inside > 1 && case.errors().is_some();
            let (name, here) = (&case.name, mistake.here);
            assert!(is_right, "{name}: {inside} errors for \"{here}\"");
            counted += inside;
        }
        assert_eq!(counted, found.len(), "{}: errors elsewhere", case.name);
    }
}

#[test]
fn what_is_only_a_warning_says_so() {
    for case in Case::all() {
        let denied = case.source.split("#![deny(").nth(1);
        let denied = denied.and_then(|after| after.split(')').next());
        assert_eq!(case.lint(), denied, "{}", case.name);
    }
}

#[test]
fn an_error_is_shown_at_what_the_user_wrote() {
    for case in Case::all() {
        for error in case.found() {
            let Found { place, code, .. } = error;
            assert!(!code.is_empty(), "{}: an error at {place}", case.name);
            // The whole attribute is the place only where it is itself too much.
            let is_attribute = |code: &str| {
                code.trim_start().starts_with("#[") && code.contains("olk_account_helper")
            };
            let mut mistakes = case.mistakes().into_iter();
            let mistake = mistakes.find(|mistake| mistake.lines.contains(&error.line));
            let lines = mistake.map_or(1..1, |mistake| mistake.lines);
            let lines = case.source.lines().skip(lines.start - 1).take(lines.len());
            assert!(
                !is_attribute(code) || lines.filter(|line| is_attribute(line)).count() > 1,
                "{}: an error at the whole of {code}",
                case.name
            );
        }
    }
}

#[test]
fn no_message_speaks_of_how_the_crate_is_made() {
    for case in Case::all() {
        let theirs: BTreeSet<&str> = words(&case.source).collect();
        let ours: Vec<&str> = words(&case.snapshot)
            .filter(|word| INTERNALS.contains(word) && !theirs.contains(word))
            .collect();
        assert!(ours.is_empty(), "{}: {ours:?}", case.name);
        for other in [
            "proc macro panicked",
            "proc-macro derive panicked",
            "custom attribute panicked",
            "originates in the derive macro",
        ] {
            assert!(!case.snapshot.contains(other), "{}: {other}", case.name);
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '_')
}

#[test]
fn no_snapshot_depends_on_the_machine_or_has_a_warning() {
    for case in Case::all() {
        for place in PLACES_ELSEWHERE {
            assert!(!case.snapshot.contains(place), "{}: {place}", case.name);
        }
        let mut lines = case.snapshot.lines();
        assert!(
            !lines.any(|line| line.starts_with("warning")),
            "{}",
            case.name
        );
    }
}

#[test]
fn every_program_that_must_compile_says_why() {
    for path in files("ui/pass", "rs") {
        let source = fs::read_to_string(&path).expect("a program that can be read");
        assert!(source.starts_with("//! "), "{}", path.display());
    }
}

#[test]
fn the_readme_has_the_table_that_the_cases_make() {
    table::check(&Case::all());
}
