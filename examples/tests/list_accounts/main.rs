//! The example `list_accounts`: what it prints, what it never prints, and what it says when something is wrong.
//!
//! The program runs as a program (`program.rs`). What its made-up profile doesn't show is asked of its modules.

#[path = "../../list_accounts/accounts.rs"]
mod accounts;
#[path = "../../list_accounts/arguments.rs"]
mod arguments;
#[path = "../../list_accounts/fake_profile.rs"]
#[allow(dead_code, reason = "the program lists it; here, it is looked into")]
mod fake_profile;
#[path = "../../list_accounts/json.rs"]
mod json;
#[path = "../../list_accounts/outlook/mod.rs"]
#[allow(
    dead_code,
    reason = "here, it is about what is said where there is no Outlook"
)]
mod outlook;
#[path = "../../list_accounts/stores.rs"]
mod stores;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "it is shared with tests that need C++")]
mod support;
#[path = "../../list_accounts/table.rs"]
mod table;

mod command_line;
mod failures;
mod layout;
mod program;
mod reading;

use accounts::Listing;
use olk_account::testing::{FakeAccount, FakeAccountManager};
use olk_account::{AccountManager, InitFlags, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

/// Lends itself as a session: nobody looks at it here.
#[olk_account_helper(owns_session, profile = "Test")]
struct Helper;

impl OpenSession for Helper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Helper.into())
    }
}

/// A manager for these accounts.
fn manager(fake: &FakeAccountManager) -> AccountManager {
    AccountManager::with(fake.create(), Helper, InitFlags::default()).expect("it is ready")
}

/// What is listed of these accounts.
fn listing(accounts: impl IntoIterator<Item = FakeAccount>) -> Listing {
    let fake = FakeAccountManager::new(accounts);
    let listing = accounts::read(&manager(&fake)).expect("they can be listed");
    fake.assert_no_leaks();
    listing
}
