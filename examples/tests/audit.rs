//! The `audit` example, from its command line to its exit code, with libraries written in Rust and in C++.
//!
//! The C++ library needs a compiler (`$CXX`, or one of the usual names; `$CXXFLAGS` is heeded). Where there is none,
//! the tests of it say so on standard error and pass.

#![cfg(unix)]

#[allow(
    dead_code,
    unused_imports,
    reason = "it is shared with tests that have more to do with C++"
)]
mod support;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::{env, fs};
use support::{Target, cargo, skipped, words};

/// What cargo builds for these tests.
struct Built {
    audit: PathBuf,
    library: PathBuf,
}

static BUILT: LazyLock<Built> = LazyLock::new(|| {
    let mut command = cargo("build");
    command.args(["--message-format=json", "--example", "audit"]);
    command.args(["--example", "audit_library"]);
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "{}", output.status);
    let messages: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let file = |example: &str| -> PathBuf {
        let mut of_example = messages
            .iter()
            .filter(|message| message["target"]["name"] == example);
        let file = of_example.find_map(|message| message["filenames"][0].as_str());
        file.expect("cargo names what it built").into()
    };
    Built {
        audit: file("audit"),
        library: file("audit_library"),
    }
});

/// The library of C++ helpers, built once for all tests here.
static CPP_LIBRARY: LazyLock<Result<PathBuf, String>> = LazyLock::new(|| {
    let compiler = Target::HOST.compiler()?;
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libaudit_helpers.so");
    let (driver, arguments) = compiler.split_first().unwrap();
    let status = Command::new(driver)
        .args(arguments)
        .args(["-std=c++17", "-g", "-shared", "-fPIC"])
        .args(["-Wall", "-Wextra", "-Wpedantic"])
        .args(words("CXXFLAGS"))
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/cpp/audit/helpers.cpp"
        ))
        .arg("-o")
        .arg(&library)
        .status()
        .unwrap();
    assert!(status.success(), "{driver}: {status}");
    Ok(library)
});

