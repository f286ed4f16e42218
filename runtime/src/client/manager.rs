//! The account manager.

use super::error::Call;
use super::interface::take;
use super::{
    Account, AccountError, AccountEvent, AccountId, Accounts, Cause, Filter, Registration, message,
};
use crate::sys::{
    ACCT_VARIANT, ACCT_VARIANT_0, E_ACCT_NOT_FOUND, IOlkAccountManager, IOlkEnum,
    OLK_ACCOUNT_NO_FLAGS, PROP_ACCT_ID, PROP_ACCT_IS_EXCH, PT_LONG,
};
use core::ptr;
use windows_core::HRESULT;

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
/// let fake = FakeAccountManager::new([FakeAccount::pop3(1).name("Home")]);
/// // On Windows, with Outlook: AccountManager::create(Helper, InitFlags::default())?
/// let manager = AccountManager::with(fake.create(), Helper, InitFlags::default())?;
/// for account in manager.accounts(Filter::all())? {
///     let account = account?;
///     assert_eq!(account.get(prop::NAME)?.as_deref(), Some("Home"));
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AccountManager(IOlkAccountManager);

impl AccountManager {
    /// The accounts of a category, of a type, of both, or all, by `IOlkAccountManager::EnumerateAccounts`.
    ///
    /// # Errors
    ///
    /// Any failure of `EnumerateAccounts`, and any success but `S_OK`; [`Cause::Null`], if there is no enumeration.
    /// What goes wrong with an account is an item of the iterator's: see [`Accounts`].
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::AccountError;
    /// use olk_account::{AccountManager, Category, Filter, prop};
    ///
    /// fn addresses(manager: &AccountManager) -> Result<Vec<String>, AccountError> {
    ///     let mail = manager.accounts(Filter::category(Category::MAIL))?;
    ///     mail.filter_map(|account| account.and_then(|it| it.get(prop::USER_EMAIL_ADDR)).transpose())
    ///         .collect()
    /// }
    /// # let fake = FakeAccountManager::new([
    /// #     FakeAccount::pop3(1).address("ada@example.com"), FakeAccount::ldap(2), FakeAccount::imap4(3),
    /// # ]);
    /// # let manager = fake.ready();
    /// assert_eq!(addresses(&manager)?, ["ada@example.com"]);
    /// # Ok::<(), AccountError>(())
    /// ```
    pub fn accounts(&self, filter: Filter) -> Result<Accounts, AccountError> {
        let (category, account_type) = filter.as_guids();
        let mut accounts = ptr::null_mut();
        let (flags, out) = (OLK_ACCOUNT_NO_FLAGS, &raw mut accounts);
        // SAFETY: the class identifiers are NULL or the filter's, the out-parameter is a local variable.
        let answer = unsafe { self.0.EnumerateAccounts(category, account_type, flags, out) };
        // SAFETY: what is handed out is an enumeration, with a reference of our own.
        let accounts: IOlkEnum = unsafe { take(answer, accounts) }
            .map_err(|cause| Call::EnumerateAccounts.error(cause))?;
        Ok(Accounts::new(accounts, self.0.clone()))
    }

    /// The account with this number, by `IOlkAccountManager::FindAccount`; `None`, if there isn't one.
    ///
    /// # Errors
    ///
    /// Any failure of `FindAccount` but `E_ACCT_NOT_FOUND`, and any success but `S_OK`; [`Cause::Null`], if there is no
    /// object.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1)]);
    /// let manager = fake.ready();
    /// assert!(manager.find(1.into())?.is_some());
    /// assert!(manager.find(2.into())?.is_none());
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn find(&self, id: AccountId) -> Result<Option<Account>, AccountError> {
        self.find_by(PROP_ACCT_ID, id.get())
    }

