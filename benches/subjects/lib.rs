//! What the drivers call in Rust: helpers, ours and those on `windows-core`'s `#[implement]`; and the ways to list accounts.

mod by_implement;
mod by_macro;
mod listing;
mod listings;

use olk_account::ProfileName;

/// The profile of all helpers here. The driver passes it to those that copy it.
#[unsafe(no_mangle)]
extern "C" fn rust_profile() -> &'static ProfileName {
    static OUTLOOK: ProfileName = ProfileName::literal("Outlook");
    &OUTLOOK
}
