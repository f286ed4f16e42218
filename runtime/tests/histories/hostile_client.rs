//! The typed client in a world whose every answer is random: it neither follows, frees nor releases what is not its
//! own, gives back all that is, and every call ends.
//!
//! `OLK_HISTORIES` says how many worlds there are; CONTRIBUTING.md says how to run a fuzzer on them.

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestRunner};
use std::panic;

/// The most bytes that a world has.
const BYTES: usize = if cfg!(miri) { 160 } else { 600 };

fn how_many() -> u32 {
    let default = if cfg!(miri) { 12 } else { 1_000 };
    std::env::var("OLK_HISTORIES").map_or(default, |many| {
        many.parse().expect("OLK_HISTORIES is a number")
    })
}

#[test]
fn client_in_any_world_gives_back_what_it_got() {
    let config = Config {
        cases: how_many(),
        failure_persistence: None::<FileFailurePersistence>.map(|none| Box::new(none) as Box<_>),
        ..Config::default()
    };
    let ran = TestRunner::new(config).run(&vec(any::<u8>(), 0..=BYTES), |bytes| {
        panic::catch_unwind(|| crate::world::run(&bytes))
            .map_err(|_| TestCaseError::fail("see above"))
    });
    if let Err(failure) = ran {
        panic!("{failure}");
    }
    println!("{} hostile worlds", how_many());
}
