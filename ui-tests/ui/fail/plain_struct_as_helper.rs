//! rule: Only a struct with `#[olk_account_helper]` becomes an `IOlkAccountHelper`.
//! here: The struct has no attribute.
//! code: E0277
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

fn main() {
    let _: IOlkAccountHelper = LogonHelper.into();
}
