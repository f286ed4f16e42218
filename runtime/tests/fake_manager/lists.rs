//! `EnumerateAccounts`, `IOlkEnum`, `FindAccount`, `DeleteAccount`, `GetAccountInfo`.

use crate::outlook::{
    ADDRESS_BOOK, HOTMAIL, IMAP4, LDAP, LONG, MAIL, MAPI, Manager, NOT_FOUND, PARAM_NOT_SUPPORTED,
    POP3, STORE, UNICODE, ready,
};
use crate::support::{Guid, Hresult};
use core::ptr;
use olk_account::sys::PROP_ACCT_IS_EXCH;
use olk_account::testing::{FakeAccount, FakeAccountManager, Method};
use windows_core::GUID;

const ID: u32 = 0x0001_0003;
const IS_EXCH: u32 = 0x0014_0003;

/// An account of every kind, with numbers that aren't in order.
fn one_of_each() -> (Manager, FakeAccountManager) {
    ready([
        FakeAccount::ldap(60),
        FakeAccount::pop3(10),
        FakeAccount::exchange(30),
        FakeAccount::imap4(20),
        FakeAccount::mapi(40),
        FakeAccount::hotmail(50),
    ])
}

#[test]
fn null_for_category_and_type_lists_all() {
    let (manager, _fake) = one_of_each();
    assert_eq!(manager.list(None, None), [60, 10, 30, 20, 40, 50]);
}

#[test]
fn a_category_lists_its_accounts() {
    let (manager, _fake) = one_of_each();
    assert_eq!(manager.list(Some(MAIL), None), [10, 30, 20, 40, 50]);
    assert_eq!(manager.list(Some(STORE), None), [30, 20, 40, 50]);
}

#[test]
fn exchange_is_never_listed_under_address_books() {
    let (manager, fake) = one_of_each();
    assert_eq!(manager.list(Some(ADDRESS_BOOK), None), [60, 40]);
    assert_eq!(manager.list(Some(ADDRESS_BOOK), Some(MAPI)), [40]);
    // It does belong there.
    let (_, categories) = manager.account(30).info().unwrap();
    assert!(categories.contains(&Guid::digits(ADDRESS_BOOK)));
    fake.set(40, PROP_ACCT_IS_EXCH, true);
    assert_eq!(manager.list(Some(ADDRESS_BOOK), None), [60]);
}

#[test]
fn a_type_lists_its_accounts() {
    let (manager, _fake) = one_of_each();
    let expected = [(POP3, 10), (IMAP4, 20), (HOTMAIL, 50), (LDAP, 60)];
    for (class, id) in expected {
        assert_eq!(manager.list(None, Some(class)), [id]);
    }
    assert_eq!(manager.list(None, Some(MAPI)), [30, 40]);
    assert_eq!(manager.list(Some(STORE), Some(POP3)), []);
    assert_eq!(manager.list(Some(MAIL), Some(MAPI)), [30, 40]);
}

#[test]
fn what_is_neither_category_nor_type_lists_nothing() {
    let (manager, _fake) = one_of_each();
    assert_eq!(manager.list(Some(POP3), None), []);
    assert_eq!(manager.list(None, Some(MAIL)), []);
    assert_eq!(manager.list(Some(0), Some(0)), []);
}

#[test]
fn enumerate_accounts_takes_no_flags_and_no_null() {
    let (manager, _fake) = one_of_each();
    for flags in [1, 0x8000_0000] {
        let refused = manager.enumerate_with(None, None, flags);
        assert_eq!(refused, Err(Hresult::E_INVALIDARG));
    }
    let (nobody, nothing) = (ptr::null(), ptr::null_mut());
    let enumerate = manager.vtable().enumerate_accounts;
    // SAFETY: NULL is what a caller may pass.
    let answer = unsafe { enumerate(manager.this(), nobody, nobody, 0, nothing) };
    assert_eq!(answer, Hresult::E_INVALIDARG);
}

#[test]
fn get_next_ends_with_s_false_and_null_however_often_it_is_called() {
    let (manager, _fake) = ready([FakeAccount::pop3(1)]);
    let accounts = manager.enumerate(None, None);
    assert_eq!(accounts.next_account().unwrap().id(), 1);
    for _ in 0..3 {
        assert_eq!(accounts.next_account(), Err(Hresult::S_FALSE));
    }
    let none = manager.enumerate(Some(STORE), None);
    assert_eq!(none.next_account(), Err(Hresult::S_FALSE));
}

