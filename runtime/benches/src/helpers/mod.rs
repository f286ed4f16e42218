//! Helpers: with the attribute, by hand in C++ (`native/by_hand.cpp`), and by hand with `windows_core::implement`.
//!
//! All three check for NULL, follow the protocol of `GetIdentity`, count atomically, and neither open nor release a
//! session under a lock. All are called in the same way, through the vtable.

mod by_implement;
mod by_macro;
mod rows;

pub use rows::{ROWS, Row, begin};

use olk_account::{IOlkAccountHelper, ProfileName};
use windows_core::IUnknown;

/// The names of the columns.
pub const COLUMNS: [&str; 3] = ["macro", "C++ by hand", "`implement`"];
/// The number of a further column, whose helper does nothing. Its cost is that of the loops in `rows`.
pub const BLANK: usize = COLUMNS.len();

/// Creates a helper, which gets the session and copies the profile's name. C++ copies its `cpp_profile`.
type Create = unsafe extern "C" fn(&ProfileName, IUnknown) -> IOlkAccountHelper;

/// The functions that create an owner and a borrower, by column.
const CREATE: [[Create; 2]; BLANK + 1] = [
    [by_macro::owner, by_macro::borrower],
    [cpp_owner, cpp_borrower],
    [by_implement::owner, by_implement::borrower],
    [blank_helper, blank_helper],
];

#[allow(improper_ctypes, reason = "the name goes through as a pointer")]
unsafe extern "C" {
    fn cpp_owner(_: &ProfileName, session: IUnknown) -> IOlkAccountHelper;
    fn cpp_borrower(_: &ProfileName, session: IUnknown) -> IOlkAccountHelper;
    fn blank_helper(_: &ProfileName, session: IUnknown) -> IOlkAccountHelper;
    safe fn blank_session() -> IUnknown;
}
