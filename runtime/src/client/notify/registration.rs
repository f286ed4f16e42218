//! How long Outlook tells of changes.

use super::super::error::Call;
use super::super::{AccountError, Cause};
use super::AccountEvent;
use super::sink::Sink;
use crate::contract::StaysOnItsThread;
use crate::sys::{IOlkAccountManager, S_OK};
use core::fmt;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use windows_core::{HRESULT, Interface};

/// That somebody wants to be told of changes, until this is dropped: see
/// [`AccountManager::advise`](crate::AccountManager::advise).
///
/// Dropping it calls `IOlkAccountManager::Unadvise`, on the thread that it was made on: it is neither `Send` nor `Sync`.
/// Keep it on the thread that has the manager, and send the events there through a channel: see
/// [Threads](crate::client#threads).
/// It keeps its manager, so there is one to call. If `Unadvise` fails, what Outlook calls after that doesn't reach the
/// closure all the same. A call that Outlook has begun before, on another thread, may still come to the closure.
///
/// Keep it in a field, or in a variable with a name, such as `_registration`: `let _ = manager.advise(…)?` drops it at
/// once.
// Below these words rustc proposes `let _ = …`, whatever they say, so they say what comes of it.
#[must_use = "dropping it ends the notifications, and `let _ =` drops it at once: keep it, as in `let _registration = …`"]
pub struct Registration {
    manager: IOlkAccountManager,
    /// What `Advise` gave, until `Unadvise` is called with it.
    cookie: Option<u32>,
    is_registered: Arc<AtomicBool>,
}

// SAFETY: no type satisfies the condition, so the implementation never applies.
unsafe impl Send for Registration where for<'a> Self: StaysOnItsThread<'a> {}

// SAFETY: no type satisfies the condition, so the implementation never applies.
unsafe impl Sync for Registration where for<'a> Self: StaysOnItsThread<'a> {}

impl Registration {
    /// Advises `notify`.
    pub(in crate::client) fn new<F>(
        manager: IOlkAccountManager,
        notify: F,
    ) -> Result<Self, AccountError>
    where
        F: Fn(AccountEvent) + Send + Sync + 'static,
    {
        let is_registered = Arc::new(AtomicBool::new(true));
        let sink = Sink::create(notify, Arc::clone(&is_registered));
        let mut cookie = 0;
        // SAFETY: the sink is alive, and the manager keeps a reference of its own; the cookie is a local variable.
        let answer = unsafe { manager.Advise(sink.as_raw(), &raw mut cookie) };
        if answer.is_err() {
            is_registered.store(false, Ordering::Release);
            return Err(Call::Advise.error(Cause::Failed(answer)));
        }
        let mut registration = Self {
            manager,
            cookie: Some(cookie),
            is_registered,
        };
        let outcome = Call::Advise.outcome(answer);
        if outcome.is_err() && cookie == 0 {
            // Nothing was written that `Unadvise` could be called with: 0 may be somebody else's.
            registration.cookie = None;
        }
        // A success that isn't documented may have begun something: if so, that ends here.
        outcome.map(|()| registration)
    }

    /// What dropping it does, for those who want to know how it went. However it did, what Outlook calls after that doesn't
    /// reach the closure.
    ///
    /// # Errors
    ///
    /// Any failure of `IOlkAccountManager::Unadvise`, and any success but `S_OK`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::FakeAccountManager;
    /// # use olk_account::AccountError;
    /// # let fake = FakeAccountManager::new([]);
    /// # let manager = fake.ready();
    /// let registration = manager.advise(|event| println!("{event:?}"))?;
    /// assert_eq!(fake.advised(), 1);
    /// registration.unadvise()?;
    /// assert_eq!(fake.advised(), 0);
    /// # Ok::<(), AccountError>(())
    /// ```
    pub fn unadvise(mut self) -> Result<(), AccountError> {
        Call::Unadvise.outcome(self.end())
    }

    fn end(&mut self) -> HRESULT {
        // First of all: from here on nothing begins, whatever the manager does.
        self.is_registered.store(false, Ordering::Release);
        let Some(cookie) = self.cookie.take() else {
            return S_OK;
        };
        // SAFETY: the argument is a plain number.
        unsafe { self.manager.Unadvise(cookie) }
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        // There is nobody to tell how it went.
        let _ = self.end();
    }
}

impl fmt::Debug for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registration")
            .field("manager", &self.manager)
            .field("cookie", &self.cookie)
            .finish_non_exhaustive()
    }
}
