//! rule: A borrower has no hook: its `HandsOffSession` is `E_NOTIMPL`.
//! here: A borrower names the interface's method in `LendSession`.
//! code: E0407
//! errors: 1
//! message: rustc's own
//! remedy: Remove the hook; or declare the helper with `owns_session`, if it creates its session.

use olk_account::sys::S_OK;
use olk_account::{LendSession, olk_account_helper};
use windows_core::{HRESULT, IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    fn HandsOffSession(&self) -> HRESULT {
        S_OK
    }
}

fn main() {}
