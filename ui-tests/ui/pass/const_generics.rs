//! Const parameters, with defaults and in bounds.

use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct LogonHelper<const FLAGS: u32, const N: usize = { 1 + 1 }, T = u8>([T; N])
where
    [T; N]: Default;

impl<const FLAGS: u32, const N: usize, T> OpenSession for LogonHelper<FLAGS, N, T>
where
    T: 'static,
    [T; N]: Default,
{
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Self(Default::default()).into())
    }
}

fn main() {
    let helper: IOlkAccountHelper = LogonHelper::<0x20>([1, 2]).into();
    assert!(helper.mapi_session().is_ok());
    let helper: IOlkAccountHelper = LogonHelper::<0x20, 3, u16>([1, 2, 3]).into();
    assert!(helper.mapi_session().is_ok());
}
