//! Counts the instructions of each cell of the tables, each in a separate process.
//!
//! gungraun compares each count with that of the run before. The program `figures` makes tables of them.

use gungraun::{
    Callgrind, EntryPoint, LibraryBenchmarkConfig, library_benchmark, library_benchmark_group, main,
};
use olk_account_benches::{HELPER_ROUNDS, Work, helpers, listing};

const HELPERS: usize = (helpers::BLANK + 1) * helpers::ROWS.len();
const LISTINGS: usize = listing::COLUMNS.len() * listing::ROWS.len();

#[library_benchmark]
#[benches::cell(iter = 0..HELPERS, setup = begin_helper)]
fn helper(mut work: Work) -> Work {
    work(HELPER_ROUNDS);
    work
}

#[library_benchmark]
#[benches::cell(iter = 0..LISTINGS, setup = begin_listing)]
fn list(mut work: Work) -> Work {
    work(1);
    work
}

// The instructions of the manager, in the same listing and in the one that prepares it.
#[library_benchmark(config = only(listing::METHODS))]
#[benches::cell(iter = 0..LISTINGS, setup = begin_listing)]
fn manager(mut work: Work) -> Work {
    work(1);
    work
}

/// Prepares a cell by its number, which is `column * rows + row`.
fn begin_helper(cell: usize) -> Work {
    helpers::begin(cell / helpers::ROWS.len(), cell % helpers::ROWS.len())
}

fn begin_listing(cell: usize) -> Work {
    listing::begin(cell / listing::ROWS.len(), cell % listing::ROWS.len())
}

/// Counts in some functions only, and in what they call.
fn only(functions: &str) -> LibraryBenchmarkConfig {
    let mut callgrind = Callgrind::with_args([format!("--toggle-collect={functions}")]);
    callgrind.entry_point(EntryPoint::None);
    LibraryBenchmarkConfig::default().tool(callgrind).clone()
}

library_benchmark_group!(name = cells, benchmarks = [helper, list, manager]);

main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = cells
);
