//! Having cargo build a library of helpers, and tell where it is and what it needs.

use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a library is built from.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    /// An example of this package.
    Example(&'static str),
    /// The library of another package, by the names of the package and of the library.
    Package(&'static str, &'static str),
}

/// How a program has a library: as a part of itself, or beside it.
#[derive(Clone, Copy)]
pub(crate) enum Linkage {
    /// A `.a`.
    Static,
    /// A `.so`, `.dylib` or `.dll`.
    Shared,
}

/// A library that was built, static and shared.
pub(crate) struct Library {
    files: Vec<PathBuf>,
    /// What else must be linked with it if it is static, in the words of the linker: `-lpthread`, say.
    pub(super) needs: Vec<String>,
}

impl Library {
    /// Builds it, into the directory that the tests were built into. `triple` is for cargo's `--target`.
    pub(crate) fn build(source: Source, triple: Option<&str>) -> Self {
        let mut command = cargo("rustc");
        command.args(["--message-format=json", "--profile", profile()]);
        match source {
            Source::Example(name) => command.args(["--example", name]),
            Source::Package(package, _) => command.args(["-p", package, "--lib"]),
        };
        if let Some(triple) = triple {
            command.args(["--target", triple]);
        }
        command.args(["--", "--print=native-static-libs"]);
        let messages = messages(&mut command);
        Self {
            files: artifacts(&messages, source.name()),
            needs: needs(&messages),
        }
    }

    /// What a program is linked with.
    pub(super) fn to_link(&self, linkage: Linkage) -> &Path {
        match linkage {
            Linkage::Static => self.file(&["a"], "static"),
            // The DLL itself, with mingw-w64: the import library beside it has the names of 32-bit functions without
            // the size of their arguments, which C++ looks for.
            Linkage::Shared => self.shared(),
        }
    }

    /// The library that is loaded when a program runs.
    pub(crate) fn shared(&self) -> &Path {
        self.file(&["so", "dylib", "dll"], "shared")
    }

    fn file(&self, endings: &[&str], kind: &str) -> &Path {
        // All that follows the first dot: `.dll.a` is no `.a`, but what a DLL is linked by.
        let ending = |file: &&PathBuf| {
            let name = file.file_name()?.to_str()?;
            name.split_once('.').map(|(_, ending)| ending.to_owned())
        };
        self.files
            .iter()
            .find(|file| ending(file).is_some_and(|ending| endings.contains(&ending.as_str())))
            .unwrap_or_else(|| panic!("cargo builds no {kind} library"))
    }
}

impl Source {
    /// The name that cargo has for what it builds.
    fn name(self) -> &'static str {
        match self {
            Self::Example(name) | Self::Package(_, name) => name,
        }
    }
}

/// Where cargo builds the example `name`, a program, once it has done so.
pub(crate) fn example(name: &str, triple: Option<&str>) -> PathBuf {
    let mut command = cargo("build");
    command.args(["--message-format=json", "--profile", profile()]);
    command.args(["--example", name]);
    if let Some(triple) = triple {
        command.args(["--target", triple]);
    }
    artifacts(&messages(&mut command), name).swap_remove(0)
}

/// Cargo, with the directory that the tests were built into.
pub(crate) fn cargo(subcommand: &str) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into());
    let mut command = Command::new(cargo);
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([subcommand, "--quiet", "--target-dir"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap());
    command
}

/// The profile that the tests were built with, so that what they share with the library is built once.
fn profile() -> &'static str {
    if cfg!(debug_assertions) {
        "dev"
    } else {
        "release"
    }
}

/// What cargo has to say, line by line, if it succeeds.
fn messages(command: &mut Command) -> Vec<Value> {
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    let messages: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(output.status.success(), "{}", rendered(&messages));
    messages
}

/// What the compiler had to say, for people.
fn rendered(messages: &[Value]) -> String {
    messages
        .iter()
        .filter_map(|message| message["message"]["rendered"].as_str())
        .collect()
}

/// The files that cargo says it has built.
fn artifacts(messages: &[Value], name: &str) -> Vec<PathBuf> {
    messages
        .iter()
        .filter(|message| message["target"]["name"] == name)
        .find_map(|message| message["filenames"].as_array())
        .expect("cargo names what it built")
        .iter()
        .map(|file| file.as_str().expect("a path is text").into())
        .collect()
}

/// What the compiler says has to be linked as well. Cargo repeats it if there was nothing to build.
fn needs(messages: &[Value]) -> Vec<String> {
    messages
        .iter()
        .filter_map(|message| message["message"]["message"].as_str())
        .find_map(|text| text.strip_prefix("native-static-libs:"))
        .expect("the compiler names the libraries to link")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}
