//! Any bytes: the calls of the typed client, and what a hostile world answers.

#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../../tests/histories/world/mod.rs"]
mod world;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| world::run(bytes));
