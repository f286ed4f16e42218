//! rule: Only a struct with `#[olk_account_helper]` becomes an `IOlkAccountHelper`.
//! code: E0277, E0308
//! message: rustc's own
//! remedy: Put `#[olk_account_helper]` on the struct.

use olk_account::{IOlkAccountHelper, OpenSession};
use windows_core::{IUnknown, Result};

struct LogonHelper;

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

// here: The struct, which has no attribute, is converted.
fn convert() -> IOlkAccountHelper {
    LogonHelper.into()
}

// here: The struct, which has no attribute, is put where the interface is expected.
fn put_in_place() -> IOlkAccountHelper {
    LogonHelper
}

fn main() {}
