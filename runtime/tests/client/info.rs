//! Types and categories.

use crate::world::{with, with_account};
use olk_account::sys::CLSID_OlkMail;
use olk_account::testing::FakeAccount;
use olk_account::{AccountType, Category};
use windows_core::GUID;

#[test]
fn an_account_tells_its_type_and_its_categories() {
    let accounts = [FakeAccount::ldap(1), FakeAccount::exchange(2)];
    with(accounts, |manager, _| {
        let info = |id: u32| manager.find(id.into()).unwrap().unwrap().info().unwrap();
        assert_eq!(info(1).account_type, AccountType::LDAP);
        assert_eq!(info(1).categories, [Category::ADDRESS_BOOK]);
        assert_eq!(info(2).account_type, AccountType::MAPI);
        let all = [Category::MAIL, Category::ADDRESS_BOOK, Category::STORE];
        assert_eq!(info(2).categories, all);
    });
}

#[test]
fn an_account_may_belong_to_nothing() {
    with_account(FakeAccount::pop3(1).categories([]), |account, _| {
        assert_eq!(account.info().unwrap().categories, []);
    });
}

#[test]
fn class_identifiers_that_are_not_published_are_kept() {
    let (class, category) = (GUID::from_u128(1), GUID::from_u128(u128::MAX));
    let account = FakeAccount::of_type(1, class).categories([category, CLSID_OlkMail]);
    with_account(account, |account, _| {
        let info = account.info().unwrap();
        assert_eq!(info.account_type.guid(), class);
        let categories: Vec<GUID> = info.categories.iter().map(|it| it.guid()).collect();
        assert_eq!(categories, [category, CLSID_OlkMail]);
        assert_eq!(
            format!("{:?} {}", info.account_type, info.categories[0]),
            "00000000-0000-0000-0000-000000000001 FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"
        );
    });
}

#[test]
fn a_type_fits_into_a_table() {
    assert_eq!(format!("{:>6}|", AccountType::IMAP4), "  IMAP|");
}
