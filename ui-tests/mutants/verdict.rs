//! What the tests have to say about the copy.

use crate::Mutant;
use crate::copy::Copy;
use std::fmt;

/// What became of a mutant.
pub(crate) enum Verdict {
    /// A test failed.
    Caught(Evidence),
    /// None did.
    Survived,
    /// It doesn't build, so that nothing can be said of the tests.
    Unbuilt(String),
    /// What it changes isn't there, or there more than once.
    Stale,
}

/// By what a mutant was caught.
pub(crate) enum Evidence {
    /// By cases in `tests/ui`.
    Cases {
        /// What must not compile, and does now.
        compile: Vec<String>,
        /// Of what something else is said than was.
        differ: Vec<String>,
    },
    /// By other tests, of a package or a kind.
    Tests(&'static str),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Caught(evidence) => write!(f, "caught by {evidence}"),
            Self::Survived => f.write_str("survives"),
            Self::Unbuilt(error) => write!(f, "doesn't build: {error}"),
            Self::Stale => f.write_str("can't be made: the source has changed"),
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tests(which) => write!(f, "the tests of {which}"),
            Self::Cases { compile, differ } => {
                let named = |cases: &[String]| match cases {
                    [] => "none".to_owned(),
                    [first, rest @ ..] if rest.len() > 2 => {
                        format!("{first} and {} more", rest.len())
                    }
                    some => some.join(", "),
                };
                let (compile, differ) = (named(compile), named(differ));
                write!(f, "cases that compile: {compile}; that differ: {differ}")
            }
        }
    }
}

/// Sees that the tests pass without any mutant, since nothing follows from their failing otherwise.
pub(crate) fn of_original(copy: &Copy) -> &'static str {
    let evidence = cases(copy, "refused")
        .or_else(|| cases(copy, "compiles"))
        .or_else(|| crates(copy))
        .or_else(|| tests_of(copy, "olk-account-macros"))
        .or_else(|| tests_of(copy, "olk-account"));
    if let Some(evidence) = evidence {
        panic!("the tests fail without a mutant: {evidence}");
    }
    "the tests pass"
}

/// Runs the tests on a mutant, the likeliest to fail first, until some do.
pub(crate) fn of(copy: &Copy, mutant: &Mutant) -> Verdict {
    if let Some(error) = error_of_build(copy) {
        return Verdict::Unbuilt(error);
    }
    let evidence = cases(copy, "refused")
        .or_else(|| cases(copy, "compiles"))
        .or_else(|| crates(copy))
        .or_else(|| unit_tests(copy, mutant));
    evidence.map_or(Verdict::Survived, Verdict::Caught)
}

fn error_of_build(copy: &Copy) -> Option<String> {
    let check = copy.cargo(&["check", "--quiet", "-p", "olk-account"]);
    let output = said(check)?;
    let error = output.lines().find(|line| line.starts_with("error"));
    Some(error.unwrap_or("no error is shown").to_owned())
}

/// Runs the cases in `tests/ui`, those whose test has this word in its name.
fn cases(copy: &Copy, word: &str) -> Option<Evidence> {
    let test = ["test", "-p", "olk-account-ui-tests", "--test", "ui", word];
    let output = said(copy.cargo(&test))?;
    let (mut compile, mut differ) = (Vec::new(), Vec::new());
    let mut case = None;
    for line in output.lines() {
        if let Some(verdict) = line.strip_prefix("test tests/ui/") {
            let (name, outcome) = verdict.split_once(" ... ").unwrap_or((verdict, ""));
            let failed = outcome.starts_with("mismatch") || outcome.starts_with("error");
            case = failed.then(|| name.trim_end_matches(".rs").to_owned());
            differ.extend(case.clone());
        } else if line.starts_with("Expected test case to fail to compile") {
            differ.pop();
            compile.extend(case.take());
        }
    }
    assert!(
        !compile.is_empty() || !differ.is_empty(),
        "the cases were not run:\n{output}"
    );
    Some(Evidence::Cases { compile, differ })
}

/// Builds the crates in `tests/crates`.
fn crates(copy: &Copy) -> Option<Evidence> {
    let test = copy.cargo(&["test", "-p", "olk-account-ui-tests", "--test", "crates"]);
    said(test).map(|_| Evidence::Tests("crates that are built"))
}

/// Runs the tests of the package that was changed.
fn unit_tests(copy: &Copy, mutant: &Mutant) -> Option<Evidence> {
    let mut files = mutant.changes.iter().map(|change| change.0);
    if files.all(|file| file.starts_with("macros/")) {
        tests_of(copy, "olk-account-macros")
    } else {
        tests_of(copy, "olk-account")
    }
}

fn tests_of(copy: &Copy, package: &'static str) -> Option<Evidence> {
    let test = copy.cargo(&["test", "--quiet", "-p", package, "--lib", "--tests"]);
    said(test).map(|_| Evidence::Tests(package))
}

/// What a command says that fails, without colours.
fn said(mut command: std::process::Command) -> Option<String> {
    let output = command.output().expect("cargo");
    if output.status.success() {
        return None;
    }
    let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.push_str(&String::from_utf8_lossy(&output.stderr));
    // A colour is ESC [ numbers m.
    let mut plain = String::new();
    for (place, part) in said.split('\u{1b}').enumerate() {
        let code = if place == 0 { None } else { part.find('m') };
        plain.push_str(code.map_or(part, |end| &part[end + 1..]));
    }
    Some(plain)
}
