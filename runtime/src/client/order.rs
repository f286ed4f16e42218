//! The order of a category's accounts.

use super::error::Call;
use super::memory::Allocated;
use super::{AccountError, AccountId, AccountManager, Category, Cause};
use core::ptr;

impl AccountManager {
    /// The accounts of a category in their order, by `IOlkAccountManager::GetOrder`.
    ///
    /// # Errors
    ///
    /// `E_INVALIDARG` for a category that isn't published; any other failure, and any success but `S_OK`;
    /// [`Cause::Null`], if there are accounts and no pointer to them; [`Cause::OverLimit`] for more than 65,536 accounts.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// # use olk_account::AccountError;
    /// use olk_account::Category;
    /// # let fake = FakeAccountManager::new([1, 2, 3].map(FakeAccount::imap4));
    /// # let manager = fake.ready();
    /// let mut order = manager.order(Category::STORE)?;
    /// assert_eq!(order, [1.into(), 2.into(), 3.into()]);
    /// order.rotate_left(1);
    /// manager.set_order(Category::STORE, &order)?;
    /// # assert_eq!(manager.order(Category::STORE)?, [2.into(), 3.into(), 1.into()]);
    /// # Ok::<(), AccountError>(())
    /// ```
    pub fn order(&self, category: Category) -> Result<Vec<AccountId>, AccountError> {
        let manager = self.as_interface();
        let (mut count, mut ids) = (0, ptr::null_mut());
        let (counted, out) = (&raw mut count, &raw mut ids);
        // SAFETY: all pointers are those of local variables.
        let answer = unsafe { manager.GetOrder(category.as_guid(), counted, out) };
        let call = Call::GetOrder;
        if answer.is_err() {
            return Err(call.error(Cause::Failed(answer)));
        }
        // SAFETY: on success the manager has handed out as many numbers as it says, or the pointer is null.
        let ids = unsafe { Allocated::array(manager, ids, count, false) };
        call.outcome(answer)?;
        let ids = ids.items().map_err(|cause| call.error(cause))?;
        Ok(ids.map(AccountId::new).collect())
    }

    /// Puts the accounts of a category in order, by `IOlkAccountManager::SetOrder`.
    ///
    /// # Errors
    ///
    /// `E_ACCT_WRONG_SORT_ORDER`, if the category has more or fewer accounts; `E_INVALIDARG` for
    /// [`Category::MAIL`], which has an order that can't be set, and for categories that aren't published; any other
    /// failure, and any success but `S_OK`; [`Cause::TooLong`] for more than 2³² - 1 accounts.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::{AccountId, Category, sys};
    ///
    /// let fake = FakeAccountManager::new([FakeAccount::imap4(1), FakeAccount::imap4(2)]);
    /// fake.ready().set_order(Category::STORE, &[2, 1].map(AccountId::new))?;
    /// assert_eq!(fake.order(sys::CLSID_OlkStore), [2, 1]);
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub fn set_order(&self, category: Category, ids: &[AccountId]) -> Result<(), AccountError> {
        let (manager, call) = (self.as_interface(), Call::SetOrder);
        let count = u32::try_from(ids.len()).map_err(|_| call.error(Cause::TooLong))?;
        // A copy: the API has no `const`, so a manager that sorts the array in place must do no harm to the caller's.
        let mut numbers: Vec<u32> = ids.iter().map(|id| id.get()).collect();
        // SAFETY: there are as many numbers as `count` says, and they can be read and written.
        let answer = unsafe { manager.SetOrder(category.as_guid(), count, numbers.as_mut_ptr()) };
        call.outcome(answer)
    }
}
