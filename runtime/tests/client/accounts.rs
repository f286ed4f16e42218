//! Going through accounts.

use crate::world::with;
use olk_account::client::Cause;
use olk_account::sys::{E_FAIL, E_NOINTERFACE, S_FALSE, S_OK};
use olk_account::testing::{FakeAccount, Fault, Method};
use olk_account::{AccountError, AccountManager, AccountType, Accounts, Category, Filter};
use windows_core::GUID;

/// One of each, by the number that is its place here.
fn all_kinds() -> [FakeAccount; 6] {
    [
        FakeAccount::pop3(1),
        FakeAccount::imap4(2),
        FakeAccount::exchange(3),
        FakeAccount::mapi(4),
        FakeAccount::hotmail(5),
        FakeAccount::ldap(6),
    ]
}

fn ids(manager: &AccountManager, filter: Filter) -> Vec<u32> {
    let accounts = manager.accounts(filter).unwrap();
    let accounts = accounts.map(|account| account.and_then(|account| account.id()));
    accounts.map(|id| id.unwrap().get()).collect()
}

/// What comes of each item, up to more than there should be: an account, or the cause of its not being one.
fn causes(accounts: &mut Accounts) -> Vec<Option<Cause>> {
    let cause = |item: Result<_, AccountError>| item.err().map(|error| error.cause());
    accounts.take(20).map(cause).collect()
}

#[test]
fn a_filter_is_a_category_a_type_both_or_nothing() {
    with(all_kinds(), |manager, _| {
        let nobody = GUID::from_u128(7);
        for (filter, expected) in [
            (Filter::all(), &[1, 2, 3, 4, 5, 6][..]),
            (Filter::default(), &[1, 2, 3, 4, 5, 6]),
            (Filter::category(Category::MAIL), &[1, 2, 3, 4, 5]),
            (Filter::category(Category::ADDRESS_BOOK), &[4, 6]),
            (Filter::category(Category::STORE), &[2, 3, 4, 5]),
            (Filter::account_type(AccountType::POP3), &[1]),
            (Filter::account_type(AccountType::IMAP4), &[2]),
            (Filter::account_type(AccountType::MAPI), &[3, 4]),
            (Filter::account_type(AccountType::HOTMAIL), &[5]),
            (Filter::account_type(AccountType::LDAP), &[6]),
            (
                Filter::category(Category::ADDRESS_BOOK).and_type(AccountType::MAPI),
                &[4],
            ),
            (
                Filter::account_type(AccountType::POP3).and_category(Category::STORE),
                &[],
            ),
            (Filter::category(nobody.into()), &[]),
            (Filter::account_type(nobody.into()), &[]),
        ] {
            assert_eq!(ids(manager, filter), expected, "{filter:?}");
            let total = manager.accounts(filter).unwrap().total().unwrap();
            assert_eq!(total as usize, expected.len(), "{filter:?}");
        }
    });
}

#[test]
fn the_end_is_the_end() {
    with(all_kinds(), |manager, fake| {
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        assert_eq!(accounts.by_ref().count(), 6);
        let calls = fake.calls(Method::EnumGetNext);
        assert_eq!(calls, 7, "one of them said that there is no more");
        assert!(accounts.next().is_none() && accounts.next().is_none());
        assert_eq!(fake.calls(Method::EnumGetNext), calls);
    });
}

#[test]
fn accounts_can_be_gone_through_again() {
    with(all_kinds(), |manager, _| {
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        for _ in 0..2 {
            assert_eq!(accounts.by_ref().take(2).count(), 2);
            accounts.rewind().unwrap();
            assert_eq!(accounts.by_ref().count(), 6);
            accounts.rewind().unwrap();
        }
    });
}

#[test]
fn the_total_does_not_depend_on_what_was_taken() {
    with(all_kinds(), |manager, _| {
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        for _ in 0..8 {
            assert_eq!(accounts.total(), Ok(6));
            accounts.next();
        }
    });
}

#[test]
fn a_size_is_promised_at_the_end_alone() {
    with(all_kinds(), |manager, _| {
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        assert_eq!(accounts.size_hint(), (0, None));
        while accounts.next().is_some() {}
        assert_eq!(accounts.size_hint(), (0, Some(0)));
    });
}

#[test]
fn a_failure_to_go_on_is_the_last_item() {
    for (answer, cause) in [
        (E_FAIL, Cause::Failed(E_FAIL)),
        (E_NOINTERFACE, Cause::Failed(E_NOINTERFACE)),
        (
            windows_core::HRESULT(2),
            Cause::Undocumented(windows_core::HRESULT(2)),
        ),
        (S_OK, Cause::Null),
    ] {
        with(all_kinds(), |manager, fake| {
            fake.inject(Fault::new(Method::EnumGetNext, answer).after(2).always());
            let mut accounts = manager.accounts(Filter::all()).unwrap();
            assert_eq!(causes(&mut accounts), [None, None, Some(cause)]);
            assert!(accounts.next().is_none());
            assert_eq!(accounts.size_hint(), (0, Some(0)));
            fake.clear_faults();
            accounts.rewind().unwrap();
            assert_eq!(causes(&mut accounts), [None; 6]);
        });
    }
}

#[test]
fn an_early_end_is_an_end() {
    with(all_kinds(), |manager, fake| {
        fake.inject(Fault::new(Method::EnumGetNext, S_FALSE).after(2));
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        assert_eq!(causes(&mut accounts), [None, None]);
        assert!(accounts.next().is_none());
    });
}

#[test]
fn what_is_no_account_is_an_item_and_the_next_one_comes() {
    with(all_kinds(), |manager, fake| {
        let fault = Fault::new(Method::AccountQueryInterface, E_NOINTERFACE);
        fake.inject(fault.after(1).times(2));
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        let error = Some(Cause::Failed(E_NOINTERFACE));
        let expected = [None, error, error, None, None, None];
        assert_eq!(causes(&mut accounts), expected);
        assert!(accounts.next().is_none());
    });
}

#[test]
fn a_failure_to_go_back_changes_nothing() {
    with(all_kinds(), |manager, fake| {
        let mut accounts = manager.accounts(Filter::all()).unwrap();
        assert_eq!(accounts.by_ref().take(4).count(), 4);
        fake.fail(Method::EnumReset, E_FAIL);
        assert_eq!(accounts.rewind().unwrap_err().code(), E_FAIL);
        assert_eq!(accounts.by_ref().count(), 2);
        fake.fail(Method::EnumReset, E_FAIL);
        assert_eq!(accounts.rewind().unwrap_err().code(), E_FAIL);
        assert!(accounts.next().is_none());
    });
}

#[test]
fn an_account_outlives_the_iterator_that_gave_it() {
    with(all_kinds(), |manager, _| {
        let mut all: Vec<_> = manager.accounts(Filter::all()).unwrap().collect();
        let last = all.pop().unwrap().unwrap();
        drop(all);
        assert_eq!(last.id(), Ok(6.into()));
    });
}
