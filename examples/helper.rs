//! Two helpers, and every call that Outlook's account manager makes to them.
//!
//! One creates the session that it hands out, the other lends one that the program has anyway. What is printed
//! is what came back through the vtable, and what the session's reference count was before and after. The exit
//! code tells whether all of it is what Microsoft documents.

mod support;

use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use std::process::ExitCode;
use std::rc::Rc;
use support::{AccountManager, Duty, Mapi};
use windows_core::{IUnknown, Result};

/// Creates its own session, so `HandsOffSession` releases it and answers `S_OK`.
#[olk_account_helper(owns_session)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
    mapi: Rc<Mapi>,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown; // on Windows: IMAPISession

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.mapi.log_on()) // on Windows: MAPILogonEx
    }
}

/// Hands out a session that somebody else created, so `HandsOffSession` answers `E_NOTIMPL` and does nothing.
#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

fn main() -> std::result::Result<ExitCode, Box<dyn std::error::Error>> {
    let profile = ProfileName::new("Outlook")?;

    println!("LogonHelper: #[olk_account_helper(owns_session)], it creates its session");
    let mapi = Rc::new(Mapi::default());
    let owner: IOlkAccountHelper = LogonHelper {
        profile: profile.clone(),
        mapi: Rc::clone(&mapi),
    }
    .into();
    let owner_complies = AccountManager::new(&owner, &mapi).drive(Duty::ReleaseSession);

    println!();
    println!("AddInHelper: #[olk_account_helper], it lends the program's session");
    let mapi = Mapi::default();
    let session = mapi.log_on();
    let borrower: IOlkAccountHelper = AddInHelper {
        profile,
        session: session.clone(),
    }
    .into();
    let borrower_complies = AccountManager::new(&borrower, &mapi).drive(Duty::LeaveSession);

    Ok(if owner_complies && borrower_complies {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
