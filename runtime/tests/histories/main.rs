//! Whatever callers do to a helper, in whatever order, and whatever fails or panics meanwhile: it answers as the
//! reference model says, and after each step all counts are the model's.
//!
//! `OLK_HISTORIES` says how many histories there are to be; CONTRIBUTING.md says how to have more of them, and how to
//! have a fuzzer look for them.

mod history;
mod hostile_client;
#[path = "../support/mod.rs"]
mod support;
mod world;

use history::{Kind, Step};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestRunner};
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

/// How many steps a history has, at most, before everything is given up.
const STEPS: usize = if cfg!(miri) { 12 } else { 60 };

fn how_many() -> u32 {
    let default = if cfg!(miri) { 15 } else { 5_000 };
    std::env::var("OLK_HISTORIES").map_or(default, |many| {
        many.parse().expect("OLK_HISTORIES is a number")
    })
}

#[test]
fn every_history_goes_as_the_model_says() {
    let config = Config {
        cases: how_many(),
        failure_persistence: None::<FileFailurePersistence>.map(|none| Box::new(none) as Box<_>),
        ..Config::default()
    };
    let steps = Cell::new(0);
    let histories = (
        select(&Kind::ALL[..]),
        vec(any::<[u8; Step::BYTES]>().prop_map(Step::decode), 0..=STEPS),
    );
    let ran = TestRunner::new(config).run(&histories, |(kind, history)| {
        steps.set(steps.get() + history.len());
        panic::catch_unwind(AssertUnwindSafe(|| history::run(kind, &history)))
            .map_err(|_| TestCaseError::fail("see above"))
    });
    if let Err(failure) = ran {
        panic!("{failure}");
    }
    println!("{} histories, {} steps", how_many(), steps.get());
}

#[test]
fn bytes_that_say_no_whole_step_say_nothing() {
    assert_eq!(Step::decode_all(&[0; 3]), []);
    assert_eq!(Step::decode_all(&[0; 9]), [Step::GetMapiSession; 2]);
}
