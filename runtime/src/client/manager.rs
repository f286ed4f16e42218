//! The account manager.

use super::answer::message;
use super::error::Call;
use super::{
    AccountError, AccountEvent, AccountId, Cause, InitFlags, IntoHelper, Registration, create,
};
use crate::sys::{IOlkAccountManager, OLK_ACCOUNT_NO_FLAGS};
use windows_core::{HRESULT, Interface};

#[cfg(doc)]
use super::{Account, Accounts};

/// Outlook's account manager, ready for use.
///
/// Cloning it gives a second reference to the same. It lets go of its helper, whose `HandsOffSession` it calls, with
/// the last reference of all: of the managers, and of the [`Account`]s, [`Accounts`] and [`Registration`]s that came
/// from it.
///
/// Like every interface pointer it stays on its thread: it is neither `Send` nor `Sync`. Other threads send what they have
/// for it through a channel to that thread: see [Threads](crate::client#threads).
///
/// # Examples
///
/// ```
/// use olk_account::testing::{FakeAccount, FakeAccountManager};
/// use olk_account::{AccountManager, Filter, InitFlags, OpenSession, olk_account_helper, prop};
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper(owns_session, profile = "Outlook")]
/// struct Helper;
///
/// impl OpenSession for Helper {
///     type Session = IUnknown;
///
///     fn open_session(&self) -> Result<IUnknown> {
///         // With a fake manager, any COM object will do.
///         Ok(Helper.into())
///     }
/// }
///
/// # fn main() -> Result<()> {
/// let fake = FakeAccountManager::new([FakeAccount::pop3(1).name("Home"), FakeAccount::ldap(2)]);
/// // On Windows, with Outlook: AccountManager::create(Helper, InitFlags::default())?
/// let manager = AccountManager::with(fake.create(), Helper, InitFlags::default())?;
/// assert_eq!(fake.profile().as_deref(), Some("Outlook"));
///
/// manager.delete(2.into())?;
/// for account in manager.accounts(Filter::all())? {
///     let account = account?;
///     assert_eq!(account.get(prop::NAME)?.as_deref(), Some("Home"));
///     account.set(prop::NAME, "Private")?;
///     manager.save(account.id()?)?; // or: account.save()?
/// }
/// # assert_eq!(fake.value(1, olk_account::sys::PROP_ACCT_NAME), Some("Private".into()));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AccountManager(IOlkAccountManager);

stays_on_its_thread!(AccountManager);

impl AccountManager {
    /// Makes Outlook's account manager, and makes it ready with a helper: `CoCreateInstance`, then
    /// `IOlkAccountManager::Init`.
    ///
    /// The helper is a struct with [`#[olk_account_helper]`](macro@crate::olk_account_helper), or what became of one: see
    /// [`IntoHelper`]. The thread has called `CoInitializeEx` before, and
    /// `MAPIInitialize` if the helper needs it.
    ///
    /// # Errors
    ///
    /// | when | [`code`](AccountError::code) |
    /// | --- | --- |
    /// | Outlook isn't installed, or it is a 64-bit one and the program a 32-bit one, or the other way round | `REGDB_E_CLASSNOTREG`, `0x80040154` |
    /// | this isn't Windows | the same; the [cause](AccountError::cause) is [`Cause::NotWindows`] |
    /// | the thread hasn't called `CoInitializeEx` | `CO_E_NOTINITIALIZED`, `0x800401F0` |
    /// | the thread is in a multithreaded apartment ([`create_multithreaded`](Self::create_multithreaded) is for those) | `RPC_E_WRONG_THREAD`, `0x8001010E`; the cause is [`Cause::Multithreaded`] |
    /// | `Init` fails | as for [`with`](Self::with) |
    ///
    /// [A helper that fails](super#why-a-helper-failed) can say more than a code.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::client::IntoHelper;
    /// use olk_account::{AccountManager, InitFlags};
    ///
    /// fn connect(helper: impl IntoHelper) {
    ///     match AccountManager::create(helper, InitFlags::default()) {
    ///         Ok(manager) => println!("{manager:?} is ready"),
    ///         Err(error) => println!("{error}"),
    ///     }
    /// }
    /// ```
    pub fn create(helper: impl IntoHelper, flags: InitFlags) -> Result<Self, AccountError> {
        let manager = create::account_manager()?;
        // Asked afterwards: until then, another thread may start the multithreaded apartment, which this thread is in by
        // having none of its own.
        if create::is_multithreaded() {
            return Err(Call::Create.error(Cause::Multithreaded));
        }
        Self::with(manager, helper, flags)
    }

    /// As [`create`](Self::create), in a multithreaded apartment as well, where COM lets Outlook call the helper, and
    /// release it, on any thread.
    ///
    /// # Errors
    ///
    /// As for [`create`](Self::create), but for [`Cause::Multithreaded`].
    ///
    /// # Safety
    ///
    /// The helper, and the sessions that it opens or lends, can be called and dropped on any thread, several at once: what
    /// changes in them is in a `Mutex`, say, or an atomic.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::client::IntoHelper;
    /// use olk_account::{AccountManager, InitFlags};
    ///
    /// fn connect(helper: impl IntoHelper + Send + Sync) {
    ///     // SAFETY: the helper is `Send` and `Sync`, and a MAPI session is made for any number of threads.
    ///     match unsafe { AccountManager::create_multithreaded(helper, InitFlags::default()) } {
    ///         Ok(manager) => println!("{manager:?} is ready"),
    ///         Err(error) => println!("{error}"),
    ///     }
    /// }
    /// ```
    pub unsafe fn create_multithreaded(
        helper: impl IntoHelper,
        flags: InitFlags,
    ) -> Result<Self, AccountError> {
        Self::with(create::account_manager()?, helper, flags)
    }

