//! Shows that the tests bite: makes the changes of `table.txt` one at a time, in a copy of the workspace, and sees
//! whether the test that is named there notices.
//!
//! ```sh
//! cargo run -p olk-account-ui-tests --bin mutants [WORD...]
//! ```
//!
//! With words, only those mutants are tried whose name has one of them. The working tree isn't touched.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

const TABLE: &str = include_str!("table.txt");

/// A change for the worse.
#[derive(Default)]
struct Mutant {
    name: String,
    changes: Vec<Change>,
    /// The test that has to notice it.
    test: String,
}

/// A text that stands once in a file, and the text that comes in its place.
#[derive(Default)]
struct Change {
    file: String,
    from: String,
    to: String,
}

impl Change {
    /// The source with the change, if it can be made.
    fn apply(&self, source: &str) -> Option<String> {
        let is_once = source.matches(&self.from).count() == 1;
        is_once.then(|| source.replace(&self.from, &self.to))
    }
}

/// Reads the table: its first line says how.
fn mutants() -> Vec<Mutant> {
    let mut mutants = Vec::new();
    let mut mutant = Mutant::default();
    let (_, table) = TABLE
        .split_once("\n\n")
        .expect("a table below its explanation");
    for line in table.lines().filter(|line| !line.is_empty()) {
        let (sign, text) = line.split_at(1);
        let text = text.strip_prefix(' ').unwrap_or(text);
        match (sign, mutant.changes.last_mut()) {
            ("#", None) => text.clone_into(&mut mutant.name),
            ("@", _) => mutant.changes.push(Change {
                file: text.to_owned(),
                ..Change::default()
            }),
            ("-", Some(change)) => add_line(&mut change.from, text),
            ("+", Some(change)) => add_line(&mut change.to, text),
            ("=", Some(_)) => {
                text.clone_into(&mut mutant.test);
                mutants.push(std::mem::take(&mut mutant));
            }
            _ => panic!("this line is out of place: {line}"),
        }
    }
    mutants
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// A copy of the workspace, with its own target folder.
struct Copy {
    root: PathBuf,
    target: PathBuf,
}

impl Copy {
    /// Copies the workspace into its target folder, where no other tool looks for sources.
    fn make() -> io::Result<Self> {
        let program = env::current_exe()?;
        // target/debug/mutants
        let target = program.ancestors().nth(2).expect("a target folder");
        let folder = target.join("mutants");
        let root = folder.join("workspace");
        if root.exists() {
            fs::remove_dir_all(&root)?;
        }
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &root)?;
        Ok(Self {
            root,
            target: folder.join("target"),
        })
    }

    /// Tells whether cargo succeeds in the copy.
    fn cargo(&self, arguments: &[&str]) -> io::Result<bool> {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).current_dir(&self.root);
        cargo.env("CARGO_TARGET_DIR", &self.target);
        cargo.env_remove("UPDATE_EXPECT").env_remove("TRYBUILD");
        Ok(cargo.output()?.status.success())
    }

    /// Tells whether a test passes: a case in `ui`, or what the arguments of `cargo test` name.
    fn passes(&self, test: &str) -> io::Result<bool> {
        let (kind, case) = test.split_once('/').unwrap_or_default();
        let test_of_kind = match kind {
            "fail" => "what_breaks_a_rule_is_refused",
            "pass" => "what_keeps_the_rules_compiles",
            _ => {
                return self.cargo(&[&["test"], &test.split(' ').collect::<Vec<_>>()[..]].concat());
            }
        };
        let case = format!("trybuild={case}.rs");
        let ui = ["test", "-p", "olk-account-ui-tests", "--test", "ui", "--"];
        self.cargo(&[&ui[..], &[test_of_kind, &case]].concat())
    }

    /// Makes a mutant, and says what became of it, if its test didn't notice it.
    fn survival(&self, mutant: &Mutant) -> io::Result<Option<&'static str>> {
        let mut originals = Vec::new();
        for change in &mutant.changes {
            let path = self.root.join(&change.file);
            let source = fs::read_to_string(&path)?;
            let changed = change.apply(&source).expect("a change that can be made");
            fs::write(&path, changed)?;
            originals.push((path, source));
        }
        let survival = if !self.cargo(&["check", "-p", "olk-account"])? {
            Some("doesn't build")
        } else if self.passes(&mutant.test)? {
            Some("survives")
        } else {
            None
        };
        // Backwards, because two changes may be to one file.
        for (path, source) in originals.into_iter().rev() {
            fs::write(path, source)?;
        }
        Ok(survival)
    }
}

/// Copies a folder, without what git and cargo put there.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name() == ".git" || entry.file_name() == "target" {
            continue;
        }
        // What a link leads to is copied, so that the copy leads nowhere else.
        if fs::metadata(&from)?.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

fn main() -> io::Result<ExitCode> {
    let words: Vec<String> = env::args().skip(1).collect();
    let mut wanted = mutants();
    wanted.retain(|mutant| words.is_empty() || words.iter().any(|word| mutant.name.contains(word)));
    let copy = Copy::make()?;
    let mut code = ExitCode::SUCCESS;
    for mutant in &wanted {
        let survival = copy.survival(mutant)?;
        println!(
            "{}: {} ({})",
            mutant.name,
            survival.unwrap_or("caught"),
            mutant.test
        );
        if survival.is_some() {
            code = ExitCode::FAILURE;
        }
    }
    // Nothing follows from a test that fails without a mutant.
    let mut tests: Vec<&str> = wanted.iter().map(|mutant| &*mutant.test).collect();
    tests.sort_unstable();
    tests.dedup();
    for test in tests {
        if !copy.passes(test)? {
            println!("{test} fails without a mutant");
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}

#[test]
fn every_mutant_can_be_made_and_has_a_name_of_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut names = std::collections::BTreeSet::new();
    for mutant in mutants() {
        assert!(!mutant.test.is_empty(), "no test: {}", mutant.name);
        for change in &mutant.changes {
            let source = fs::read_to_string(root.join(&change.file)).unwrap_or_default();
            let message = "can't be made: change mutants/table.txt as well";
            assert!(
                change.apply(&source).is_some(),
                "\"{}\" {message}",
                mutant.name
            );
        }
        assert!(
            names.insert(mutant.name.clone()),
            "two are called {}",
            mutant.name
        );
    }
    assert!(names.len() >= 25);
}
