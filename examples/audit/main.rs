//! Audits a helper out of a library: which of the documented rules does it keep?
//!
//! The library is a `.dll`, `.so` or `.dylib` that exports a factory: a function without arguments, in COM's calling
//! convention, that returns an `IOlkAccountHelper` with one reference. How one is written in Rust shows
//! `audit_library.rs` next to this directory; in C++, `cpp/audit/helpers.cpp`.
//!
//! What is printed is the report of `olk_account::audit`; the exit code is 0 if no rule was broken, 1 if one was,
//! and 2 if it couldn't be found out. The audit runs in a process of its own, for a helper may well end it: then that
//! is what is said of the rule which was being looked at, and another process sees to the rest.

mod arguments;
mod inside;
mod library;
mod outside;

use arguments::{Task, USAGE};
use std::env;
use std::process::ExitCode;

/// No rule was broken.
const CLEAN: u8 = 0;
/// A rule was broken.
const BROKEN: u8 = 1;
/// There was no audit.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let outcome = match arguments::parse(env::args_os().skip(1)) {
        Ok(Task::Help) => {
            println!("{USAGE}");
            Ok(CLEAN)
        }
        Ok(Task::Outside(arguments)) => outside::audit(&arguments),
        Ok(Task::Inside(arguments, log)) => inside::audit(&arguments, &log),
        Err(wrong) => Err(format!("{wrong}\n\n{USAGE}")),
    };
    ExitCode::from(outcome.unwrap_or_else(|why| {
        eprintln!("audit: {why}");
        FAILED
    }))
}
