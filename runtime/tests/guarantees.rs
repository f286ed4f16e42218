//! `docs/guarantees.md` names the tests that hold each guarantee. A test that was renamed or removed must not leave a
//! guarantee behind that no test holds.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// Collects the names of the tests below `folder`.
fn tests_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the package") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            tests_in(&path, found);
        } else if path.extension() == Some(OsStr::new("rs")) {
            let source = fs::read_to_string(&path).expect("source that can be read");
            found.extend(tests_of(&source));
        }
    }
}

/// Returns the names of the tests in a file: of each `#[test]`, the first function after it.
fn tests_of(source: &str) -> impl Iterator<Item = String> {
    source.split("#[test]").skip(1).filter_map(|after| {
        let (_, declaration) = after.split_once("fn ")?;
        Some(declaration.split_once('(')?.0.to_owned())
    })
}

/// Returns the rows of all tables: the guarantee, and the names of its tests.
fn guarantees(chapter: &str) -> Vec<(&str, Vec<&str>)> {
    let rows = chapter.lines().filter_map(|line| {
        let (guarantee, tests) = line.strip_prefix("| ")?.rsplit_once(" | ")?;
        Some((guarantee, tests.split('`').skip(1).step_by(2).collect()))
    });
    rows.filter(|(guarantee, _)| !guarantee.starts_with("---") && *guarantee != "guarantee")
        .collect()
}

#[test]
#[cfg_attr(miri, ignore = "reads files")]
fn every_guarantee_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = BTreeSet::new();
    for folder in ["src", "tests"] {
        tests_in(&root.join(folder), &mut tests);
    }
    let guarantees = guarantees(include_str!("../docs/guarantees.md"));
    assert!(guarantees.len() >= 20, "{guarantees:?}");
    for (guarantee, named) in guarantees {
        assert!(!named.is_empty(), "no test holds this: {guarantee}");
        for name in named {
            assert!(tests.contains(name), "{guarantee} There is no test {name}");
        }
    }
}
