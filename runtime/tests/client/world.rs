//! What the tests share: a helper, a fake, and a manager that is ready.

use olk_account::client::Cause;
use olk_account::testing::{FakeAccount, FakeAccountManager};
use olk_account::{
    Account, AccountError, AccountManager, InitFlags, OpenSession, olk_account_helper,
};
use windows_core::IUnknown;

/// Creates its session, which is another of its kind.
#[olk_account_helper(owns_session, profile = "Outlook")]
pub(crate) struct Helper;

impl OpenSession for Helper {
    type Session = IUnknown;

    fn open_session(&self) -> windows_core::Result<IUnknown> {
        Ok(Helper.into())
    }
}

/// A manager that is ready.
#[track_caller]
pub(crate) fn ready(fake: &FakeAccountManager) -> AccountManager {
    AccountManager::with(fake.create(), Helper, InitFlags::default()).unwrap()
}

/// Runs `test` with a manager over these accounts, and then sees that everything was given back, and that no secret
/// was left in memory that was.
#[track_caller]
pub(crate) fn with(
    accounts: impl IntoIterator<Item = FakeAccount>,
    test: impl FnOnce(&AccountManager, &FakeAccountManager),
) {
    let fake = FakeAccountManager::new(accounts);
    let manager = ready(&fake);
    test(&manager, &fake);
    drop(manager);
    fake.assert_no_leaks();
    assert_eq!(fake.memory().unwiped_secrets, []);
}

/// As [`with`], for a test of one account.
#[track_caller]
pub(crate) fn with_account(account: FakeAccount, test: impl FnOnce(&Account, &FakeAccountManager)) {
    with([account], |manager, fake| {
        let id = fake.ids()[0];
        test(&manager.find(id.into()).unwrap().unwrap(), fake);
    });
}

/// The cause of an error, or what came instead.
pub(crate) fn cause<T>(outcome: Result<T, AccountError>) -> Result<T, Cause> {
    outcome.map_err(|error| error.cause())
}
