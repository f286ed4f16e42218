//! rule: Only a struct with `#[olk_account_helper]` becomes an `IOlkAccountHelper`.
//! here: The struct, which has no attribute, is put where the interface is expected.
//! code: E0308
//! errors: 1
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

fn give() -> IOlkAccountHelper {
    LogonHelper
}

fn main() {}
