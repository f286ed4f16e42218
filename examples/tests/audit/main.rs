//! The `audit` example, from its command line to its exit code: with the library of `helper-dll/`, and with helpers in
//! C++ that break a rule or end the process.
//!
//! The helpers in C++ need a compiler. Without one, their tests print `SKIPPED` and pass.

#![cfg(unix)]

#[path = "../support/mod.rs"]
mod support;

use snapbox::cmd::{Command, OutputAssert};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

static AUDIT: LazyLock<PathBuf> = LazyLock::new(|| support::example("audit"));

/// The library of `helper-dll/`.
static DLL: LazyLock<PathBuf> = LazyLock::new(|| {
    support::build(&["-p", "olk-account-helper-dll"]);
    support::built().join(format!("libhelper_dll{}", env::consts::DLL_SUFFIX))
});

/// The library of helpers in C++.
static CPP: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libaudit_helpers.so");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = support::compiler()?
        .args(["-g", "-shared", "-fPIC", "-I"])
        .arg(folder.join("helper-dll/cpp"))
        .arg(folder.join("tests/audit/helpers.cpp"))
        .arg("-o")
        .arg(&library)
        .status();
    assert!(built.is_ok_and(|status| status.success()), "it compiles");
    Some(library)
});

fn audit(library: impl AsRef<OsStr>, arguments: &[&str]) -> OutputAssert {
    Command::new(&*AUDIT).arg(library).args(arguments).assert()
}

/// Returns the rules that have this verdict in the printed table.
fn rules<'a>(assert: &'a OutputAssert, verdict: &str) -> Vec<&'a str> {
    let printed = std::str::from_utf8(&assert.get_output().stdout).expect("text");
    let rows = printed
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    rows.filter(|row| row.get(1) == Some(&verdict))
        .map(|row| row[0])
        .collect()
}

#[track_caller]
fn is_clean(assert: OutputAssert) {
    let assert = assert.success();
    assert_eq!(rules(&assert, "BROKEN"), [""; 0]);
    assert!(rules(&assert, "held").len() > 30);
}

#[track_caller]
fn fails(assert: OutputAssert, why: &str) {
    assert
        .code(2)
        .stdout_eq("")
        .stderr_eq(format!("audit: [..]{why}[..]\n...\n"));
}

/// Audits a helper in C++, which breaks these rules and no other.
#[track_caller]
fn cpp_breaks(arguments: &[&str], broken: &[&str]) {
    let Some(library) = &*CPP else {
        return support::skipped("helpers in C++", "no compiler");
    };
    let assert = audit(library, arguments).code(1);
    assert_eq!(rules(&assert, "BROKEN"), broken);
    assert!(rules(&assert, "held").len() > 30);
}

/// Audits a helper in C++, with this exit code and these words on standard error.
#[track_caller]
fn cpp_says(symbol: &str, code: i32, why: &str) {
    let Some(library) = &*CPP else {
        return support::skipped("helpers in C++", "no compiler");
    };
    let assert = audit(library, &[symbol]).code(code);
    assert_eq!(rules(&assert, "BROKEN"), [""; 0]);
    assert.stderr_eq(format!("...\naudit: [..]{why}[..]\n"));
}

#[test]
fn helper_of_the_dll_is_clean() {
    is_clean(audit(&*DLL, &[]));
    is_clean(audit(
        &*DLL,
        &["olk_account_helper_create", "--expect", "owner"],
    ));
    is_clean(audit(
        &*DLL,
        &["--expect=either", "olk_account_helper_create"],
    ));
}

#[test]
fn cargo_run_returns_the_exit_code() {
    let run = |arguments: &[&str]| {
        let cargo =
            Command::new(env!("CARGO")).args(["run", "--quiet", "--example", "audit", "--"]);
        cargo.arg(&*DLL).args(arguments).assert()
    };
    is_clean(run(&[]));
    let assert = run(&["--expect", "borrower"]).code(1);
    let broken = ["hands-off-borrower", "hands-off-untouched"];
    assert_eq!(rules(&assert, "BROKEN"), broken);
    fails(run(&["no_such_thing"]), "no such symbol: `no_such_thing`");
}

#[test]
fn helper_in_cpp_is_clean_or_found_out() {
    if let Some(library) = &*CPP {
        is_clean(audit(library, &["--expect", "owner"]));
    }
    cpp_breaks(&["borrower_that_answers_ok"], &["hands-off-releases"]);
    cpp_breaks(
        &["borrower_that_answers_ok", "--expect", "borrower"],
        &["hands-off-borrower"],
    );
}

#[test]
fn helper_that_ends_the_process_is_audited_around_that() {
    cpp_breaks(&["writes_through_null"], &["session-null-out"]);
    cpp_breaks(&["throws"], &["place-holder-1", "identity-null-count"]);
}

#[test]
fn end_of_the_process_outside_a_rule_is_told() {
    cpp_says("dies_badly", 1, "the last Release ended the process");
    cpp_says("lingers", 1, "the process didn't survive its end");
    cpp_says("dies", 2, "the factory ended the process");
    cpp_says(
        "gone",
        2,
        "did the factory give a reference of its own (`into_raw`, not `as_raw`)?",
    );
    cpp_says("nothing", 2, "the factory returned NULL: `nothing`");
}

#[test]
fn library_that_cannot_be_loaded_is_told() {
    fails(
        audit("no/such/library.so", &[]),
        "no such file: no/such/library.so",
    );
    fails(audit(env!("CARGO_TARGET_TMPDIR"), &[]), "no such file");
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    fails(audit(manifest, &[]), "Cargo.toml can't be loaded");
    fails(
        audit(&*DLL, &["no_such_factory"]),
        "no such symbol: `no_such_factory`",
    );
}

#[test]
fn library_is_looked_for_in_the_current_folder_only() {
    fails(audit("libc.so.6", &[]), "no such file: libc.so.6");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::copy(&*DLL, folder.join("here.so")).expect("a copy");
    let here = Command::new(&*AUDIT).current_dir(folder).arg("here.so");
    is_clean(here.assert());
}

#[test]
fn wrong_arguments_get_the_usage() {
    let wrong: [(&[&str], &str); 5] = [
        (
            &["a.so", "--expect"],
            "missing argument for option '--expect'",
        ),
        (&["a.so", "--expect", "tenant"], "owner, borrower or either"),
        (&["a.so", "--expekt=owner"], "invalid option '--expekt'"),
        (
            &["a.so", "symbol", "another"],
            "unexpected argument \"another\"",
        ),
        (&[], "which library?"),
    ];
    for (arguments, why) in wrong {
        let assert = Command::new(&*AUDIT).args(arguments).assert().code(2);
        assert.stderr_eq(format!(
            "audit: [..]{why}[..]\n\nusage: audit <library> [..]\n...\n"
        ));
    }
    Command::new(&*AUDIT)
        .arg("--help")
        .assert()
        .success()
        .stdout_eq("usage: audit <library> [..]\n...\n");
}
