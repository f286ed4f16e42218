//! Programs and libraries that the tests run.

use std::env;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::Command;

/// Returns the path of an example of this package, which it builds.
pub(crate) fn example(name: &str) -> PathBuf {
    build(&["--example", name]);
    built()
        .join("examples")
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION)
}

/// Has cargo build something with the profile of the tests, next to them.
pub(crate) fn build(what: &[&str]) {
    // Wine has no cargo to call. `cargo test` has built the examples.
    if cfg!(windows) {
        return;
    }
    let profile = if cfg!(debug_assertions) {
        "dev"
    } else {
        "release"
    };
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--profile", profile, "--target-dir"])
        .arg(concat!(env!("CARGO_TARGET_TMPDIR"), "/.."))
        .args(what)
        .status();
    assert!(status.is_ok_and(|status| status.success()), "it builds");
}

/// Returns the folder that cargo builds into.
pub(crate) fn built() -> PathBuf {
    let here = env::current_exe().expect("this program");
    here.ancestors()
        .nth(2)
        .expect("where cargo builds")
        .to_owned()
}

/// Returns the C++ compiler and its arguments, if there is one: `$CXX`, or one of the usual names.
pub(crate) fn compiler() -> Option<Command> {
    let chosen = env::var("CXX").unwrap_or_default();
    let mut words = chosen.split_whitespace();
    let is_installed = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    let usual = || ["c++", "g++", "clang++"].into_iter().find(is_installed);
    let mut command = Command::new(words.next().or_else(usual)?);
    command
        .args(words)
        .arg("-std=c++17")
        .args(["-Wall", "-Wextra", "-Wpedantic"]);
    command.args(env::var("CXXFLAGS").unwrap_or_default().split_whitespace());
    Some(command)
}

/// Prints what a test does without. Not with `eprintln!`, whose output the test harness keeps when tests pass.
pub(crate) fn skipped(part: &str, why: &str) {
    let _ = writeln!(io::stderr(), "\nSKIPPED {part}: {why}");
}