#[test]
fn get_count_gives_all_wherever_the_enumeration_stands() {
    let (manager, _fake) = one_of_each();
    let accounts = manager.enumerate(Some(STORE), None);
    for _ in 0..6 {
        assert_eq!(accounts.get_count(), Ok(4));
        let _ = accounts.next_account();
    }
    assert_eq!(
        manager.enumerate(Some(STORE), Some(POP3)).get_count(),
        Ok(0)
    );
}

#[test]
fn reset_goes_back_to_the_first() {
    let (manager, _fake) = one_of_each();
    let accounts = manager.enumerate(Some(MAIL), None);
    let first: Vec<u32> = accounts.clone().map(|account| account.id()).collect();
    assert_eq!(accounts.next_account(), Err(Hresult::S_FALSE));
    assert_eq!(accounts.reset(), Hresult::S_OK);
    let second: Vec<u32> = accounts.map(|account| account.id()).collect();
    assert_eq!(first, second);
}

#[test]
fn skip_moves_past_accounts() {
    let (manager, _fake) = one_of_each();
    let accounts = manager.enumerate(Some(MAIL), None);
    assert_eq!(accounts.skip_past(0), Hresult::S_OK);
    assert_eq!(accounts.skip_past(2), Hresult::S_OK);
    assert_eq!(accounts.next_account().unwrap().id(), 20);
    assert_eq!(accounts.skip_past(2), Hresult::S_OK, "up to the end");
    assert_eq!(accounts.skip_past(1), Hresult::S_FALSE, "past the end");
    assert_eq!(accounts.next_account(), Err(Hresult::S_FALSE));
    assert_eq!(accounts.reset(), Hresult::S_OK);
    assert_eq!(accounts.skip_past(u32::MAX), Hresult::S_FALSE);
    assert_eq!(accounts.next_account(), Err(Hresult::S_FALSE));
    assert_eq!(accounts.reset(), Hresult::S_OK);
    assert_eq!(accounts.next_account().unwrap().id(), 10);
}

#[test]
fn the_out_parameters_of_an_enumeration_are_not_null() {
    let (manager, _fake) = one_of_each();
    let accounts = manager.enumerate(None, None);
    assert_eq!(
        accounts.count_and_next_of_null(),
        [Hresult::E_INVALIDARG; 2]
    );
    // Nothing was passed by it.
    assert_eq!(accounts.next_account().unwrap().id(), 60);
}

#[test]
fn an_enumeration_lists_what_there_was() {
    let (manager, fake) = ready([FakeAccount::pop3(1), FakeAccount::pop3(2)]);
    let accounts = manager.enumerate(None, None);
    fake.add(FakeAccount::pop3(3));
    assert_eq!(manager.delete(2), Hresult::S_OK);
    assert_eq!(accounts.get_count(), Ok(2));
    assert_eq!(accounts.next_account().unwrap().id(), 1);
    let gone = accounts.next_account().unwrap();
    assert_eq!(gone.get(ID), Err(NOT_FOUND));
    assert_eq!(gone.info(), Err(NOT_FOUND));
    assert_eq!(gone.set_text(0x0002_001F, UNICODE, "x"), NOT_FOUND);
    assert_eq!(gone.save(0), NOT_FOUND);
    assert_eq!(manager.list(None, None), [1, 3]);
}

#[test]
fn two_enumerations_have_nothing_to_do_with_each_other() {
    let (manager, _fake) = one_of_each();
    let (one, other) = (manager.enumerate(None, None), manager.enumerate(None, None));
    assert_ne!(one, other);
    let _ = one.next_account();
    assert_eq!(one.next_account().unwrap().id(), 10);
    assert_eq!(other.next_account().unwrap().id(), 60);
}

#[test]
fn find_account_finds_by_number() {
    let (manager, _fake) = one_of_each();
    for id in [10, 20, 30, 40, 50, 60] {
        assert_eq!(manager.find(ID, LONG, id).unwrap().id(), id);
    }
    for id in [0, 1, u32::MAX] {
        assert_eq!(manager.find(ID, LONG, id), Err(NOT_FOUND));
    }
}

#[test]
fn find_account_finds_exchange_and_the_others() {
    let (manager, fake) = one_of_each();
    for yes in [1, 2, u32::MAX] {
        assert_eq!(manager.find(IS_EXCH, LONG, yes).unwrap().id(), 30);
    }
    assert_eq!(manager.find(IS_EXCH, LONG, 0).unwrap().id(), 60);
    fake.remove(30);
    assert_eq!(manager.find(IS_EXCH, LONG, 1), Err(NOT_FOUND));
}

