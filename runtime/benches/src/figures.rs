//! `cargo run --release`, in this folder: prints all figures, as `RESULTS.md` has them.

use olk_account_benches::table::{Row, print};
use olk_account_benches::{HELPER_ROUNDS, helpers, listing, time};
use serde_json::Value;
use std::collections::HashMap;
use std::process::{Command, Stdio};

/// The rounds of a pass, when the time is taken: some milliseconds each.
const TIMED_HELPER_ROUNDS: u32 = 50_000;
const TIMED_LISTINGS: u32 = 2;

fn main() {
    let counts = count();
    print(
        "instructions per call",
        helpers::COLUMNS,
        0,
        &helper_instructions(&counts),
    );
    time::have_a_second_thread();
    print("nanoseconds per call", helpers::COLUMNS, 2, &helper_times());
    print(
        "instructions per account",
        listing::COLUMNS,
        0,
        &listing_instructions(&counts),
    );
    print(
        "nanoseconds per account",
        listing::COLUMNS,
        0,
        &listing_times(),
    );
}

/// The counts of gungraun's benchmarks, by the name of the benchmark and the number of the cell.
type Counts = HashMap<(String, usize), f64>;

/// Runs `benches/instructions.rs`.
fn count() -> Counts {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([
            "bench",
            "--quiet",
            "--bench",
            "instructions",
            "--",
            "--output-format=json",
        ])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "the benchmark failed: {}",
        output.status
    );
    let lines = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    lines.lines().map(benchmark).collect()
}

/// Reads gungraun's summary of one benchmark.
fn benchmark(line: &str) -> ((String, usize), f64) {
    let summary: Value = serde_json::from_str(line).expect("gungraun prints JSON");
    let name = summary["function_name"]
        .as_str()
        .expect("a benchmark has a name");
    let cell = summary["id"]
        .as_str()
        .and_then(|id| id.strip_prefix("cell_")?.parse().ok());
    let values = &summary["profiles"][0]["data"]["total"]["metrics"]["Ir"]["values"];
    // After a first run, there is the run before as well.
    let count = values["new"]
        .as_f64()
        .or_else(|| values["both"][0].as_f64());
    (
        (name.to_owned(), cell.expect("a cell has a number")),
        count.expect("callgrind counts instructions"),
    )
}

fn helper_instructions(counts: &Counts) -> Vec<Row> {
    let rows = helpers::ROWS.iter().enumerate();
    rows.map(|(number, row)| {
        let count = |column: usize| {
            let cell = column * helpers::ROWS.len() + number;
            counts[&("helper".to_owned(), cell)] / f64::from(HELPER_ROUNDS)
        };
        let costs = [0, 1, 2].map(|column| row.without_loop(count(column), count(helpers::BLANK)));
        Row {
            name: row.name,
            costs,
        }
    })
    .collect()
}

fn helper_times() -> Vec<Row> {
    let rows = helpers::ROWS.iter().enumerate();
    rows.map(|(number, row)| Row {
        name: row.name,
        costs: time::nanoseconds(helpers::begin, number, TIMED_HELPER_ROUNDS),
    })
    .collect()
}

fn listing_instructions(counts: &Counts) -> Vec<Row> {
    let rows = listing::ROWS.iter().enumerate();
    rows.map(|(number, &name)| {
        let costs = [0, 1, 2].map(|column| {
            let cell = column * listing::ROWS.len() + number;
            let count = |benchmark: &str| counts[&(benchmark.to_owned(), cell)];
            // The manager's count is that of two listings.
            (count("list") - count("manager") / 2.0) / f64::from(listing::ACCOUNTS)
        });
        Row { name, costs }
    })
    .collect()
}

fn listing_times() -> Vec<Row> {
    let rows = listing::ROWS.iter().enumerate();
    rows.map(|(number, &name)| Row {
        name,
        costs: time::nanoseconds(listing::begin, number, TIMED_LISTINGS)
            .map(|listing| listing / f64::from(listing::ACCOUNTS)),
    })
    .collect()
}
