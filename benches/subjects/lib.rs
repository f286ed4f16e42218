//! What the drivers call in Rust: helpers, ours and those on `windows-core`'s `#[implement]`; and the ways to list accounts.

mod by_implement;
mod by_macro;
mod listing;
mod listings;

use olk_account::ProfileName;
use std::hint::black_box;

/// The profile of all helpers here, which the compiler mustn't take advantage of knowing.
fn outlook() -> ProfileName {
    static OUTLOOK: ProfileName = ProfileName::literal("Outlook");
    black_box(&OUTLOOK).clone()
}