#[test]
fn find_account_finds_by_nothing_else() {
    let (manager, _fake) = one_of_each();
    for tag in [0x0002_001F, 0x0003_0003, 0x0001_001F, 0, u32::MAX] {
        assert_eq!(manager.find(tag, LONG, 10), Err(PARAM_NOT_SUPPORTED));
    }
    assert_eq!(manager.find(ID, UNICODE, 10), Err(PARAM_NOT_SUPPORTED));
    assert_eq!(manager.find(ID, 0, 10), Err(PARAM_NOT_SUPPORTED));
}

#[test]
fn find_account_takes_no_null() {
    let (manager, _fake) = one_of_each();
    let find = manager.vtable().find_account;
    let mut out = crate::support::garbage();
    let (no_value, nothing) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: NULL is what a caller may pass; `out` is a local variable.
    unsafe {
        let answer = find(manager.this(), ID, no_value, &raw mut out);
        assert_eq!((answer, out), (Hresult::E_INVALIDARG, ptr::null_mut()));
        let answer = find(manager.this(), ID, no_value, nothing);
        assert_eq!(answer, Hresult::E_INVALIDARG);
    }
}

#[test]
fn each_find_gives_an_object_of_its_own() {
    let (manager, _fake) = one_of_each();
    let (one, other) = (manager.account(10), manager.account(10));
    assert_ne!(one, other);
    assert_eq!((one.0.count(), other.0.count()), (1, 1));
}

#[test]
fn delete_account_deletes() {
    let (manager, fake) = one_of_each();
    assert_eq!(manager.delete(20), Hresult::S_OK);
    assert_eq!(manager.find(ID, LONG, 20), Err(NOT_FOUND));
    assert_eq!(manager.list(Some(MAIL), None), [10, 30, 40, 50]);
    assert_eq!(manager.order(STORE), Ok(vec![30, 40, 50]));
    assert_eq!(fake.ids(), [60, 10, 30, 40, 50]);
    assert_eq!(manager.delete(20), NOT_FOUND);
    assert_eq!(manager.delete(0), NOT_FOUND);
    assert_eq!(fake.calls(Method::ManagerDeleteAccount), 3);
}

#[test]
fn account_info_is_type_and_categories() {
    let (manager, _fake) = one_of_each();
    let expected: [(u32, u128, &[u128]); 6] = [
        (10, POP3, &[MAIL]),
        (20, IMAP4, &[MAIL, STORE]),
        (30, MAPI, &[MAIL, ADDRESS_BOOK, STORE]),
        (40, MAPI, &[MAIL, ADDRESS_BOOK, STORE]),
        (50, HOTMAIL, &[MAIL, STORE]),
        (60, LDAP, &[ADDRESS_BOOK]),
    ];
    for (id, class, categories) in expected {
        let (got, all) = manager.account(id).info().unwrap();
        assert_eq!(got, Guid::digits(class));
        let categories: Vec<Guid> = categories.iter().copied().map(Guid::digits).collect();
        assert_eq!(all, categories);
    }
}

#[test]
fn an_account_can_be_of_a_type_that_nobody_knows_and_in_no_category() {
    let class = 0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF;
    let (manager, fake) = ready([FakeAccount::of_type(9, GUID::from_u128(class))]);
    let account = manager.account(9);
    assert_eq!(account.info(), Ok((Guid::digits(class), vec![])));
    assert_eq!(manager.list(None, Some(class)), [9]);
    drop((manager, account));
    fake.assert_no_leaks();
}

#[test]
fn account_info_takes_no_null() {
    let (manager, _fake) = one_of_each();
    let account = manager.account(10);
    let info = account.vtable().get_account_info;
    let (mut class, mut count) = (Guid::digits(0), 7);
    let mut categories = crate::support::garbage().cast::<Guid>();
    let (class, count, categories) = (&raw mut class, &raw mut count, &raw mut categories);
    // SAFETY: NULL is what a caller may pass; the others are local variables.
    unsafe {
        let this = account.this();
        assert_eq!(
            info(this, ptr::null_mut(), count, categories),
            Hresult::E_INVALIDARG
        );
        assert_eq!((*count, (*categories).is_null()), (0, true));
        assert_eq!(
            info(this, class, ptr::null_mut(), categories),
            Hresult::E_INVALIDARG
        );
        assert_eq!(
            info(this, class, count, ptr::null_mut()),
            Hresult::E_INVALIDARG
        );
    }
}
