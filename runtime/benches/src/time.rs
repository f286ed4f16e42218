//! Takes the time: the columns of a row take turns in one process, and the fastest of many passes counts.
//!
//! It is not done with divan or criterion because neither can run several benchmarks in turn. Each runs one benchmark
//! to its end before the next, so other work on the machine would slow down some columns and not others.

use crate::Begin;
use std::thread;
use std::time::Instant;

/// The number of passes of each column of a row. Other work on the machine can only add time.
const PASSES: u32 = 201;

/// Starts a second thread, which waits until the process ends. glibc's mutex needs no locked instruction in a process
/// with one thread, and a process with Outlook in it has more.
pub fn have_a_second_thread() {
    thread::spawn(|| {
        loop {
            thread::park();
        }
    });
}

/// Returns the nanoseconds of one round in each column of a row. A pass has so many `rounds`.
pub fn nanoseconds(begin: Begin, row: usize, rounds: u32) -> [f64; 3] {
    let mut columns = [0, 1, 2].map(|column| begin(column, row));
    let mut fastest = [f64::INFINITY; 3];
    for _ in 0..PASSES {
        for (work, fastest) in columns.iter_mut().zip(&mut fastest) {
            let start = Instant::now();
            work(rounds);
            let round = start.elapsed().as_secs_f64() * 1e9 / f64::from(rounds);
            *fastest = fastest.min(round);
        }
    }
    fastest
}
