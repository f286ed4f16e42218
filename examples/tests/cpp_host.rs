//! The C++ host in `cpp/`: built, linked with the helpers of `cpp_host_helpers.rs`, and run.
//!
//! It needs a C++ compiler (`$CXX`, or one of the usual names; `$CXXFLAGS` is heeded), and for the last test
//! valgrind. Where one isn't to be had, the test says so on standard error and passes.

#![cfg(unix)]

#[allow(
    dead_code,
    unused_imports,
    reason = "it is shared with tests of other programs"
)]
mod support;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;
use support::{Library, Linkage, Objects, Source, Target, have, run, skipped};

/// The host, built once for all tests here: with a static library, and with a shared one.
static HOSTS: LazyLock<Result<[PathBuf; 2], String>> = LazyLock::new(|| {
    let objects = Objects::of_host(&Target::HOST)?;
    let library = Library::build(Source::Example("cpp_host_helpers"), None);
    Ok([Linkage::Static, Linkage::Shared].map(|linkage| objects.link(&library, linkage)))
});

#[test]
fn every_answer_that_a_cpp_host_gets_is_the_documented_one() {
    match &*HOSTS {
        Ok([host, _]) => {
            run(Command::new(host), Duration::from_secs(120)).keeps_every_rule();
        }
        Err(why) => skipped("the C++ host", why),
    }
}

#[test]
fn every_answer_out_of_a_shared_library_is_the_documented_one() {
    match &*HOSTS {
        Ok([_, host]) => {
            run(Command::new(host), Duration::from_secs(120)).keeps_every_rule();
        }
        Err(why) => skipped("the C++ host with a shared library", why),
    }
}

#[test]
fn under_valgrind_there_is_no_error_and_no_leak() {
    match (&*HOSTS, have("valgrind")) {
        (Ok([host, _]), true) => {
            run(valgrind(host), Duration::from_secs(600)).keeps_every_rule();
        }
        (Ok(_), false) => skipped("valgrind", "it isn't installed"),
        (Err(why), _) => skipped("valgrind", why),
    }
}

/// The host under valgrind, which makes an error of everything that it finds, leaks included. Memory that is
/// still pointed to when the program ends is no leak: the standard libraries keep some.
fn valgrind(host: &Path) -> Command {
    let mut command = Command::new("valgrind");
    command.args([
        "--quiet",
        "--error-exitcode=99",
        "--leak-check=full",
        "--show-leak-kinds=definite,indirect,possible",
        "--errors-for-leak-kinds=definite,indirect,possible",
    ]);
    command.arg(OsString::from(host));
    command
}
