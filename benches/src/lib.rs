//! What `olk-account` costs: at run time, in size, and while compiling.
//!
//! | what | how to have it |
//! | --- | --- |
//! | instructions per call, beside C++ by hand and `windows_core::implement` | `cargo bench -p olk-account-benches` |
//! | instructions per account that is listed, beside a loop by hand | the same |
//! | and nanoseconds | `cargo bench -p olk-account-benches -- time` |
//! | bytes that a further helper adds | `cargo run --release -p olk-account-benches --bin size` |
//! | compile time, memory, lines | `cargo run --release -p olk-account-benches --bin compile_time` |
//!
//! `RESULTS.md` has a full run. What holds whatever the machine (object sizes, the instructions of the methods that
//! have next to none, the allocations of a listing) is asserted by this package's tests.

pub mod callgrind;
pub mod counts;
pub mod driver;
pub mod generated;
pub mod listing;
pub mod machine;
pub mod object_code;
pub mod table;
pub mod tools;
