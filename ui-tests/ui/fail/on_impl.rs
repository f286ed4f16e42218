//! rule: The attribute stands on a struct.
//! here: It stands on an `impl` block.
//! code: none
//! errors: 1
//! remedy: Put it on the struct that is the helper.

use olk_account::{LendSession, olk_account_helper};
use windows_core::{IUnknown, Result};

struct AddInHelper;

#[olk_account_helper(profile = "Outlook")]
impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
