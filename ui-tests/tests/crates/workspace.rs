//! Crates of one file each, in a workspace of their own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// A crate to be written.
pub(crate) struct Crate {
    pub(crate) name: String,
    pub(crate) edition: &'static str,
    /// What it calls `olk-account`.
    pub(crate) dependency: &'static str,
    /// The features of it that are on.
    pub(crate) features: &'static [&'static str],
    pub(crate) program: String,
}

/// A folder with crates.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Writes a workspace with these crates.
    pub(crate) fn write(name: &str, crates: &[Crate]) -> Self {
        let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let original = original.canonicalize().expect("a workspace");
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let names: Vec<String> = crates
            .iter()
            .map(|member| format!("'{}'", member.name))
            .collect();
        let manifest = format!(
            "[workspace]\nresolver = '2'\nmembers = [{}]\n",
            names.join(", ")
        );
        write(&root.join("Cargo.toml"), &manifest);
        // The versions that this workspace builds with: they are there.
        let lock = fs::read_to_string(original.join("Cargo.lock")).expect("a Cargo.lock");
        write(&root.join("Cargo.lock"), &lock);
        for member in crates {
            let folder = root.join(&member.name);
            let manifest = format!(
                "[package]\n\
                 name = '{}'\n\
                 edition = '{}'\n\
                 [[bin]]\n\
                 name = '{}'\n\
                 path = 'main.rs'\n\
                 [dependencies]\n\
                 {} = {{ package = 'olk-account', path = '{}', features = {:?} }}\n\
                 windows-core = '*'\n",
                member.name,
                member.edition,
                member.name,
                member.dependency,
                original.join("runtime").display(),
                member.features,
            );
            write(&folder.join("Cargo.toml"), &manifest);
            write(&folder.join("main.rs"), &member.program);
        }
        Self { root }
    }

    /// Builds one of the crates, and runs it.
    pub(crate) fn run(&self, name: &str) -> Output {
        Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--offline", "--bin", name])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo")
    }
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("a file in a folder");
    fs::create_dir_all(folder).expect("a folder that can be made");
    fs::write(path, text).expect("a file that can be written");
}
