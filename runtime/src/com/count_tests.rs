//! The reference count, up to where it ends.

use super::{LIMIT, RefCount};
use core::sync::atomic::AtomicU32;
use std::env;
use std::process::Command;

/// Says that this is the process that is to end.
const INSIDE: &str = "OLK_PAST_THE_LIMIT";

#[test]
fn counting_goes_up_and_down_by_one() {
    let count = RefCount::one();
    assert_eq!([count.add(), count.add()], [2, 3]);
    let left = [count.subtract(), count.subtract(), count.subtract()];
    assert_eq!(left, [2, 1, 0]);
}

#[test]
fn a_reference_that_comes_and_goes_during_the_teardown_destroys_nothing() {
    let count = RefCount::one();
    assert_eq!(count.subtract(), 0);
    count.begin_teardown();
    count.add();
    assert_ne!(count.subtract(), 0);
}

#[test]
#[cfg_attr(miri, ignore = "starts a process")]
fn one_reference_past_the_limit_aborts() {
    if env::var_os(INSIDE).is_some() {
        let count = RefCount(AtomicU32::new(LIMIT - 1));
        assert_eq!(count.add(), LIMIT);
        println!("this is the limit");
        count.add();
        println!("this is past it");
        return;
    }
    let test = "com::count::tests::one_reference_past_the_limit_aborts";
    let output = Command::new(env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("this is the limit"), "{said}");
    assert!(!said.contains("this is past it"), "{said}");
    assert!(!output.status.success(), "{output:?}");
}
