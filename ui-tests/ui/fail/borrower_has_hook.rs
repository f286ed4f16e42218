//! rule: A borrower has no hook: its `HandsOffSession` is `E_NOTIMPL`.
//! code: E0407
//! message: rustc's own
//! remedy: Remove the hook; or declare the helper with `owns_session`, if it creates its session.

use olk_account::sys::S_OK;
use olk_account::{LendSession, Released, Session, olk_account_helper};
use windows_core::{HRESULT, IUnknown, Result};

#[olk_account_helper(profile = "Outlook")]
struct AddInHelper;

impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }

    // here: A borrower brings an owner's hook.
    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        session.release()
    }

    // here: A borrower names the interface's method in `LendSession`.
    fn HandsOffSession(&self) -> HRESULT {
        S_OK
    }
}

fn main() {}
