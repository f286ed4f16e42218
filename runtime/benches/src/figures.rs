//! `cargo run --release`, in this folder: prints all figures, as `RESULTS.md` has them. With `-- time`, only the times.

use olk_account_benches::{HELPER_ROUNDS, helpers, listing, table, time};
use serde_json::Value;
use std::collections::HashMap;
use std::env;
use std::process::{Command, Stdio};

fn main() {
    if env::args().nth(1).as_deref() != Some("time") {
        instructions();
    }
    times();
}

fn instructions() {
    let counts = counts();
    let count = |benchmark: &str, cell: usize| counts[&format!("{benchmark} cell_{cell}")];
    let helper = |row, column| count("helper", column * helpers::ROWS.len() + row);
    table::print(
        "instructions per call",
        helpers::COLUMNS,
        0,
        helpers::ROWS.each_ref().map(|row| row.name),
        |row| {
            let round = |column| helper(row, column) / f64::from(HELPER_ROUNDS);
            let blank = round(helpers::BLANK);
            [0, 1, 2].map(|column| helpers::ROWS[row].without_loop(round(column), blank))
        },
    );
    table::print(
        "instructions per account",
        listing::COLUMNS,
        0,
        listing::ROWS,
        |row| {
            let cells = [0, 1, 2].map(|column| column * listing::ROWS.len() + row);
            // The manager's count is that of two listings.
            let without_manager = |cell| count("list", cell) - count("manager", cell) / 2.0;
            cells.map(|cell| without_manager(cell) / f64::from(listing::ACCOUNTS))
        },
    );
}

/// Runs `benches/instructions.rs`, and returns gungraun's counts by the names of benchmark and cell.
fn counts() -> HashMap<String, f64> {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["bench", "--quiet", "--bench", "instructions"])
        .args(["--", "--output-format=json"])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", output.status);
    let summaries = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    summaries.lines().map(count).collect()
}

/// Reads gungraun's summary of one cell.
fn count(summary: &str) -> (String, f64) {
    let summary: Value = serde_json::from_str(summary).expect("gungraun prints JSON");
    let name = |key: &str| {
        summary[key]
            .as_str()
            .expect("gungraun names each benchmark")
    };
    // `old` beside it is the count of the run before.
    let count = &summary["profiles"][0]["data"]["total"]["metrics"]["Ir"]["values"]["new"];
    (
        format!("{} {}", name("function_name"), name("id")),
        count.as_f64().expect("callgrind counts instructions"),
    )
}

fn times() {
    time::have_a_second_thread();
    table::print(
        "nanoseconds per call",
        helpers::COLUMNS,
        2,
        helpers::ROWS.each_ref().map(|row| row.name),
        |row| time::nanoseconds(helpers::begin, row, 50_000),
    );
    table::print(
        "nanoseconds per account",
        listing::COLUMNS,
        0,
        listing::ROWS,
        |row| {
            let listing = time::nanoseconds(listing::begin, row, 1);
            listing.map(|time| time / f64::from(listing::ACCOUNTS))
        },
    );
}
