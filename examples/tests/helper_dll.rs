//! The library of `helper-dll/`: what its client in C++ gets, and what the audit says of its helper.
//!
//! The client needs a C++ compiler (`$CXX`, or one of the usual names; `$CXXFLAGS` is heeded). Where there is none, its
//! tests say so on standard error and pass.

#![cfg(unix)]

#[allow(
    dead_code,
    unused_imports,
    reason = "it is shared with tests of other programs"
)]
mod support;

use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;
use support::{Library, Linkage, Objects, Source, Target, example, run, skipped};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    Library::build(
        Source::Package("olk-account-helper-dll", "helper_dll"),
        None,
    )
});

static CLIENT: LazyLock<Result<Objects, String>> =
    LazyLock::new(|| Objects::of_client(&Target::HOST));

#[track_caller]
fn the_client_gets_its_answers(linkage: Linkage) {
    match &*CLIENT {
        Ok(client) => {
            let program = client.link(&LIBRARY, linkage);
            run(Command::new(program), Duration::from_secs(60)).keeps_every_rule();
        }
        Err(why) => skipped("the client of the DLL", why),
    }
}

#[test]
fn a_client_of_the_shared_library_gets_every_answer() {
    the_client_gets_its_answers(Linkage::Shared);
}

#[test]
fn a_client_of_the_static_library_gets_every_answer() {
    the_client_gets_its_answers(Linkage::Static);
}

#[test]
fn the_audit_finds_nothing_wrong_with_the_helper() {
    let mut audit = Command::new(example("audit", None));
    audit.arg(LIBRARY.shared()).args(["--expect", "owner"]);
    run(audit, Duration::from_secs(60)).is_a_clean_audit();
}
