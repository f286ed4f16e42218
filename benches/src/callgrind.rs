//! What callgrind counted: running a driver under it, and reading its files.

use crate::tools::{output, scratch_directory};
use std::fs;
use std::path::Path;
use std::process::Command;

/// One of callgrind's files: what was counted from one point of a driver to another.
pub struct Dump {
    part: u32,
    /// What the driver calls it.
    name: String,
    text: String,
}

/// Runs `driver` under callgrind, and gives what the driver had it write, in order.
///
/// # Panics
///
/// If valgrind doesn't succeed, or its files aren't as they should be.
pub fn dumps(driver: &Path, arguments: &[&str]) -> Vec<Dump> {
    let directory = scratch_directory().join("callgrind");
    // There may be none of an earlier run.
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).expect("the target directory can be written to");
    output(
        Command::new("valgrind")
            // Names in full, wherever they stand.
            .args(["--quiet", "--tool=callgrind", "--compress-strings=no"])
            .arg(format!(
                "--callgrind-out-file={}",
                directory.join("out").display()
            ))
            .arg(driver)
            .args(arguments),
    );
    let mut dumps: Vec<_> = fs::read_dir(&directory)
        .expect("callgrind wrote its files there")
        .filter_map(|entry| Dump::read(&entry.expect("it can be listed").path()))
        .collect();
    dumps.sort_by_key(|dump| dump.part);
    dumps
}

impl Dump {
    /// Reads a file; nothing where it isn't one that the driver asked for.
    fn read(path: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).expect("callgrind's files can be read");
        let after = |prefix: &str| text.lines().find_map(|line| line.strip_prefix(prefix));
        let name = after("desc: Trigger: Client Request: ")?.to_owned();
        let part = after("part: ")?.trim().parse().expect("a number");
        Some(Self { part, name, text })
    }

    /// The fields that the driver's name for it has.
    ///
    /// # Panics
    ///
    /// If it has more or fewer.
    pub fn fields<const FIELDS: usize>(&self) -> [&str; FIELDS] {
        let fields: Vec<_> = self.name.split('|').collect();
        fields
            .try_into()
            .unwrap_or_else(|_| panic!("the driver writes {FIELDS} fields, but: {}", self.name))
    }

    /// All instructions.
    ///
    /// # Panics
    ///
    /// If the file isn't as it should be.
    pub fn instructions(&self) -> f64 {
        let summary = self
            .text
            .lines()
            .find_map(|line| line.strip_prefix("summary: "));
        summary
            .and_then(|summary| summary.trim().parse().ok())
            .expect("callgrind sums up")
    }

    /// The instructions of those functions whose names are `among` them, without what they call.
    ///
    /// # Panics
    ///
    /// If the file isn't as it should be.
    pub fn instructions_of(&self, among: impl Fn(&str) -> bool) -> f64 {
        let (mut is_among, mut sum) = (false, 0.0);
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            if let Some(name) = line.strip_prefix("fn=") {
                is_among = among(name);
            } else if line.starts_with("calls=") {
                // The next line is the cost of what is called, and there again that of the function called.
                lines.next();
            } else if is_among && line.starts_with(|start: char| "+-*0123456789".contains(start)) {
                let cost = line
                    .split(' ')
                    .nth(1)
                    .expect("a cost follows the line's number");
                sum += cost.parse::<f64>().expect("a number");
            }
        }
        sum
    }
}
