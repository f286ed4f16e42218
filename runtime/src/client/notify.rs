//! Being told of changes: the events, the registration, and the object that Outlook calls.

use super::error::Call;
use super::{AccountError, AccountId};
use crate::com::{Class, Object, Out};
use crate::sys::{
    E_INVALIDARG, IOlkAccountManager, IOlkAccountNotify, IOlkAccountNotify_Impl,
    IOlkAccountNotify_Vtbl, IOlkErrorUnknown_Impl, NOTIFY_ACCT_CHANGED, NOTIFY_ACCT_CREATED,
    NOTIFY_ACCT_DELETED, NOTIFY_ACCT_ORDER_CHANGED, NOTIFY_ACCT_PREDELETED, S_OK,
};
use core::fmt;
use core::ptr;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use windows_core::{HRESULT, Interface};

/// What happened to the accounts: see [`AccountManager::advise`](crate::AccountManager::advise).
///
/// # Examples
///
/// ```
/// use olk_account::AccountEvent;
///
/// fn describe(event: AccountEvent) -> String {
///     match event {
///         AccountEvent::Created(id) => format!("account {id} is new"),
///         AccountEvent::Deleted(id) => format!("account {id} has gone"),
///         AccountEvent::OrderChanged(_) => "the order is another".to_owned(),
///         other => format!("account {}: {other:?}", other.account()),
///     }
/// }
/// assert_eq!(describe(AccountEvent::Deleted(7.into())), "account 7 has gone");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccountEvent {
    /// The account was changed: `NOTIFY_ACCT_CHANGED`.
    Changed(AccountId),
    /// The account was created: `NOTIFY_ACCT_CREATED`.
    Created(AccountId),
    /// The account was deleted: `NOTIFY_ACCT_DELETED`.
    Deleted(AccountId),
    /// The order of accounts was changed: `NOTIFY_ACCT_ORDER_CHANGED`. The number is what Outlook sent along; the
    /// reference gives it no meaning.
    OrderChanged(AccountId),
    /// The account is about to be deleted, and still there: `NOTIFY_ACCT_PREDELETED`.
    PreDeleted(AccountId),
    /// Something that isn't published happened.
    Unknown {
        /// What it was: `dwNotify`.
        kind: u32,
        /// The account that it happened to: `dwAcctID`.
        account: AccountId,
        /// `dwFlags`, which has no meaning with the published kinds.
        flags: u32,
    },
}

impl AccountEvent {
    /// The event that `Notify` is called with.
    fn new(kind: u32, account: u32, flags: u32) -> Self {
        let account = AccountId::new(account);
        match kind {
            NOTIFY_ACCT_CHANGED => Self::Changed(account),
            NOTIFY_ACCT_CREATED => Self::Created(account),
            NOTIFY_ACCT_DELETED => Self::Deleted(account),
            NOTIFY_ACCT_ORDER_CHANGED => Self::OrderChanged(account),
            NOTIFY_ACCT_PREDELETED => Self::PreDeleted(account),
            kind => Self::Unknown {
                kind,
                account,
                flags,
            },
        }
    }

    /// The account that it happened to. For [`OrderChanged`](Self::OrderChanged), this is whatever Outlook sent along.
    pub fn account(&self) -> AccountId {
        match *self {
            Self::Changed(account)
            | Self::Created(account)
            | Self::Deleted(account)
            | Self::OrderChanged(account)
            | Self::PreDeleted(account)
            | Self::Unknown { account, .. } => account,
        }
    }
}

/// An active subscription to changes, which ends when this is dropped: see
/// [`AccountManager::advise`](crate::AccountManager::advise).
///
/// Dropping it calls `IOlkAccountManager::Unadvise` of its manager, which it keeps, on the thread that it was made on: it
/// is neither `Send` nor `Sync`. The [module](super#being-told-of-changes) says what becomes of calls that come late.
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

stays_on_its_thread!(Registration);

impl Registration {
    /// Advises `notify`.
    pub(super) fn new<F>(manager: IOlkAccountManager, notify: F) -> Result<Self, AccountError>
    where
        F: Fn(AccountEvent) + Send + Sync + 'static,
    {
        let mut registration = Self {
            manager,
            cookie: None,
            is_registered: Arc::new(AtomicBool::new(true)),
        };
        let sink: IOlkAccountNotify = Object::create(Sink {
            notify,
            is_registered: Arc::clone(&registration.is_registered),
        });
        let mut cookie = 0;
        // SAFETY: the sink is alive, and the manager keeps a reference of its own; the cookie is a local variable.
        let answer = unsafe { registration.manager.Advise(sink.as_raw(), &raw mut cookie) };
        let outcome = Call::Advise.outcome(answer);
        // A success that isn't documented may have begun something, which ends when the registration is dropped. If it left
        // 0 there, nothing was written that `Unadvise` could be called with: 0 may be somebody else's.
        if answer.is_ok() && (outcome.is_ok() || cookie != 0) {
            registration.cookie = Some(cookie);
        }
        outcome.map(|()| registration)
    }

    /// Ends the registration as dropping it does, and returns how `IOlkAccountManager::Unadvise` went. However it went, what
    /// Outlook calls after that doesn't reach the closure.
    ///
    /// # Errors
    ///
    /// Any failure of `Unadvise`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::FakeAccountManager;
    /// let fake = FakeAccountManager::new([]);
    /// let registration = fake.ready().advise(|event| println!("{event:?}"))?;
    /// assert_eq!(fake.advised(), 1);
    /// registration.unadvise()?;
    /// assert_eq!(fake.advised(), 0);
    /// # Ok::<(), olk_account::AccountError>(())
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

/// A closure, as a COM object.
///
/// It may be called, and released for the last time, on any thread, and on several at once: so the closure is `Send` and
/// `Sync`.
struct Sink<F> {
    notify: F,
    /// Whether the registration is still there.
    is_registered: Arc<AtomicBool>,
}

// SAFETY: the vtable is that of the interface, for objects of this class.
unsafe impl<F: Fn(AccountEvent) + Send + Sync + 'static> Class for Sink<F> {
    type Interface = IOlkAccountNotify;

    const VTABLE: &'static IOlkAccountNotify_Vtbl =
        // SAFETY: the vtable gets into objects of this class only.
        unsafe { &IOlkAccountNotify_Vtbl::with::<Object<Self>>(Object::<Self>::UNKNOWN) };
}

impl<F: Fn(AccountEvent) + Send + Sync + 'static> IOlkAccountNotify_Impl for Object<Sink<F>> {
    /// A panic of the closure's ends at the vtable, which answers `E_UNEXPECTED`.
    unsafe fn Notify(&self, kind: u32, account: u32, flags: u32) -> HRESULT {
        // The closure may drop the registration, and the manager let go of this object then. Whoever calls should have a
        // reference of their own; nobody checks that they do.
        let _alive = self.reference();
        // A manager that is late, or whose `Unadvise` failed, has nobody to tell any more.
        if self.is_registered.load(Ordering::Acquire) {
            (self.notify)(AccountEvent::new(kind, account, flags));
        }
        S_OK
    }
}

impl<F: Fn(AccountEvent) + Send + Sync + 'static> IOlkErrorUnknown_Impl for Object<Sink<F>> {
    /// There is nothing to say of any error, and of the answers that are documented this is the one that says so.
    unsafe fn GetLastError(&self, _error: HRESULT, message: *mut *mut u16) -> HRESULT {
        // SAFETY: COM's caller passes NULL or a writable pointer.
        let _ = unsafe { Out::new(message, ptr::null_mut()) };
        E_INVALIDARG
    }
}