    /// Makes a manager ready with a helper, by `IOlkAccountManager::Init`: one that was made otherwise, such as a
    /// `FakeAccountManager`.
    ///
    /// # Threads
    ///
    /// The manager calls and releases the helper on this thread alone, unless what made the manager has said otherwise:
    /// a fake has not, and COM has where it made the manager in a multithreaded apartment. Whoever calls COM for that, which
    /// is `unsafe`, answers for a helper that any thread may call, as in
    /// [`create_multithreaded`](Self::create_multithreaded).
    ///
    /// # Errors
    ///
    /// `E_OLK_ALREADY_INITIALIZED` for one that is ready (see `From` for those); `E_OLK_REGISTRY`; whatever the helper
    /// fails with ([it can say more](super#why-a-helper-failed)).
    pub fn with(
        manager: IOlkAccountManager,
        helper: impl IntoHelper,
        flags: InitFlags,
    ) -> Result<Self, AccountError> {
        let helper = helper.into_helper();
        // SAFETY: the helper is alive; the manager keeps a reference of its own.
        let answer = unsafe { manager.Init(helper.as_raw(), flags.bits()) };
        Call::Init.outcome(answer)?;
        Ok(Self(manager))
    }

    /// Deletes an account, by `IOlkAccountManager::DeleteAccount`.
    ///
    /// # Errors
    ///
    /// `E_ACCT_NOT_FOUND` if there isn't one with this number.
    pub fn delete(&self, id: AccountId) -> Result<(), AccountError> {
        // SAFETY: the argument is a plain number.
        let answer = unsafe { self.0.DeleteAccount(id.get()) };
        Call::DeleteAccount.outcome(answer)
    }

    /// Saves what was set in an account, by `IOlkAccountManager::SaveChanges`. [`Account::save`] does it with the
    /// account at hand.
    ///
    /// # Errors
    ///
    /// `E_ACCT_NOT_FOUND` if there isn't one with this number.
    pub fn save(&self, id: AccountId) -> Result<(), AccountError> {
        // SAFETY: the arguments are plain numbers.
        let answer = unsafe { self.0.SaveChanges(id.get(), OLK_ACCOUNT_NO_FLAGS) };
        Call::ManagerSaveChanges.outcome(answer)
    }

    /// Has `notify` called with every change to the accounts, by `IOlkAccountManager::Advise`, until the registration
    /// is dropped. See the [module](super#being-told-of-changes) for what it may and may not do.
    ///
    /// # Errors
    ///
    /// Any failure of `Advise`. `notify` is dropped then.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::AccountEvent;
    /// use std::sync::mpsc;
    ///
    /// let fake = FakeAccountManager::new([]);
    /// let (sender, receiver) = mpsc::channel();
    /// let registration = fake.ready().advise(move |event| {
    ///     // An error means that nothing receives the events any more.
    ///     let _ = sender.send(event);
    /// })?;
    /// fake.add(FakeAccount::imap4(2));
    /// assert_eq!(receiver.try_recv(), Ok(AccountEvent::Created(2.into())));
    ///
    /// drop(registration);
    /// fake.add(FakeAccount::imap4(3));
    /// assert!(receiver.recv().is_err(), "the closure has gone, and the sender with it");
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn advise<F>(&self, notify: F) -> Result<Registration, AccountError>
    where
        F: Fn(AccountEvent) + Send + Sync + 'static,
    {
        Registration::new(self.0.clone(), notify)
    }

    /// Returns the manager's own words for a failure of one of its methods, by `IOlkErrorUnknown::GetLastError`.
    ///
    /// The documentation doesn't say how they are freed. Like everything else that the manager hands out, they are freed
    /// with its `FreeMemory`.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG` if `code` isn't a failure; [`Cause::Null`], [`Cause::LoneSurrogate`], and [`Cause::OverLimit`] for
    /// more than 1,048,576 UTF-16 units.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::FakeAccountManager;
    /// # let manager = FakeAccountManager::new([]).ready();
    /// if let Err(error) = manager.delete(7.into()) {
    ///     println!("{error}; Outlook says: {}", manager.message(error.code())?);
    /// }
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn message(&self, code: HRESULT) -> Result<String, AccountError> {
        message(&self.0, code)
    }

    /// The COM object, for what there is no method for here: `DisplayAccountList`, say.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::FakeAccountManager;
    /// use olk_account::{AccountManager, sys};
    /// use std::ptr;
    ///
    /// /// Shows Outlook's dialog of accounts.
    /// fn show(manager: &AccountManager) -> windows_core::Result<()> {
    ///     let manager = manager.as_interface();
    ///     let (window, flags) = (ptr::null_mut(), sys::ACCTUI_NO_WARNING);
    ///     // SAFETY: NULL is for no window, and what the others that are unused are to be.
    ///     unsafe {
    ///         manager.DisplayAccountList(window, flags, ptr::null(), 0, ptr::null(), ptr::null()).ok()
    ///     }
    /// }
    /// # let fake = FakeAccountManager::new([]);
    /// # show(&fake.ready()).unwrap();
    /// ```
    pub fn as_interface(&self) -> &IOlkAccountManager {
        &self.0
    }
}

impl From<IOlkAccountManager> for AccountManager {
    /// Takes a manager whose `Init` has been called elsewhere. One whose `Init` hasn't been called is no danger: its
    /// methods fail with `E_OLK_NOT_INITIALIZED`.
    fn from(manager: IOlkAccountManager) -> Self {
        Self(manager)
    }
}
