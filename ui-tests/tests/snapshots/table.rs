//! The README's table of compile errors: one row a rule, made from the headers of the cases.

use crate::case::Case;
use expect_test::expect_file;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The table stands between these lines.
const BEGIN: &str =
    "<!-- compile errors: UPDATE_EXPECT=1 cargo test -p olk-account-ui-tests --test snapshots -->";
const END: &str = "<!-- end of the compile errors -->";

const HEAD: &str = "| rule | error | instead |\n| --- | --- | --- |\n";

/// What the cases of one rule have in common.
#[derive(Default)]
struct Row<'a> {
    remedies: BTreeSet<&'a str>,
    /// Codes, and whether the words that come with them are the compiler's own: with one code, they can be in one case and
    /// not in another.
    errors: BTreeSet<(&'a str, bool)>,
    /// The lints that say no more than a warning.
    warnings: BTreeSet<&'a str>,
}

impl Row<'_> {
    fn errors(&self) -> String {
        let errors = self.errors.iter().map(|&(code, plain)| {
            let star = if plain { "\\*" } else { "" };
            format!("{code}{star}")
        });
        let warnings = self.warnings.iter();
        let warnings = warnings.map(|lint| format!("only a warning, `{lint}`"));
        errors.chain(warnings).collect::<Vec<String>>().join(", ")
    }
}

/// The rows by their rules.
fn rows(cases: &[Case]) -> BTreeMap<&str, String> {
    let mut rows: BTreeMap<&str, Row<'_>> = BTreeMap::new();
    for case in cases {
        let Some(rule) = case.rule() else { continue };
        let row = rows.entry(rule).or_default();
        row.remedies.insert(case.remedy());
        if let Some(lint) = case.lint() {
            row.warnings.insert(lint);
            continue;
        }
        for code in case.codes() {
            let code = if code == "none" { "no code" } else { code };
            row.errors.insert((code, case.is_in_words_of_rustc()));
        }
    }
    rows.into_iter()
        .map(|(rule, row)| {
            let remedies: Vec<&str> = row.remedies.iter().copied().collect();
            let [remedy] = remedies[..] else {
                panic!("a rule has one remedy; \"{rule}\" has {remedies:#?}");
            };
            (rule, format!("| {rule} | {} | {remedy} |\n", row.errors()))
        })
        .collect()
}

/// The table, with the rows in the order in which the README has them: the order is for a reader to decide. New ones
/// come last.
fn table(cases: &[Case], current: &str) -> String {
    let mut rows = rows(cases);
    let mut table = HEAD.to_owned();
    for line in current.lines() {
        let rule = line
            .strip_prefix("| ")
            .and_then(|line| line.split(" | ").next());
        table.extend(rule.and_then(|rule| rows.remove(rule)));
    }
    table.extend(rows.into_values());
    table
}

/// Compares the README's table with the one that the cases make, or writes it there.
pub(crate) fn check(cases: &[Case]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(&path).expect("a README");
    let between = |from: &str, to: &str| {
        let start = readme.find(from)? + from.len();
        let end = start + readme[start..].find(to)?;
        Some(start..end)
    };
    let place = between(&format!("{BEGIN}\n\n"), &format!("\n{END}"));
    let place = place.expect("a place for the table in the README");
    let table = table(cases, &readme[place.clone()]);
    let mut expected = readme;
    expected.replace_range(place, &table);
    // What is compared with the file is what the file would be with the table in it.
    expect_file!["../../../README.md"].assert_eq(&expected);
}
