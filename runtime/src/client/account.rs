//! An account: its properties, its type and its categories.

use super::answer::message;
use super::error::Call;
use super::prop::{self, Property, PropertyValue, Writable};
use super::variant::{self, Lent, Received};
use super::{AccountError, AccountId, AccountManager, AccountType, Category, Cause};
use crate::sys::{E_ACCT_NOT_FOUND, IOlkAccount, IOlkAccountManager, OLK_ACCOUNT_NO_FLAGS};
use core::fmt;
use core::mem::MaybeUninit;
use core::ptr;
use windows_core::{GUID, HRESULT};

/// An account of Outlook's.
///
/// It comes from [`AccountManager::accounts`](crate::AccountManager::accounts) or
/// [`AccountManager::find`](crate::AccountManager::find), and keeps the manager that it came from: the reference
/// doesn't say what an account is good for without one.
///
/// It stays on its manager's thread, being neither `Send` nor `Sync`. To another one goes its
/// [`AccountId`], or what was read: see [Threads](crate::client#threads).
///
/// Whatever the account allocates for an answer is freed with its `FreeMemory` before a method returns, or panics: see
/// [Memory](crate::client#memory) for the one exception.
///
/// # Examples
///
/// ```
/// # use olk_account::testing::{FakeAccount, FakeAccountManager};
/// use olk_account::{Account, AccountError, AccountType, Category, prop, sys};
///
/// fn describe(account: &Account) -> Result<String, AccountError> {
///     let name = account.get(prop::NAME)?.unwrap_or_default();
///     let server = account.get(prop::INET_SERVER)?;
///     let server = server.as_deref().unwrap_or("no server");
///     Ok(format!("{}: {name}, {}, {server}", account.id()?, account.info()?.account_type))
/// }
/// # let fake = FakeAccountManager::new([
/// #     FakeAccount::imap4(1).name("Home").with(sys::PROP_INET_SERVER, "imap.example.com"),
/// #     FakeAccount::exchange(2).name("Work"),
/// # ]);
/// # let manager = fake.ready();
/// # let [imap, exchange] = [1, 2].map(|id| manager.find(id.into()).unwrap().unwrap());
/// assert_eq!(describe(&imap)?, "1: Home, IMAP, imap.example.com");
/// assert_eq!(describe(&exchange)?, "2: Work, MAPI, no server");
/// assert_eq!(imap.info()?.categories, [Category::MAIL, Category::STORE]);
///
/// // What is set is kept when it is saved.
/// imap.set(prop::NAME, "Private")?;
/// assert_eq!(fake.value(1, sys::PROP_ACCT_NAME), Some("Home".into()));
/// imap.save()?;
/// assert_eq!(fake.value(1, sys::PROP_ACCT_NAME), Some("Private".into()));
///
/// exchange.manager().delete(exchange.id()?)?;
/// assert_eq!(fake.ids(), [1]);
/// # Ok::<(), AccountError>(())
/// ```
#[derive(Clone)]
pub struct Account {
    account: IOlkAccount,
    /// Let go of last: it is declared behind the account.
    manager: IOlkAccountManager,
}

/// What [`Account::info`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccountInfo {
    /// The account's type.
    pub account_type: AccountType,
    /// The categories that it belongs to, in the account's order. An Exchange account isn't listed under
    /// [`Category::ADDRESS_BOOK`] even where it belongs to it.
    pub categories: Vec<Category>,
}

stays_on_its_thread!(Account);

impl Account {
    pub(super) fn new(account: IOlkAccount, manager: &IOlkAccountManager) -> Self {
        Self {
            account,
            manager: manager.clone(),
        }
    }

    /// The value of a property, by `IOlkAccount::GetProp`; `None`, if the account lacks it.
    ///
    /// What is returned is all that is allocated. An account that has been deleted lacks every property.
    ///
    /// # Errors
    ///
    /// | when | [`Cause`] |
    /// | --- | --- |
    /// | `GetProp` fails, with another code than `E_ACCT_NOT_FOUND`: `E_INVALIDARG`, say, for a tag that Outlook doesn't know | `Failed` |
    /// | the value is of another type than the property's | `WrongType` |
    /// | there is a NULL pointer instead of a text, or of bytes (none of them is no error) | `Null` |
    /// | the text isn't well-formed: read [`property.units()`](Property::units) | `LoneSurrogate` |
    /// | there are more than 16 MiB of bytes, or more than 1,048,576 units of text | `OverLimit` |
    /// | a port is greater than 65,535: read [`property.number()`](Property::number) | `OutOfRange` |
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::{prop, sys};
    /// let account = FakeAccount::pop3(1).name("Home").with(sys::PROP_INET_PORT, 995);
    /// # let account = FakeAccountManager::new([account]).ready().find(1.into())?.unwrap();
    /// // … and as the client finds it:
    /// assert_eq!(account.get(prop::NAME)?.as_deref(), Some("Home"));
    /// assert_eq!(account.get(prop::INET_PORT)?, Some(995));
    /// assert_eq!(account.get(prop::SMTP_PORT)?, None);
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    #[inline]
    pub fn get<V: PropertyValue, A>(
        &self,
        property: Property<V, A>,
    ) -> Result<Option<V>, AccountError> {
        self.value(property.tag())
    }

