//! Crates with as many helpers as one likes, half of them owners, half borrowers: with the macro, and with
//! `windows_core::implement`.
//!
//! No two helpers are alike, or the compiler would keep the code of one for all of them: each has a field of a size of
//! its own, and the owners an error.

use crate::tools::{package_directory, workspace_directory};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What the helpers are made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// `#[olk_account_helper]`.
    Macro,
    /// `#[windows_core::implement]`, and the methods by hand.
    Implement,
}

impl Maker {
    /// Both, ours first.
    pub const ALL: [Self; 2] = [Self::Macro, Self::Implement];

    /// What the package, its directory and its column are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Macro => "macro",
            Self::Implement => "implement",
        }
    }

    /// What there is once in a crate, before the helpers.
    fn preamble(self) -> &'static str {
        match self {
            Self::Macro => include_str!("../generated/macro.rs"),
            Self::Implement => include_str!("../generated/implement.rs"),
        }
    }

    /// One owner and one borrower, with `NUMBER` for their number.
    fn pair(self) -> &'static str {
        match self {
            Self::Macro => include_str!("../generated/macro_pair.rs"),
            Self::Implement => include_str!("../generated/implement_pair.rs"),
        }
    }

    /// What the package depends on.
    fn dependency(self) -> String {
        match self {
            Self::Macro => format!(
                "olk-account = {{ path = '{}' }}\nwindows-core = \"0.62.2\"",
                workspace_directory().join("runtime").display()
            ),
            Self::Implement => "windows-core = \"0.62.2\"".to_owned(),
        }
    }
}

/// Makes a crate in `parent`, with `helpers` helpers, and gives its directory.
///
/// # Panics
///
/// If it can't be written.
pub fn generate(parent: &Path, maker: Maker, helpers: u32) -> PathBuf {
    let name = maker.name();
    let directory = parent.join(name);
    let manifest = format!(
        "[package]\nname = \"helpers-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n\n\
         [dependencies]\n{}\n\n\
         [workspace]\n",
        maker.dependency()
    );
    let mut source = maker.preamble().to_owned();
    for number in 0..helpers / 2 {
        let pair = maker.pair().replace("NUMBER", &number.to_string());
        let _ = write!(source, "\n{pair}");
    }
    let write = |path: &str, text: &str| {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().expect("it is in the directory"))
            .and_then(|()| fs::write(&path, text))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    };
    write("Cargo.toml", &manifest);
    write("src/lib.rs", &source);
    // The same versions as here, and no question to the registry.
    let lock = fs::read_to_string(package_directory().join("../Cargo.lock"))
        .expect("the workspace has a lock file");
    write("Cargo.lock", &lock);
    directory
}
