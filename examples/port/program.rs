//! The program around the helper, which stays as it was: all of it speaks the binding.

use super::{after, before};
use core::error::Error;
use core::ptr;
use olk_account::IOlkAccountHelper;
use olk_account::sys::OLK_ACCOUNT_NO_FLAGS;
use outlook_mapi::sys::{self, ACCT_INIT_NOSYNCH_MAPI_ACCTS, CLSID_OlkAccountManager};
use outlook_mapi::{Initialize, InitializeFlags, Logon, LogonFlags};
use windows::Win32::Foundation::HWND;
use windows::Win32::System::Com::{CLSCTX_INPROC_SERVER, CoCreateInstance};
use windows_core::{Param, Result};

/// Logs on to the profile, and counts its accounts with the helper as it was, or as it is.
pub(crate) fn count_accounts(
    which: &str,
    profile: &str,
) -> core::result::Result<u32, Box<dyn Error>> {
    // MAPI initializes COM along with itself.
    let mapi = Initialize::new(InitializeFlags::default())?;
    let flags = LogonFlags {
        extended: true,
        explicit_profile: true,
        ..LogonFlags::default()
    };
    let logon = Logon::new(mapi, HWND::default(), Some(profile), None, flags)?;
    let session = logon.session.clone().into();
    Ok(match which {
        "before" => {
            let helper: sys::IOlkAccountHelper =
                before::AccountHelper::new(profile, session).into();
            accounts(&helper)?
        }
        "after" => {
            let helper: IOlkAccountHelper = after::AccountHelper::new(profile, session)?.into();
            accounts(&helper)?
        }
        _ => return Err("before or after?".into()),
    })
}

fn accounts(helper: impl Param<sys::IOlkAccountHelper>) -> Result<u32> {
    let mut count = 0;
    // SAFETY: COM is initialized on this thread, on which all objects are used. NULL stands for any category and any
    // type, and the out pointer is a local variable's.
    unsafe {
        let manager: sys::IOlkAccountManager =
            CoCreateInstance(&CLSID_OlkAccountManager, None, CLSCTX_INPROC_SERVER)?;
        manager.Init(helper, ACCT_INIT_NOSYNCH_MAPI_ACCTS)?;
        let accounts = manager.EnumerateAccounts(ptr::null(), ptr::null(), OLK_ACCOUNT_NO_FLAGS)?;
        accounts.GetCount(&raw mut count)?;
    }
    Ok(count)
}