    /// An Exchange account, by `IOlkAccountManager::FindAccount`; `None`, if there isn't one. Which of several it is,
    /// the reference doesn't say.
    ///
    /// # Errors
    ///
    /// As for [`find`](Self::find).
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::prop;
    ///
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1), FakeAccount::exchange(2)]);
    /// let account = fake.ready().find_exchange()?.expect("there is one");
    /// assert_eq!(account.get(prop::IS_EXCH)?, Some(true));
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn find_exchange(&self) -> Result<Option<Account>, AccountError> {
        self.find_by(PROP_ACCT_IS_EXCH, 1)
    }

    fn find_by(&self, tag: u32, number: u32) -> Result<Option<Account>, AccountError> {
        let mut value = ACCT_VARIANT {
            dwType: PT_LONG,
            Val: ACCT_VARIANT_0 { dw: number },
        };
        let mut account = ptr::null_mut();
        let (value, out) = (&raw mut value, &raw mut account);
        // SAFETY: both pointers are those of local variables.
        let answer = unsafe { self.0.FindAccount(tag, value, out) };
        // SAFETY: what is handed out is an account, with a reference of our own.
        match unsafe { take(answer, account) } {
            Ok(account) => Ok(Some(Account::new(account, &self.0))),
            Err(Cause::Failed(E_ACCT_NOT_FOUND)) => Ok(None),
            Err(cause) => Err(Call::FindAccount.error(cause)),
        }
    }

    /// Deletes an account, by `IOlkAccountManager::DeleteAccount`.
    ///
    /// # Errors
    ///
    /// `E_ACCT_NOT_FOUND`, if there isn't one with this number; any other failure, and any success but `S_OK`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1), FakeAccount::pop3(2)]);
    /// fake.ready().delete(1.into())?;
    /// assert_eq!(fake.ids(), [2]);
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
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
    /// `E_ACCT_NOT_FOUND`, if there isn't one with this number; any other failure, and any success but `S_OK`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::{prop, sys};
    ///
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1)]);
    /// let manager = fake.ready();
    /// let account = manager.find(1.into())?.expect("there is one");
    /// account.set(prop::NAME, "Home")?;
    /// manager.save(1.into())?;
    /// assert_eq!(fake.value(1, sys::PROP_ACCT_NAME), Some("Home".into()));
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
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
    /// Any failure of `Advise`, and any success but `S_OK`; `notify` is dropped, then.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::AccountError;
    /// use olk_account::AccountEvent;
    /// use std::sync::mpsc;
    ///
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1)]);
    /// let manager = fake.ready();
    ///
    /// let (sender, receiver) = mpsc::channel();
    /// let registration = manager.advise(move |event| {
    ///     // If nobody listens any more, there is nobody to tell.
    ///     let _ = sender.send(event);
    /// })?;
    /// fake.add(FakeAccount::imap4(2));
    /// assert_eq!(receiver.try_recv(), Ok(AccountEvent::Created(2.into())));
    ///
    /// drop(registration);
    /// fake.add(FakeAccount::imap4(3));
    /// assert!(receiver.recv().is_err(), "the closure has gone, and the sender with it");
    /// # Ok::<(), AccountError>(())
    /// ```
    pub fn advise<F>(&self, notify: F) -> Result<Registration, AccountError>
    where
        F: Fn(AccountEvent) + Send + Sync + 'static,
    {
        Registration::new(self.0.clone(), notify)
    }

    /// The manager's own words for a failure of one of its methods, by `IOlkErrorUnknown::GetLastError`.
    ///
    /// The reference doesn't say who frees them. As everything else that the manager hands out, they are freed with its
    /// `FreeMemory`.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG` for what is no failure; any other failure, and any success but `S_OK`; [`Cause::Null`] and
    /// [`Cause::LoneSurrogate`] for what is no text.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::AccountError;
    /// # let fake = FakeAccountManager::new([]);
    /// # let manager = fake.ready();
    /// if let Err(error) = manager.delete(7.into()) {
    ///     println!("{error}; Outlook says: {}", manager.message(error.code())?);
    /// }
    /// # Ok::<(), AccountError>(())
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
