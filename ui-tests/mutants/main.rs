//! Shows that the tests of the contract bite: breaks the crate in one place at a time, in a copy of the workspace, and
//! sees whether a test notices.
//!
//! ```sh
//! cargo run -p olk-account-ui-tests --bin mutants [WORD...]
//! ```
//!
//! With words, only those mutants are tried whose name has one of them. The working tree isn't touched. A run of all
//! takes about half a minute a mutant.

mod attribute;
mod client;
mod contract;
mod copy;
mod declaration;
mod verdict;

use copy::Copy;
use std::process::ExitCode;
use verdict::Verdict;

/// A file from the root of the workspace, what stands there exactly once, and what comes in its place.
pub(crate) type Change = (&'static str, &'static str, &'static str);

/// A change for the worse.
pub(crate) struct Mutant {
    /// What is broken.
    pub(crate) name: &'static str,
    /// How: one change, or several that do nothing alone.
    pub(crate) changes: &'static [Change],
}

impl Mutant {
    pub(crate) const fn new(name: &'static str, changes: &'static [Change]) -> Self {
        Self { name, changes }
    }
}

/// The source with a change, if it can be made.
pub(crate) fn changed(source: &str, (_, from, to): Change) -> Option<String> {
    (source.matches(from).count() == 1).then(|| source.replace(from, to))
}

/// All mutants.
fn all() -> impl Iterator<Item = &'static Mutant> {
    contract::MUTANTS
        .iter()
        .chain(declaration::MUTANTS)
        .chain(attribute::MUTANTS)
        .chain(client::MUTANTS)
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |mutant: &&Mutant| {
        words.is_empty() || words.iter().any(|word| mutant.name.contains(word.as_str()))
    };
    let copy = Copy::make();
    println!("unchanged: {}", verdict::of_original(&copy));
    let (mut tried, mut caught) = (0, 0);
    for mutant in all().filter(is_wanted) {
        let verdict = copy.with(mutant, || verdict::of(&copy, mutant));
        tried += 1;
        let is_caught = matches!(verdict, Verdict::Caught { .. });
        caught += u32::from(is_caught);
        let remark = if is_caught { "" } else { ", which it must not" };
        println!("{}\n    {verdict}{remark}", mutant.name);
    }
    println!("\n{tried} tried, {caught} caught");
    if caught == tried {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn every_mutant_can_be_made_and_has_a_name_of_its_own() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut names = BTreeSet::new();
        for mutant in super::all() {
            assert!(names.insert(mutant.name), "two are called {}", mutant.name);
            for &change in mutant.changes {
                let source = std::fs::read_to_string(root.join(change.0)).unwrap_or_default();
                assert!(
                    super::changed(&source, change).is_some(),
                    "\"{}\" can't be made: {} has changed. Change ui-tests/mutants as well",
                    mutant.name,
                    change.0
                );
            }
        }
        assert!(names.len() >= 25);
    }
}
