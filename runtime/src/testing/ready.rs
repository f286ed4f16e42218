//! A manager for tests that are about something else than how it was made ready.

use super::FakeAccountManager;
use crate::{AccountManager, InitFlags, OpenSession, olk_account_helper};
use windows_core::{IUnknown, Result};

/// Names the profile "Outlook", and creates a session that is good for nothing.
#[olk_account_helper(owns_session, profile = "Outlook", crate = crate)]
struct AnyHelper;

impl OpenSession for AnyHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(AnyHelper.into())
    }
}

impl FakeAccountManager {
    /// A manager of the typed client's, which is ready: with a helper of the fake's own, whose profile is "Outlook", and the
    /// flags that are recommended.
    ///
    /// A program that has a helper to test makes its manager with
    /// [`AccountManager::with`] and [`create`](Self::create).
    ///
    /// # Panics
    ///
    /// If `Init` fails, which it does where a test has it fail.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::testing::{FakeAccount, FakeAccountManager};
    ///
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1)]);
    /// let manager = fake.ready();
    /// assert!(manager.find(1.into())?.is_some());
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    #[track_caller]
    pub fn ready(&self) -> AccountManager {
        let manager = AccountManager::with(self.create(), AnyHelper, InitFlags::default());
        manager.unwrap_or_else(|error| panic!("the manager can't be made ready: {error}"))
    }
}