/// What came of an audit.
#[derive(Debug)]
struct Audit {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Audit {
    fn by(command: &mut Command) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = command.stdin(Stdio::null()).output().unwrap();
        Self {
            code: status.code(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    fn of(library: &Path, arguments: &[&str]) -> Self {
        Self::by(Command::new(&BUILT.audit).arg(library).args(arguments))
    }

    /// The rules that the table has as broken.
    fn broken(&self) -> Vec<&str> {
        self.rows("BROKEN")
    }

    fn rows(&self, verdict: &str) -> Vec<&str> {
        let words = self.stdout.lines().map(|line| {
            let mut words = line.split_whitespace();
            (words.next(), words.next())
        });
        words
            .filter(|(_, second)| *second == Some(verdict))
            .filter_map(|(first, _)| first)
            .collect()
    }

    #[track_caller]
    fn is_clean(&self) {
        assert_eq!(self.code, Some(0), "{self:?}");
        assert!(self.rows("held").len() > 30, "{self:?}");
        assert_eq!(self.broken(), [""; 0]);
    }

    #[track_caller]
    fn breaks(&self, rules: &[&str]) {
        assert_eq!(self.broken(), rules, "{self:?}");
        assert_eq!(self.code, Some(1), "{self:?}");
    }

    #[track_caller]
    fn fails(&self, why: &str) {
        assert_eq!(self.code, Some(2), "{self:?}");
        assert_eq!(self.stdout, "");
        assert!(self.stderr.starts_with("audit: "), "{self:?}");
        assert!(self.stderr.contains(why), "{self:?}");
    }
}

/// Audits a helper from the C++ library, if there is one.
fn cpp(arguments: &[&str], judge: impl FnOnce(&Audit)) {
    match &*CPP_LIBRARY {
        Ok(library) => judge(&Audit::of(library, arguments)),
        Err(why) => skipped("a library of C++ helpers", why),
    }
}

#[test]
fn helpers_made_with_the_attribute_are_clean() {
    let library = &BUILT.library;
    Audit::of(library, &[]).is_clean();
    Audit::of(library, &["--expect", "owner"]).is_clean();
    Audit::of(library, &["borrower_create"]).is_clean();
    Audit::of(library, &["borrower_create", "--expect=borrower"]).is_clean();
    Audit::of(library, &["--expect", "either", "borrower_create"]).is_clean();
}

#[test]
fn cargo_run_passes_the_exit_code_on() {
    let run = |arguments: &[&str]| {
        let mut command = cargo("run");
        command.args(["--example", "audit", "--"]);
        Audit::by(command.arg(&BUILT.library).args(arguments))
    };
    run(&[]).is_clean();
    run(&["borrower_create", "--expect", "owner"]).breaks(&["hands-off-owner"]);
    run(&["no_such_thing"]).fails("no such symbol");
}

#[test]
fn correct_helpers_in_cpp_are_clean() {
    cpp(&[], Audit::is_clean);
    cpp(&["--expect", "owner"], Audit::is_clean);
    cpp(&["borrower"], Audit::is_clean);
    cpp(&["borrower", "--expect", "borrower"], Audit::is_clean);
}

#[test]
fn a_borrower_in_cpp_that_answers_s_ok_is_found_out() {
    let symbol = "borrower_that_answers_ok";
    cpp(&[symbol], |audit| audit.breaks(&["hands-off-releases"]));
    cpp(&[symbol, "--expect", "borrower"], |audit| {
        audit.breaks(&["hands-off-borrower"]);
    });
}

#[test]
fn an_owner_in_cpp_that_answers_e_notimpl_is_found_out() {
    let symbol = "owner_that_answers_not_impl";
    cpp(&[symbol], |audit| audit.breaks(&["hands-off-untouched"]));
    cpp(&[symbol, "--expect", "owner"], |audit| {
        audit.breaks(&["hands-off-owner"]);
    });
}

/// Audits a helper from the C++ library, of which nothing is known, and which breaks these rules.
#[track_caller]
fn cpp_breaks(symbol: &str, rules: &[&str]) {
    cpp(&[symbol], |audit| audit.breaks(rules));
}

#[test]
fn an_owner_in_cpp_that_keeps_its_session_is_found_out() {
    cpp_breaks("owner_that_keeps_its_session", &["hands-off-releases"]);
}

#[test]
fn a_count_in_cpp_without_the_nul_is_found_out() {
    cpp_breaks("counts_without_nul", &["identity-counts-nul"]);
}

#[test]
fn a_copy_in_cpp_of_one_unit_too_many_is_found_out() {
    let rules = ["identity-one-short", "identity-in-bounds"];
    cpp_breaks("one_short", &rules);
}

#[test]
fn a_place_holder_in_cpp_that_succeeds_is_found_out() {
    cpp_breaks("place_holder_succeeds", &["place-holder-1"]);
}

#[test]
fn a_query_in_cpp_that_finds_no_pointer_is_found_out() {
    let rules = [
        "query-helper",
        "query-unknown",
        "query-no-interface",
        "query-null-out",
    ];
    cpp_breaks("no_pointer", &rules);
}

#[test]
fn a_session_in_cpp_without_reference_is_found_out() {
    cpp_breaks("session_without_reference", &["session-own-reference"]);
}

#[test]
fn a_helper_that_writes_through_null_is_found_out_and_the_rest_of_it_is_audited() {
    cpp(&["writes_through_null"], |audit| {
        audit.breaks(&["session-null-out"]);
        assert!(audit.stdout.contains("it ended the process"), "{audit:?}");
        assert!(audit.rows("held").len() > 30, "{audit:?}");
    });
}

#[test]
fn a_helper_that_ends_the_process_in_several_ways_is_audited_around_them() {
    let rules = ["place-holder-1", "identity-null-count"];
    cpp_breaks("throws", &rules);
}

#[test]
fn a_helper_that_ends_the_process_when_it_goes_is_found_out() {
    cpp(&["dies_badly"], |audit| {
        assert_eq!(audit.code, Some(1), "{audit:?}");
        assert_eq!(audit.broken(), [""; 0]);
        assert!(
            audit.stderr.contains("the last Release ended the process"),
            "{audit:?}"
        );
    });
}

#[test]
fn a_library_that_spoils_the_end_of_the_process_is_found_out() {
    cpp(&["lingers"], |audit| {
        assert_eq!(audit.code, Some(1), "{audit:?}");
        assert_eq!(audit.broken(), [""; 0]);
        assert!(audit.stderr.contains("didn't survive its end"), "{audit:?}");
    });
}

#[test]
fn a_library_that_is_not_there_is_said_so() {
    Audit::of(Path::new("no/such/library.so"), &[]).fails("no such file: no/such/library.so");
    Audit::of(Path::new(env!("CARGO_TARGET_TMPDIR")), &[]).fails("no such file");
}

#[test]
fn a_file_that_is_no_library_is_said_so() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    Audit::of(&manifest, &[]).fails("Cargo.toml can't be loaded");
}

#[test]
fn a_library_is_not_looked_for_elsewhere() {
    Audit::of(Path::new("libc.so.6"), &[]).fails("no such file: libc.so.6");
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::copy(&BUILT.library, directory.join("here.so")).unwrap();
    let mut command = Command::new(&BUILT.audit);
    Audit::by(command.current_dir(directory).arg("here.so")).is_clean();
}

#[test]
fn a_symbol_that_is_not_there_is_said_so() {
    Audit::of(&BUILT.library, &["no_such_factory"]).fails("no such symbol");
    Audit::of(&BUILT.library, &["no_such_factory"]).fails("`no_such_factory`");
}

#[test]
fn a_factory_that_returns_null_is_said_so() {
    let why = "the factory returned NULL: `nothing_create`";
    Audit::of(&BUILT.library, &["nothing_create"]).fails(why);
    cpp(&["nothing"], |audit| {
        audit.fails("the factory returned NULL");
    });
}

#[test]
fn a_factory_that_ends_the_process_is_said_so() {
    cpp(&["dies"], |audit| {
        audit.fails("the factory ended the process");
    });
}

#[test]
fn a_factory_that_gives_no_reference_is_asked_whether_it_does() {
    cpp(&["gone"], |audit| {
        audit.fails("did the factory give a reference of its own (`into_raw`, not `as_raw`)?");
    });
}

#[test]
fn wrong_arguments_get_the_usage() {
    let wrong: [(&[&str], &str); 6] = [
        (&["a.so", "--expect"], "--expect takes a value"),
        (&["a.so", "--expect", "tenant"], "not `tenant`"),
        (
            &["a.so", "--expekt=owner"],
            "no such option: --expekt=owner",
        ),
        (&["a.so", "symbol", "another"], "what is \"another\"?"),
        (&["a.so", ""], "the symbol must have a name"),
        (&[], "which library?"),
    ];
    for (arguments, why) in wrong {
        let audit = Audit::by(Command::new(&BUILT.audit).args(arguments));
        audit.fails(why);
        assert!(audit.stderr.contains("usage: audit <library>"), "{audit:?}");
    }
}

#[test]
fn help_is_to_be_had() {
    let audit = Audit::by(Command::new(&BUILT.audit).arg("--help"));
    assert_eq!(audit.code, Some(0));
    assert!(audit.stdout.starts_with("usage: audit <library>"));
}
