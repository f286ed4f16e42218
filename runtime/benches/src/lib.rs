//! The code that is measured, and how to run it: helpers ([`helpers`]), and listings of accounts ([`listing`]).
//!
//! `benches/instructions.rs` has gungraun count instructions, [`time`] takes the time, and the program `figures` prints
//! both as tables.

pub mod helpers;
pub mod listing;
pub mod table;
pub mod time;

/// Runs the code of one cell of a table as often as its argument says.
pub type Work = Box<dyn FnMut(u32)>;

/// Prepares the work of a cell, by the numbers of its column and its row, and runs it once: what only a first call does
/// is done then.
pub type Begin = fn(usize, usize) -> Work;

/// The number of rounds in which the instructions of a helper are counted.
pub const HELPER_ROUNDS: u32 = 1000;
