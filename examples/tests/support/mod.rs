//! Building and running programs in C++ that have their helpers from a library in Rust.

mod cpp;
mod library;
mod program;
mod target;

pub(crate) use cpp::Objects;
pub(crate) use library::{Library, Linkage, Source, cargo, example};
pub(crate) use program::{Outcome, have, run};
pub(crate) use target::{Target, words};

use std::io::{self, Write as _};

/// Says that a test can't run here, on a line of its own. Not with `eprintln!`, which the test harness keeps to itself
/// when tests pass.
pub(crate) fn skipped(what: &str, why: &str) {
    // A standard error that can't be written to has nobody to read it.
    let _ = writeln!(io::stderr(), "\nSKIPPED {what}: {why}");
}
