//! Any bytes: the first says which helper it is, the rest what happens to it.

#![no_main]

#[path = "../../tests/histories/history/mod.rs"]
mod history;
#[path = "../../tests/support/mod.rs"]
mod support;

use history::{Kind, Step};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((kind, steps)) = bytes.split_first() {
        let kind = Kind::ALL[usize::from(*kind) % Kind::ALL.len()];
        history::run(kind, &Step::decode_all(steps));
    }
});
