//! What a report says about where it was made.

use crate::tools::{chosen, version};
use std::fmt::Write as _;
use std::fs;
use std::thread::available_parallelism;

/// The machine and the tools, in Markdown.
pub fn description() -> String {
    let mut text = String::new();
    let cores = available_parallelism().map_or(0, usize::from);
    let _ = writeln!(text, "- {}, {cores} cores", processor());
    for (variable, program) in [("RUSTC", "rustc"), ("CXX", "g++"), ("VALGRIND", "valgrind")] {
        let _ = writeln!(text, "- {}", version(&chosen(variable, program)));
    }
    text
}

/// The processor's model, as the system names it.
fn processor() -> String {
    fs::read_to_string("/proc/cpuinfo")
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or_else(
            || std::env::consts::ARCH.to_owned(),
            |line| line.trim_start_matches([' ', '\t', ':']).to_owned(),
        )
}
