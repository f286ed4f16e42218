//! What holds of every case and every snapshot, whatever the compiler says in it.

mod case;
mod table;

use case::{Case, files, stem};
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
    assert!(Case::all().len() >= 45);
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
fn every_case_has_the_errors_that_it_declares() {
    for case in Case::all() {
        let found: Vec<&str> = case.headlines().collect();
        let expected = case.errors();
        assert!(
            found.len() == expected,
            "{}: {expected} declared, found {found:#?}",
            case.name
        );
        let codes: BTreeSet<&str> = found
            .iter()
            .filter_map(|headline| headline.strip_prefix("error[")?.split(']').next())
            .collect();
        let declared: BTreeSet<&str> = case.codes().into_iter().collect();
        assert_eq!(codes, declared, "{}", case.name);
        assert!(
            case.is_one_error_a_mistake(),
            "{}: several errors for one mistake need a `reason`",
            case.name
        );
        assert!(!case.here().is_empty(), "{}", case.name);
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
        for (place, code) in case.places() {
            assert!(!code.is_empty(), "{}: an error at {place}", case.name);
            // The whole attribute is the place only where it is itself too much.
            let is_attribute = code.starts_with("#[") && code.contains("olk_account_helper");
            let attributes = case.source.matches("olk_account_helper(").count();
            let bare = case.source.matches("olk_account_helper]").count();
            assert!(
                !is_attribute || attributes + bare > 1,
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
