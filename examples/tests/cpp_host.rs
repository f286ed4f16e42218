//! The C++ host in `cpp/`: built, linked with the helpers of `cpp_host_helpers.rs`, and run.
//!
//! It needs a C++ compiler (`$CXX`, or one of the usual names; `$CXXFLAGS` is heeded), and for the second test
//! valgrind. Where one isn't to be had, the test says so on standard error and passes.

#![cfg(unix)]

mod support;

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;
use support::{Build, Outcome, Target, built, have, run, skipped};

/// The host, built once for all tests here.
static HOST: LazyLock<Build> = LazyLock::new(|| built("cpp_host", &Target::HOST));

#[test]
fn every_answer_that_a_cpp_host_gets_is_the_documented_one() {
    match &*HOST {
        Ok(host) => passes(&run(Command::new(host), Duration::from_secs(120))),
        Err(why) => skipped("the C++ host", why),
    }
}

#[test]
fn under_valgrind_there_is_no_error_and_no_leak() {
    match (&*HOST, have("valgrind")) {
        (Ok(host), true) => passes(&run(valgrind(host), Duration::from_secs(600))),
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

/// Sees to it that the host kept every rule, that it had some, and that it said so to the end.
#[track_caller]
fn passes(outcome: &Outcome) {
    let kept = outcome
        .lines()
        .filter(|line| line.starts_with("ok "))
        .count();
    assert!(
        outcome.success
            && kept > 0
            && outcome.lines().last() == Some(&format!("{kept} passed, 0 failed")),
        "{outcome}"
    );
}
