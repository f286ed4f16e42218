//! What callgrind counted, and what the driver's clock said.

use crate::table::Row;
use crate::tools::{output, scratch_directory};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What does nothing, and tells the driver's own share: see `native/driver.c`.
const BLANK: &str = "blank";
/// The columns of the table, as the driver calls them.
const COLUMNS: [&str; 3] = ["macro", "cpp", "implement"];
/// By how many rounds the two dumps of a row differ: `ROUNDS` of the driver.
const ROUNDS: f64 = 1000.0;

/// Counts the instructions of every row.
///
/// # Panics
///
/// If valgrind doesn't succeed, or its files aren't as they should be.
pub fn instructions(driver: &Path) -> Vec<Row> {
    let directory = scratch_directory().join("callgrind");
    // There may be none of an earlier run.
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).expect("the target directory can be written to");
    output(
        Command::new("valgrind")
            .args(["--quiet", "--tool=callgrind"])
            .arg(format!(
                "--callgrind-out-file={}",
                directory.join("out").display()
            ))
            .arg(driver)
            .arg("count"),
    );

    let mut dumps: Vec<_> = fs::read_dir(&directory)
        .expect("callgrind wrote its files there")
        .filter_map(|entry| Dump::read(&entry.expect("it can be listed").path()))
        .collect();
    dumps.sort_by_key(|dump| dump.part);
    let mut order = Vec::new();
    let mut totals: HashMap<(String, String), (f64, f64)> = HashMap::new();
    for dump in dumps {
        if dump.implementation == BLANK && dump.twice {
            order.push((dump.row.clone(), dump.calls));
        }
        let total = totals.entry((dump.implementation, dump.row)).or_default();
        if dump.twice {
            total.1 = dump.instructions;
        } else {
            total.0 = dump.instructions;
        }
    }
    rows(order, |implementation, row| {
        let (once, twice) = totals[&(implementation.to_owned(), row.to_owned())];
        // All rounds are alike but for some of the driver's own loops, which take an odd jump.
        ((twice - once) / ROUNDS).round()
    })
}

/// One of callgrind's files.
struct Dump {
    part: u32,
    implementation: String,
    row: String,
    twice: bool,
    /// How many calls into the helper a round makes.
    calls: f64,
    instructions: f64,
}

impl Dump {
    /// Reads a file; nothing where it isn't one that the driver asked for.
    fn read(path: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).expect("callgrind's files can be read");
        let after = |prefix: &str| text.lines().find_map(|line| line.strip_prefix(prefix));
        let name = after("desc: Trigger: Client Request: ")?;
        let mut name = name.split('|');
        let mut next = || name.next().expect("the driver writes four fields");
        Some(Self {
            implementation: next().to_owned(),
            row: next().to_owned(),
            twice: next() == "2",
            calls: next().parse().expect("a number"),
            part: after("part: ")?.trim().parse().expect("a number"),
            instructions: after("summary: ")?.trim().parse().expect("a number"),
        })
    }
}

/// Measures the nanoseconds of every row, the driver's share included: a processor that does several things at once
/// leaves nothing to subtract.
///
/// # Panics
///
/// If the driver doesn't succeed.
pub fn nanoseconds(driver: &Path) -> Vec<Row> {
    let printed = output(Command::new(driver).arg("time"));
    let mut rows: Vec<Row> = Vec::new();
    for line in printed.lines() {
        let fields: Vec<_> = line.split('|').collect();
        let [implementation, name, time] = fields[..] else {
            panic!("the driver writes three fields, but: {line}");
        };
        if implementation == BLANK {
            let name = name.to_owned();
            rows.push(Row {
                name,
                costs: [0.0; 3],
            });
        }
        let column = COLUMNS.iter().position(|column| *column == implementation);
        if let (Some(row), Some(column)) = (rows.last_mut(), column) {
            row.costs[column] = time.parse().expect("a number");
        }
    }
    rows
}

/// The rows, without the driver's share. `blank` executes one instruction for each call, its return, which isn't the
/// driver's.
fn rows(order: Vec<(String, f64)>, cost: impl Fn(&str, &str) -> f64) -> Vec<Row> {
    order
        .into_iter()
        .map(|(name, calls)| {
            let driver = cost(BLANK, &name) - calls;
            let costs = COLUMNS.map(|column| cost(column, &name) - driver);
            Row { name, costs }
        })
        .collect()
}
