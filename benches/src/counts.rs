//! What callgrind counted, and what the driver's clock said.

use crate::callgrind;
use crate::table::Row;
use crate::tools::output;
use std::collections::HashMap;
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
    let mut order = Vec::new();
    let mut totals: HashMap<(String, String), (f64, f64)> = HashMap::new();
    for dump in callgrind::dumps(driver, &["count"]) {
        let [implementation, row, times, calls] = dump.fields();
        if implementation == BLANK && times == "2" {
            order.push((row.to_owned(), calls.parse().expect("a number")));
        }
        let subject = (implementation.to_owned(), row.to_owned());
        let (once, twice) = totals.entry(subject).or_default();
        *(if times == "2" { twice } else { once }) = dump.instructions();
    }
    rows(order, |implementation, row| {
        let (once, twice) = totals[&(implementation.to_owned(), row.to_owned())];
        // All rounds are alike but for some of the driver's own loops, which take an odd jump.
        ((twice - once) / ROUNDS).round()
    })
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
