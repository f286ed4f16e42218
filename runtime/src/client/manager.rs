//! The account manager.

use super::error::Call;
use super::interface::take;
use super::memory::Allocated;
use super::{
    Account, AccountError, AccountEvent, AccountId, Accounts, Category, Cause, Filter, InitFlags,
    IntoHelper, Registration, create, message,
};
use crate::sys::{
    ACCT_VARIANT, ACCT_VARIANT_0, E_ACCT_NOT_FOUND, IOlkAccountManager, IOlkEnum,
    OLK_ACCOUNT_NO_FLAGS, PROP_ACCT_ID, PROP_ACCT_IS_EXCH, PT_LONG,
};
use core::ptr;
use windows_core::{HRESULT, Interface};

/// Outlook's account manager, ready for use.
///
/// Cloning it gives a second reference to the same. It lets go of its helper, whose `HandsOffSession` it calls, with
/// the last reference of all: of the managers, and of the [`Account`]s, [`Accounts`] and [`Registration`]s that came
/// from it.
///
/// Like every interface pointer it stays on its thread: it is neither `Send` nor `Sync`.
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
///         # Ok(Helper.into()) /*
///         // …
///         # */
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
    /// Makes Outlook's account manager, and makes it ready with a helper: `CoCreateInstance`, then
    /// `IOlkAccountManager::Init`.
    ///
    /// The helper is a struct with [`#[olk_account_helper]`](macro@crate::olk_account_helper), or an
    /// [`IOlkAccountHelper`](crate::IOlkAccountHelper), by value or by reference. The thread has called `CoInitializeEx` before, and
    /// `MAPIInitialize` if the helper needs it.
    ///
    /// # Errors
    ///
    /// | when | [`code`](AccountError::code) |
    /// | --- | --- |
    /// | Outlook isn't installed, or it is a 64-bit one and the program a 32-bit one, or the other way round | `REGDB_E_CLASSNOTREG`, `0x80040154` |
    /// | this isn't Windows | the same; the [cause](AccountError::cause) is [`Cause::NotWindows`] |
    /// | the thread hasn't called `CoInitializeEx` | `CO_E_NOTINITIALIZED`, `0x800401F0` |
    /// | `Init` fails | as for [`with`](Self::with) |
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::{AccountManager, IOlkAccountHelper, InitFlags};
    /// # use olk_account::{OpenSession, olk_account_helper};
    /// # #[olk_account_helper(owns_session, profile = "Outlook")]
    /// # struct Helper;
    /// # impl OpenSession for Helper {
    /// #     type Session = windows_core::IUnknown;
    /// #     fn open_session(&self) -> windows_core::Result<Self::Session> { Ok(Helper.into()) }
    /// # }
    ///
    /// let helper: IOlkAccountHelper = Helper.into();
    /// match AccountManager::create(&helper, InitFlags::default()) {
    ///     Ok(manager) => println!("{manager:?} is ready"),
    ///     Err(error) => println!("{error}"),
    /// }
    /// ```
    pub fn create(helper: impl IntoHelper, flags: InitFlags) -> Result<Self, AccountError> {
        Self::with(create::account_manager()?, helper, flags)
    }

    /// Makes a manager ready with a helper, by `IOlkAccountManager::Init`: one that was made otherwise, such as a
    /// `FakeAccountManager`.
    ///
    /// # Errors
    ///
    /// `E_OLK_ALREADY_INITIALIZED` for one that is ready (see `From` for those); `E_OLK_REGISTRY`; whatever the helper
    /// fails with; any other failure of `Init`, and any success but `S_OK`.
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
    /// # use olk_account::{AccountError, OpenSession, olk_account_helper};
    /// use olk_account::{AccountManager, Category, Filter, InitFlags, prop};
    /// # #[olk_account_helper(owns_session, profile = "Outlook")]
    /// # struct Helper;
    /// # impl OpenSession for Helper {
    /// #     type Session = windows_core::IUnknown;
    /// #     fn open_session(&self) -> windows_core::Result<Self::Session> { Ok(Helper.into()) }
    /// # }
    ///
    /// fn addresses(manager: &AccountManager) -> Result<Vec<String>, AccountError> {
    ///     let mail = manager.accounts(Filter::category(Category::MAIL))?;
    ///     mail.filter_map(|account| account.and_then(|it| it.get(prop::USER_EMAIL_ADDR)).transpose())
    ///         .collect()
    /// }
    /// # let fake = FakeAccountManager::new([
    /// #     FakeAccount::pop3(1).address("ada@example.com"), FakeAccount::ldap(2), FakeAccount::imap4(3),
    /// # ]);
    /// # let manager = AccountManager::with(fake.create(), Helper, InitFlags::default())?;
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
    pub fn find(&self, id: AccountId) -> Result<Option<Account>, AccountError> {
        self.find_by(PROP_ACCT_ID, id.get())
    }

    /// An Exchange account, by `IOlkAccountManager::FindAccount`; `None`, if there isn't one. Which of several it is,
    /// the reference doesn't say.
    ///
    /// # Errors
    ///
    /// As for [`find`](Self::find).
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
    pub fn save(&self, id: AccountId) -> Result<(), AccountError> {
        // SAFETY: the arguments are plain numbers.
        let answer = unsafe { self.0.SaveChanges(id.get(), OLK_ACCOUNT_NO_FLAGS) };
        Call::ManagerSaveChanges.outcome(answer)
    }

    /// The accounts of a category in their order, by `IOlkAccountManager::GetOrder`.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG` for a category that isn't published; any other failure, and any success but `S_OK`;
    /// [`Cause::Null`], if there are accounts and no pointer to them.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::{AccountError, AccountManager, InitFlags, OpenSession, olk_account_helper};
    /// use olk_account::Category;
    /// # #[olk_account_helper(owns_session, profile = "Outlook")]
    /// # struct Helper;
    /// # impl OpenSession for Helper {
    /// #     type Session = windows_core::IUnknown;
    /// #     fn open_session(&self) -> windows_core::Result<Self::Session> { Ok(Helper.into()) }
    /// # }
    /// # let fake = FakeAccountManager::new([1, 2, 3].map(FakeAccount::imap4));
    /// # let manager = AccountManager::with(fake.create(), Helper, InitFlags::default())?;
    /// let mut order = manager.order(Category::STORE)?;
    /// assert_eq!(order, [1.into(), 2.into(), 3.into()]);
    /// order.rotate_left(1);
    /// manager.set_order(Category::STORE, &order)?;
    /// # assert_eq!(manager.order(Category::STORE)?, [2.into(), 3.into(), 1.into()]);
    /// # Ok::<(), AccountError>(())
    /// ```
    pub fn order(&self, category: Category) -> Result<Vec<AccountId>, AccountError> {
        let (mut count, mut ids) = (0, ptr::null_mut());
        let (counted, out) = (&raw mut count, &raw mut ids);
        // SAFETY: all pointers are those of local variables.
        let answer = unsafe { self.0.GetOrder(category.as_guid(), counted, out) };
        let call = Call::GetOrder;
        if answer.is_err() {
            return Err(call.error(Cause::Failed(answer)));
        }
        // SAFETY: on success, the manager has handed out as many as that, if they aren't NULL.
        let ids = unsafe { Allocated::array(&self.0, ids, count as usize, false) };
        call.outcome(answer)?;
        match ids {
            Some(ids) => Ok(ids.items().map(AccountId::new).collect()),
            None if count == 0 => Ok(Vec::new()),
            None => Err(call.error(Cause::Null)),
        }
    }

    /// Puts the accounts of a category in order, by `IOlkAccountManager::SetOrder`.
    ///
    /// # Errors
    ///
    /// `E_ACCT_WRONG_SORT_ORDER`, if the category has more or fewer accounts; `E_INVALIDARG` for
    /// [`Category::MAIL`], which has an order that can't be set, and for categories that aren't published; any other
    /// failure, and any success but `S_OK`; [`Cause::TooLong`] for more than 2³² - 1 accounts.
    pub fn set_order(&self, category: Category, ids: &[AccountId]) -> Result<(), AccountError> {
        let call = Call::SetOrder;
        let count = u32::try_from(ids.len()).map_err(|_| call.error(Cause::TooLong))?;
        // An `AccountId` is a number, and nothing else.
        let ids = ids.as_ptr().cast();
        // SAFETY: there are as many numbers as `count` says.
        call.outcome(unsafe { self.0.SetOrder(category.as_guid(), count, ids) })
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
    /// # use olk_account::{AccountError, AccountManager, InitFlags, OpenSession, olk_account_helper};
    /// use olk_account::AccountEvent;
    /// use std::sync::mpsc;
    /// # #[olk_account_helper(owns_session, profile = "Outlook")]
    /// # struct Helper;
    /// # impl OpenSession for Helper {
    /// #     type Session = windows_core::IUnknown;
    /// #     fn open_session(&self) -> windows_core::Result<Self::Session> { Ok(Helper.into()) }
    /// # }
    ///
    /// let fake = FakeAccountManager::new([FakeAccount::pop3(1)]);
    /// let manager = AccountManager::with(fake.create(), Helper, InitFlags::default())?;
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
    /// # Errors
    ///
    /// `E_INVALIDARG` for what is no failure; any other failure, and any success but `S_OK`; [`Cause::Null`] and
    /// [`Cause::LoneSurrogate`] for what is no text.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::{AccountError, AccountManager, InitFlags, OpenSession, olk_account_helper};
    /// # #[olk_account_helper(owns_session, profile = "Outlook")]
    /// # struct Helper;
    /// # impl OpenSession for Helper {
    /// #     type Session = windows_core::IUnknown;
    /// #     fn open_session(&self) -> windows_core::Result<Self::Session> { Ok(Helper.into()) }
    /// # }
    /// # let fake = FakeAccountManager::new([]);
    /// # let manager = AccountManager::with(fake.create(), Helper, InitFlags::default())?;
    /// if let Err(error) = manager.delete(7.into()) {
    ///     println!("{error}; Outlook says: {}", manager.message(error.code())?);
    /// }
    /// # Ok::<(), AccountError>(())
    /// ```
    pub fn message(&self, code: HRESULT) -> Result<String, AccountError> {
        message(&self.0, code)
    }

    /// The COM object, for what there is no method for here: `DisplayAccountList`, say.
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