    /// [`get`](Self::get), whatever may be done with the property.
    fn value<V: PropertyValue>(&self, tag: u32) -> Result<Option<V>, AccountError> {
        let mut memory = MaybeUninit::uninit();
        let value = variant::zeroed(&mut memory);
        // SAFETY: the value lies in a local variable.
        let answer = unsafe { self.account.GetProp(tag, value) };
        if answer == E_ACCT_NOT_FOUND {
            return Ok(None);
        }
        let failed = |cause| Call::GetProp.error_of(tag, cause);
        if answer.is_err() {
            return Err(failed(Cause::Failed(answer)));
        }
        // SAFETY: the answer is a success, so what the value points to was handed out by the account. Everything that the
        // account hasn't written is 0.
        let received = || unsafe { Received::new(&self.account, tag, value) };
        if let Some(undocumented) = Cause::of(answer) {
            drop(received());
            return Err(failed(undocumented));
        }
        V::receive(&received()).map(Some).map_err(failed)
    }

    /// Sets a property, by `IOlkAccount::SetProp`. Only [`save`](Self::save) keeps it.
    ///
    /// A property that is read-only doesn't compile. Text goes as a `&str`, bytes as a `&[u8]`, everything else as
    /// what [`get`](Self::get) gives: see [`PropertyValue`].
    ///
    /// # Errors
    ///
    /// | when | [`Cause`] |
    /// | --- | --- |
    /// | the text has a NUL in it | `ContainsNul` |
    /// | there are more bytes than 32 bits can tell | `TooLong` |
    /// | `SetProp` fails: `E_INVALIDARG`, say, for a value that Outlook doesn't take, `E_OLK_PROP_READ_ONLY` for a tag of your own | `Failed` |
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::prop;
    /// # let account = FakeAccountManager::new([FakeAccount::imap4(1)]).ready().find(1.into())?.unwrap();
    /// account.set(prop::NAME, "Home")?;
    /// account.set(prop::DELIVERY_STORE, &[0, 0, 0, 0, 0x38])?;
    /// account.save()?;
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn set<V: PropertyValue, A: Writable>(
        &self,
        property: Property<V, A>,
        value: V::Set<'_>,
    ) -> Result<(), AccountError> {
        let (tag, call) = (property.tag(), Call::SetProp);
        let mut lent = V::lend(value).map_err(|cause| call.error_of(tag, cause))?;
        let answer = self.set_lent(tag, V::TYPE, &mut lent);
        Cause::of(answer).map_or(Ok(()), |cause| Err(call.error_of(tag, cause)))
    }

    fn set_lent(&self, tag: u32, value_type: u32, lent: &mut Lent) -> HRESULT {
        let mut memory = MaybeUninit::uninit();
        let value = variant::zeroed(&mut memory);
        lent.write(value_type, value);
        // SAFETY: the value lies in a local variable. `lent` keeps what it points to while this function runs, and is
        // borrowed mutably.
        unsafe { self.account.SetProp(tag, value) }
    }

    /// Saves what [`set`](Self::set) has changed, by `IOlkAccount::SaveChanges`.
    ///
    /// # Errors
    ///
    /// `E_ACCT_NOT_FOUND` for an account that has been deleted; `E_OLK_NOT_INITIALIZED`.
    pub fn save(&self) -> Result<(), AccountError> {
        // SAFETY: the argument is a plain number.
        let answer = unsafe { self.account.SaveChanges(OLK_ACCOUNT_NO_FLAGS) };
        Call::AccountSaveChanges.outcome(answer)
    }

    /// The number that the account is known by: [`prop::ID`], which every account has.
    ///
    /// # Errors
    ///
    /// As for [`get`](Self::get); and `E_ACCT_NOT_FOUND`, if the account has been deleted.
    #[inline]
    pub fn id(&self) -> Result<AccountId, AccountError> {
        let missing = Cause::Failed(E_ACCT_NOT_FOUND);
        self.get(prop::ID)?
            .ok_or_else(|| Call::GetProp.error_of(prop::ID.tag(), missing))
    }

    /// The account's type and categories, by `IOlkAccount::GetAccountInfo`.
    ///
    /// # Errors
    ///
    /// [`Cause::Null`] if there are categories and no pointer to them; [`Cause::OverLimit`] for more than 65,536 categories.
    pub fn info(&self) -> Result<AccountInfo, AccountError> {
        let (mut class, mut count) = (GUID::zeroed(), 0);
        let mut categories = ptr::null_mut::<GUID>();
        let (out, outs) = (&raw mut class, &raw mut categories);
        // SAFETY: all pointers are those of local variables.
        let answer = unsafe { self.account.GetAccountInfo(out, &raw mut count, outs) };
        // SAFETY: on success the account has handed out as many categories as it says, or the pointer is null.
        let categories =
            unsafe { Call::GetAccountInfo.array(answer, &self.account, categories, count) };
        Ok(AccountInfo {
            account_type: class.into(),
            categories: categories?,
        })
    }

    /// Returns the account's own words for a failure of one of its methods: see [`AccountManager::message`].
    ///
    /// # Errors
    ///
    /// As for [`AccountManager::message`].
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::sys::E_OLK_PROP_READ_ONLY;
    /// # let account = FakeAccountManager::new([FakeAccount::pop3(1)]).ready().find(1.into())?.unwrap();
    /// assert_eq!(account.message(E_OLK_PROP_READ_ONLY)?, "The property is read-only.");
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn message(&self, code: HRESULT) -> Result<String, AccountError> {
        message(&self.account, code)
    }

    /// The COM object, for what there is no method for here.
    pub fn as_interface(&self) -> &IOlkAccount {
        &self.account
    }

    /// The manager that the account came from.
    pub fn manager(&self) -> AccountManager {
        self.manager.clone().into()
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Account").field(&self.account).finish()
    }
}
