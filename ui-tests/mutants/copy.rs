//! The copy of the workspace that mutants live in.

use crate::verdict::Verdict;
use crate::{Mutant, changed};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// A copy of the workspace, with a target folder of its own.
pub(crate) struct Copy {
    root: PathBuf,
    target: PathBuf,
}

impl Copy {
    /// Copies the workspace into its target folder, where nobody looks for sources.
    pub(crate) fn make() -> Self {
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let program = env::current_exe().expect("a program knows where it is");
        // target/debug/mutants
        let target = program.ancestors().nth(2).expect("a target folder");
        let folder = target.join("mutants");
        let root = folder.join("workspace");
        if root.exists() {
            fs::remove_dir_all(&root).expect("an old copy that can be removed");
        }
        copy(&original, &root).expect("a copy of the workspace");
        Self {
            root,
            target: folder.join("target"),
        }
    }

    /// Runs `work` while `mutant` is in the copy.
    pub(crate) fn with(&self, mutant: &Mutant, work: impl FnOnce() -> Verdict) -> Verdict {
        let mut originals = Vec::new();
        let mut verdict = None;
        for &change in mutant.changes {
            let path = self.root.join(change.0);
            let source = fs::read_to_string(&path).unwrap_or_default();
            match changed(&source, change) {
                Some(changed) => fs::write(&path, changed).expect("a copy that can be written"),
                None => verdict = Some(Verdict::Stale),
            }
            originals.push((path, source));
        }
        let verdict = verdict.unwrap_or_else(work);
        // Backwards, because two changes may be to one file.
        for (path, source) in originals.into_iter().rev() {
            fs::write(path, source).expect("a copy that can be written");
        }
        verdict
    }

    /// `cargo` in the copy.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .env_remove("OLK_BLESS")
            .env_remove("TRYBUILD");
        cargo
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
