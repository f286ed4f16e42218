//! Finding an account.

use super::error::Call;
use super::interface::take;
use super::variant::{Lent, Variant};
use super::{Account, AccountError, AccountId, AccountManager, Cause};
use crate::sys::{E_ACCT_NOT_FOUND, PROP_ACCT_ID, PROP_ACCT_IS_EXCH, PT_LONG};
use core::mem::MaybeUninit;
use core::ptr;

impl AccountManager {
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
        let mut memory = MaybeUninit::uninit();
        let mut value = Variant::zeroed(&mut memory);
        value.write(PT_LONG, Lent::Number(number));
        let mut account = ptr::null_mut();
        let (value, out) = (value.as_mut_ptr(), &raw mut account);
        // SAFETY: both pointers are those of local variables.
        let answer = unsafe { self.as_interface().FindAccount(tag, value, out) };
        // SAFETY: what is handed out is an account, with a reference of our own.
        match unsafe { take(answer, account) } {
            Ok(account) => Ok(Some(Account::new(account, self.as_interface()))),
            Err(Cause::Failed(E_ACCT_NOT_FOUND)) => Ok(None),
            Err(cause) => Err(Call::FindAccount.error(cause)),
        }
    }
}
