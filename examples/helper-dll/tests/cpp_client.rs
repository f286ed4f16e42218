//! The client in C++, `cpp/client.cpp`, linked with the DLL and with the static library.
//!
//! It needs a C++ compiler: `$CXX`, or one of the usual names; `$CXXFLAGS` is passed to it. Without one, the test prints
//! `SKIPPED` and passes. With `$OLK_VALGRIND`, the client runs under valgrind as well. `.ci/stages/windows.sh` builds the
//! same client for Windows.

#![cfg(unix)]

use snapbox::cmd::Command;
use std::path::Path;
use std::time::Duration;
use std::{env, io, io::Write as _, process};

/// Valgrind, which reports every error and every leak as a failure. Memory that is still reachable at the end is not a leak.
const VALGRIND: [&str; 5] = [
    "valgrind",
    "--quiet",
    "--error-exitcode=99",
    "--leak-check=full",
    "--errors-for-leak-kinds=definite,indirect,possible",
];

/// Returns whether there is such a program.
fn is_installed(program: &str) -> bool {
    let mut command = process::Command::new(program);
    command.arg("--version").output().is_ok()
}

/// Returns the words in an environment variable.
fn words(variable: &str) -> Vec<String> {
    let value = env::var(variable).unwrap_or_default();
    value.split_whitespace().map(str::to_owned).collect()
}

fn skipped(what: &str) {
    // Not with `eprintln!`, whose output the test harness keeps when tests pass.
    let _ = writeln!(io::stderr(), "\nSKIPPED {what} is not installed");
}

/// Runs the client. The limit of time makes a deadlock a failure.
fn run(program: &str, arguments: &[&str]) {
    Command::new(program)
        .args(arguments)
        .env("RUST_BACKTRACE", "0")
        .timeout(Duration::from_secs(600))
        .assert()
        .success();
}

#[test]
fn cpp_client_gets_every_documented_answer() {
    let chosen = words("CXX");
    let usual = || {
        ["c++", "g++", "clang++"]
            .into_iter()
            .find(|name| is_installed(name))
    };
    let Some(compiler) = chosen.first().map(String::as_str).or_else(usual) else {
        return skipped("a C++ compiler");
    };
    // Cargo builds the library next to the tests of its package.
    let program = env::current_exe().expect("this program");
    let built = program.parent().expect("a folder");
    let ending = env::consts::DLL_SUFFIX;
    // `windows-core` has a function that calls `UuidCreate`, which exists on Windows only. Nothing here calls that
    // function, so the linker has to drop it, as it does for programs in Rust.
    let drop_unused = if cfg!(target_vendor = "apple") {
        "-Wl,-dead_strip"
    } else {
        "-Wl,--gc-sections"
    };
    for library in [
        format!("libhelper_dll{ending}"),
        "libhelper_dll.a".to_owned(),
    ] {
        let client = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("client-of-{library}"));
        let client = client.to_str().expect("a path in UTF-8");
        // DWARF 4, because valgrind can't read everything that clang writes of DWARF 5.
        Command::new(compiler)
            .args(chosen.iter().skip(1))
            .args([
                "-std=c++17",
                "-gdwarf-4",
                "-pthread",
                "-Wall",
                "-Wextra",
                "-Wpedantic",
            ])
            .args(words("CXXFLAGS"))
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/cpp/client.cpp"))
            .arg(built.join(&library))
            .args([
                format!("-Wl,-rpath,{}", built.display()),
                drop_unused.to_owned(),
            ])
            .args(["-lm", "-ldl", "-o", client])
            .assert()
            .success();
        run(client, &[]);
        if env::var_os("OLK_VALGRIND").is_none() {
            continue;
        }
        if is_installed(VALGRIND[0]) {
            run(VALGRIND[0], &[&VALGRIND[1..], &[client]].concat());
        } else {
            skipped("valgrind");
        }
    }
}
