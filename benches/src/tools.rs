//! Running other programs, cargo above all.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether there is such a program. All that are asked for here know `--version`.
pub fn have(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Says that something can't be done here, on a line of its own. Not with `eprintln!`, which the test harness keeps
/// to itself when tests pass.
pub fn skipped(what: &str, why: &str) {
    // A standard error that can't be written to has nobody to read it.
    let _ = writeln!(io::stderr(), "\nSKIPPED {what}: {why}");
}

/// The directory that cargo builds this workspace into.
///
/// # Panics
///
/// If the program that asks isn't one that cargo built.
pub fn target_directory() -> PathBuf {
    env::current_exe()
        .expect("the system knows which program this is")
        .ancestors()
        .find(|directory| directory.join("CACHEDIR.TAG").exists())
        .expect("cargo marks its target directory")
        .to_owned()
}

/// A directory of this package's own, for what is neither source nor cargo's.
///
/// # Panics
///
/// If it can't be made.
pub fn scratch_directory() -> PathBuf {
    let directory = target_directory().join("tmp").join("benches");
    std::fs::create_dir_all(&directory).expect("the target directory can be written to");
    directory
}

/// This package's directory.
pub fn package_directory() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The workspace's directory.
///
/// # Panics
///
/// Never: the package is a member.
pub fn workspace_directory() -> &'static Path {
    package_directory()
        .parent()
        .expect("the package is in the workspace")
}

/// Cargo, to be run in `directory`, building into this workspace's own target directory.
pub fn cargo(directory: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(directory)
        .env("CARGO_TARGET_DIR", target_directory())
        .stdin(Stdio::null());
    command
}

/// Runs `command`, and gives what it printed.
///
/// # Panics
///
/// If it can't be run, or doesn't succeed.
pub fn output(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{command:?}: {}\n{errors}",
        output.status
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The first line of what `program --version` prints, or that there is no such program.
pub fn version(program: &str) -> String {
    if !have(program) {
        return format!("no {program}");
    }
    output(Command::new(program).arg("--version"))
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The program that an environment variable names, or else `otherwise`.
pub fn chosen(variable: &str, otherwise: &str) -> String {
    env::var_os(variable)
        .as_deref()
        .and_then(OsStr::to_str)
        .map_or_else(|| otherwise.to_owned(), str::to_owned)
}
