//! Going through accounts, their types and categories, and their order.

use crate::world::{with, with_account};
use olk_account::sys::{CLSID_OlkMail, E_FAIL};
use olk_account::testing::{FakeAccount, Method};
use olk_account::{AccountId, AccountManager, AccountType, Category, Filter};
use windows_core::GUID;

/// One of each, by the number that is its place here.
fn all_kinds() -> [FakeAccount; 4] {
    [
        FakeAccount::pop3(1),
        FakeAccount::imap4(2),
        FakeAccount::exchange(3),
        FakeAccount::mapi(4),
    ]
}

fn ids(manager: &AccountManager, filter: Filter) -> Vec<u32> {
    let accounts = manager.accounts(filter).unwrap();
    let accounts = accounts.map(|account| account.and_then(|account| account.id()));
    accounts.map(|id| id.unwrap().get()).collect()
}

#[test]
fn a_filter_is_a_category_a_type_both_or_nothing() {
    with(all_kinds(), |manager, _| {
        for (filter, expected) in [
            (Filter::all(), &[1, 2, 3, 4][..]),
            (Filter::default(), &[1, 2, 3, 4]),
            (Filter::category(Category::STORE), &[2, 3, 4]),
            (Filter::account_type(AccountType::MAPI), &[3, 4]),
            (
                Filter::category(Category::ADDRESS_BOOK).and_type(AccountType::MAPI),
                &[4],
            ),
            (
                Filter::account_type(AccountType::POP3).and_category(Category::STORE),
                &[],
            ),
            (Filter::category(GUID::from_u128(7).into()), &[]),
        ] {
            assert_eq!(ids(manager, filter), expected, "{filter:?}");
            let total = manager.accounts(filter).unwrap().total().unwrap();
            assert_eq!(total as usize, expected.len(), "{filter:?}");
        }
    });
}

#[test]
fn the_end_is_the_end_until_accounts_are_rewound() {
    with(all_kinds(), |manager, fake| {
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        for round in 1..3 {
            // The total doesn't depend on what was taken, and a size is promised at the end alone.
            assert_eq!((accounts.total(), accounts.size_hint()), (Ok(4), (0, None)));
            assert_eq!(accounts.by_ref().take(2).count(), 2);
            assert_eq!((accounts.total(), accounts.size_hint()), (Ok(4), (0, None)));
            accounts.rewind().unwrap();
            assert_eq!(accounts.by_ref().count(), 4);
            // One of the calls said that there is no more.
            assert_eq!(fake.calls(Method::EnumGetNext), 7 * round);
            assert!(accounts.next().is_none() && accounts.next().is_none());
            assert_eq!(fake.calls(Method::EnumGetNext), 7 * round);
            assert_eq!(
                (accounts.total(), accounts.size_hint()),
                (Ok(4), (0, Some(0)))
            );
            accounts.rewind().unwrap();
        }
    });
}

#[test]
fn a_failure_to_go_back_changes_nothing() {
    with(all_kinds(), |manager, fake| {
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        for (taken, left) in [(3, 1), (0, 0)] {
            assert_eq!(accounts.by_ref().take(taken).count(), taken);
            fake.fail(Method::EnumReset, E_FAIL);
            assert_eq!(accounts.rewind().unwrap_err().code(), E_FAIL);
            assert_eq!(accounts.by_ref().count(), left);
        }
    });
}

#[test]
fn class_identifiers_that_are_not_published_are_kept() {
    let (class, category) = (GUID::from_u128(1), GUID::from_u128(u128::MAX));
    let account = FakeAccount::of_type(1, class).categories([category, CLSID_OlkMail]);
    with_account(account, |account, _| {
        let info = account.info().unwrap();
        assert_eq!(info.account_type.guid(), class);
        assert_eq!(info.categories, [category.into(), Category::MAIL]);
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

#[test]
fn an_order_comes_as_it_is_and_goes_as_it_is_to_be() {
    with([1, 2, 3].map(FakeAccount::imap4), |manager, fake| {
        for category in [Category::MAIL, Category::STORE] {
            assert_eq!(
                manager.order(category).unwrap(),
                [1, 2, 3].map(AccountId::new)
            );
        }
        let order = [3, 1, 2].map(AccountId::new);
        manager.set_order(Category::STORE, &order).unwrap();
        assert_eq!(fake.order(Category::STORE.guid()), [3, 1, 2]);
        assert_eq!(manager.order(Category::STORE).unwrap(), order);
        // Some categories have no accounts.
        assert_eq!(manager.order(Category::ADDRESS_BOOK).unwrap(), []);
        manager.set_order(Category::ADDRESS_BOOK, &[]).unwrap();
    });
}
