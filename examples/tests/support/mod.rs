//! Building and running C++ programs that link a static library of helpers.

mod library;
mod program;

pub(crate) use program::{Outcome, have, run};

use library::StaticLibrary;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

/// Where a program is to run, and what builds it for there.
pub(crate) struct Target {
    /// What to pass to cargo's `--target`; nothing for the machine that the tests run on.
    triple: Option<&'static str>,
    /// C++ compilers, the best first. `$CXX` comes before them all.
    compilers: &'static [&'static str],
    /// What the linker has to be told.
    link_flags: &'static [&'static str],
}

impl Target {
    /// The machine that the tests run on.
    ///
    /// `windows-core` has a function that calls `UuidCreate`, which is to be found on Windows alone. Nothing
    /// here calls that function, so the linker has to drop it, as rustc has it do for programs in Rust.
    pub(crate) const HOST: Self = Self {
        triple: None,
        compilers: &["c++", "g++", "clang++"],
        link_flags: if cfg!(target_vendor = "apple") {
            &["-Wl,-dead_strip"]
        } else {
            &["-Wl,--gc-sections"]
        },
    };
}

/// A program that was built, or why it can't be built here.
pub(crate) type Build = Result<PathBuf, String>;

/// Says that a test can't run here, on a line of its own. Not with `eprintln!`, which the test harness keeps to itself
/// when tests pass.
pub(crate) fn skipped(what: &str, why: &str) {
    // A standard error that can't be written to has nobody to read it.
    let _ = writeln!(io::stderr(), "\nSKIPPED {what}: {why}");
}

/// Builds all of `cpp/` into the program `name`.
pub(crate) fn built(name: &str, target: &Target) -> Build {
    let compiler = compiler(target)?;
    let library = StaticLibrary::build("cpp_host_helpers", target.triple);
    let program = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(target.triple.unwrap_or("host"))
        .join(name);
    fs::create_dir_all(program.parent().unwrap()).unwrap();

    // DWARF 4, because valgrind can't read all that clang makes of DWARF 5.
    let (driver, arguments) = compiler.split_first().unwrap();
    let status = Command::new(driver)
        .args(arguments)
        .args([
            "-std=c++17",
            "-gdwarf-4",
            "-pthread",
            "-Wall",
            "-Wextra",
            "-Wpedantic",
        ])
        .args(words("CXXFLAGS"))
        .args(sources())
        .arg(&library.path)
        .args(&library.needs)
        .args(target.link_flags)
        .arg("-o")
        .arg(&program)
        .status()
        .unwrap();
    assert!(status.success(), "{driver}: {status}");
    Ok(program)
}

/// The C++ compiler and what `$CXX` may have it called with; or why there is none.
pub(crate) fn compiler(target: &Target) -> Result<Vec<String>, String> {
    let chosen = words("CXX");
    if let Some(driver) = chosen.first() {
        return if have(driver) {
            Ok(chosen)
        } else {
            Err(format!("`{driver}`, which $CXX names, doesn't run"))
        };
    }
    target
        .compilers
        .iter()
        .find(|driver| have(driver))
        .map(|&driver| vec![driver.to_owned()])
        .ok_or_else(|| {
            format!(
                "no C++ compiler ({}) is installed",
                target.compilers.join(", ")
            )
        })
}

/// The words in an environment variable.
pub(crate) fn words(variable: &str) -> Vec<String> {
    let value = env::var(variable).unwrap_or_default();
    value.split_whitespace().map(str::to_owned).collect()
}

/// Every C++ file of the host.
fn sources() -> Vec<PathBuf> {
    let mut sources: Vec<_> = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/cpp"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "cpp"))
        .collect();
    sources.sort();
    sources
}
