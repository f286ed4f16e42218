//! The order of accounts.

use crate::hostile::Manager;
use crate::world::with;
use olk_account::client::Cause;
use olk_account::sys::{E_ACCT_WRONG_SORT_ORDER, E_INVALIDARG};
use olk_account::testing::FakeAccount;
use olk_account::{AccountId, Category};
use windows_core::GUID;

fn ids<const N: usize>(ids: [u32; N]) -> [AccountId; N] {
    ids.map(AccountId::new)
}

#[test]
fn an_order_comes_as_it_is_and_goes_as_it_is_to_be() {
    with([1, 2, 3].map(FakeAccount::imap4), |manager, fake| {
        for category in [Category::MAIL, Category::STORE] {
            assert_eq!(manager.order(category).unwrap(), ids([1, 2, 3]));
        }
        manager.set_order(Category::STORE, &ids([3, 1, 2])).unwrap();
        assert_eq!(fake.order(Category::STORE.guid()), [3, 1, 2]);
        assert_eq!(manager.order(Category::STORE).unwrap(), ids([3, 1, 2]));
    });
}

#[test]
fn a_category_may_have_no_accounts() {
    with([FakeAccount::pop3(1)], |manager, _| {
        assert_eq!(manager.order(Category::STORE).unwrap(), []);
        manager.set_order(Category::STORE, &[]).unwrap();
    });
}

#[test]
fn an_order_has_all_accounts_of_the_category() {
    with([1, 2].map(FakeAccount::imap4), |manager, _| {
        for wrong in [&ids([1])[..], &ids([1, 2, 2]), &[]] {
            let error = manager.set_order(Category::STORE, wrong).unwrap_err();
            assert_eq!(error.cause(), Cause::Failed(E_ACCT_WRONG_SORT_ORDER));
        }
        let error = manager
            .set_order(Category::STORE, &ids([1, 7]))
            .unwrap_err();
        assert_eq!(error.code(), E_INVALIDARG);
        assert_eq!(manager.order(Category::STORE).unwrap(), ids([1, 2]));
    });
}

#[test]
fn the_order_of_mail_accounts_is_not_to_be_set() {
    with([1, 2].map(FakeAccount::imap4), |manager, _| {
        let error = manager.set_order(Category::MAIL, &ids([2, 1])).unwrap_err();
        assert_eq!(error.code(), E_INVALIDARG);
    });
}

#[test]
fn what_is_no_category_has_no_order() {
    with([FakeAccount::pop3(1)], |manager, _| {
        let odd = Category::from_guid(GUID::from_u128(7));
        assert_eq!(manager.order(odd).unwrap_err().code(), E_INVALIDARG);
        assert_eq!(
            manager.set_order(odd, &[]).unwrap_err().code(),
            E_INVALIDARG
        );
    });
}

#[test]
fn set_order_lends_the_manager_a_copy() {
    static ORDER: [AccountId; 3] = [AccountId::new(3), AccountId::new(1), AccountId::new(2)];
    let manager = Manager::new();
    manager.ready().set_order(Category::STORE, &ORDER).unwrap();
    assert_eq!(ORDER, ids([3, 1, 2]));
}
