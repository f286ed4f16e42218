//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! here: The mark stands in `cfg_attr`, which is decided too late.
//! code: none
//! errors: 1
//! remedy: Write the bare `#[profile]` or `#[session]` on the field; if it depends on a condition, put `#[cfg(…)]`
//!     beside it.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

#[olk_account_helper]
struct AddInHelper(#[cfg_attr(all(), profile)] ProfileName, #[session] IUnknown);

fn main() {}
