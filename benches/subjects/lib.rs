//! The two implementations in Rust that the driver calls: ours, and that on `windows-core`'s `#[implement]`.

mod by_implement;
mod by_macro;

use olk_account::ProfileName;
use std::hint::black_box;

/// The profile of all helpers here, which the compiler mustn't take advantage of knowing.
fn outlook() -> ProfileName {
    static OUTLOOK: ProfileName = ProfileName::literal("Outlook");
    black_box(&OUTLOOK).clone()
}
