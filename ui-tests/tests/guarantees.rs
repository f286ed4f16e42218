//! The README names the tests that hold what it promises. A test that was renamed or removed must not leave a promise
//! behind with nothing under it.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

const SECTION: &str = "## What you can rely on";

/// The functions below `folder` that are tests.
fn tests_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the workspace") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            tests_in(&path, found);
        } else if path.extension() == Some(OsStr::new("rs")) {
            let source = fs::read_to_string(&path).expect("source that can be read");
            found.extend(tests_of(&source));
        }
    }
}

/// The names of the tests in a file: of each `#[test]`, the first function after it.
fn tests_of(source: &str) -> impl Iterator<Item = String> {
    source.split("#[test]").skip(1).filter_map(|after| {
        let (_, declaration) = after.split_once("fn ")?;
        Some(declaration.split_once('(')?.0.to_owned())
    })
}

/// The rows of the table: what is promised, and the names of the tests.
fn promises(readme: &str) -> Vec<(&str, Vec<&str>)> {
    let (_, section) = readme.split_once(SECTION).expect("the section");
    let section = section.split("\n## ").next().unwrap_or(section);
    let rows = section.lines().filter_map(|line| {
        let (promise, tests) = line.strip_prefix("| ")?.split_once(" | ")?;
        Some((promise, tests.split('`').skip(1).step_by(2).collect()))
    });
    rows.skip_while(|(promise, _)| !promise.starts_with("---"))
        .skip(1)
        .collect()
}

#[test]
fn every_promise_in_the_readme_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    let mut tests = BTreeSet::new();
    for folder in ["runtime", "examples", "macros", "ui-tests/tests"] {
        tests_in(&root.join(folder), &mut tests);
    }
    let promises = promises(&readme);
    assert!(promises.len() >= 10, "{promises:?}");
    for (promise, named) in promises {
        assert!(!named.is_empty(), "no test holds this: {promise}");
        for name in named {
            assert!(tests.contains(name), "{promise}: there is no test {name}");
        }
    }
}
