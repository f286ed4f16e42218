//! `GetOrder` and `SetOrder`.

use crate::outlook::{
    ADDRESS_BOOK, MAIL, Manager, ORDER_CHANGED, POP3, STORE, Sink, WRONG_SORT_ORDER, ready,
};
use crate::support::{Guid, Hresult, garbage};
use core::ptr;
use olk_account::sys::{CLSID_OlkMail, CLSID_OlkStore};
use olk_account::testing::{FakeAccount, FakeAccountManager};

fn some() -> (Manager, FakeAccountManager) {
    ready([
        FakeAccount::pop3(1),
        FakeAccount::imap4(2),
        FakeAccount::exchange(3),
        FakeAccount::mapi(4),
        FakeAccount::ldap(5),
    ])
}

#[test]
fn at_first_accounts_are_in_the_order_in_which_they_came() {
    let (manager, fake) = some();
    assert_eq!(manager.order(MAIL), Ok(vec![1, 2, 3, 4]));
    assert_eq!(manager.order(STORE), Ok(vec![2, 3, 4]));
    assert_eq!(
        manager.order(ADDRESS_BOOK),
        Ok(vec![4, 5]),
        "without Exchange"
    );
    fake.add(FakeAccount::imap4(0));
    assert_eq!(manager.order(STORE), Ok(vec![2, 3, 4, 0]));
    drop(manager);
    fake.assert_no_leaks();
}

#[test]
fn a_category_without_accounts_has_an_empty_order() {
    let (manager, fake) = ready([]);
    assert_eq!(manager.order(STORE), Ok(vec![]));
    assert_eq!(fake.memory().handed_out, 0, "NULL, for no accounts");
    assert_eq!(manager.set_order(STORE, &[]), Hresult::S_OK);
}

#[test]
fn an_order_is_had_of_the_three_categories_alone() {
    let (manager, _fake) = some();
    for category in [POP3, 0, u128::MAX] {
        assert_eq!(manager.order(category), Err(Hresult::E_INVALIDARG));
        assert_eq!(manager.set_order(category, &[1]), Hresult::E_INVALIDARG);
    }
}

#[test]
fn an_order_is_set_of_address_books_and_stores() {
    let (manager, fake) = some();
    assert_eq!(manager.set_order(STORE, &[4, 2, 3]), Hresult::S_OK);
    assert_eq!(manager.set_order(ADDRESS_BOOK, &[5, 4]), Hresult::S_OK);
    assert_eq!(manager.order(STORE), Ok(vec![4, 2, 3]));
    assert_eq!(manager.order(ADDRESS_BOOK), Ok(vec![5, 4]));
    assert_eq!(manager.order(MAIL), Ok(vec![1, 2, 3, 4]), "not of others");
    assert_eq!(manager.list(Some(STORE), None), [4, 2, 3]);
    assert_eq!(manager.list(None, None), [1, 2, 3, 4, 5]);
    assert_eq!(fake.order(CLSID_OlkStore), [4, 2, 3]);
}

#[test]
fn the_order_of_mail_is_not_set() {
    let (manager, fake) = some();
    assert_eq!(
        manager.set_order(MAIL, &[4, 3, 2, 1]),
        Hresult::E_INVALIDARG
    );
    assert_eq!(fake.order(CLSID_OlkMail), [1, 2, 3, 4]);
}

#[test]
fn an_order_has_as_many_accounts_as_before() {
    let (manager, _fake) = some();
    let wrong: [&[u32]; 4] = [&[], &[2], &[2, 3], &[2, 3, 4, 5]];
    for ids in wrong {
        assert_eq!(manager.set_order(STORE, ids), WRONG_SORT_ORDER, "{ids:?}");
    }
    let category = Guid::digits(STORE);
    let set = manager.vtable().set_order;
    // SAFETY: an array isn't read whose length is wrong.
    let answer = unsafe { set(manager.this(), &raw const category, 9, ptr::null()) };
    assert_eq!(answer, WRONG_SORT_ORDER);
    assert_eq!(manager.order(STORE), Ok(vec![2, 3, 4]));
}

#[test]
fn an_order_has_the_accounts_that_there_were() {
    let (manager, _fake) = some();
    let wrong: [&[u32]; 3] = [&[2, 3, 3], &[2, 3, 1], &[2, 3, 99]];
    for ids in wrong {
        assert_eq!(
            manager.set_order(STORE, ids),
            Hresult::E_INVALIDARG,
            "{ids:?}"
        );
    }
    assert_eq!(manager.order(STORE), Ok(vec![2, 3, 4]));
}

#[test]
fn orders_take_no_null() {
    let (manager, _fake) = some();
    let category = Guid::digits(STORE);
    let (mut count, mut ids) = (7, garbage().cast::<u32>());
    let (get, set) = (manager.vtable().get_order, manager.vtable().set_order);
    let this = manager.this();
    // SAFETY: NULL is what a caller may pass; the others are local variables.
    unsafe {
        let answer = get(this, ptr::null(), &raw mut count, &raw mut ids);
        assert_eq!(
            (answer, count, ids.is_null()),
            (Hresult::E_INVALIDARG, 0, true)
        );
        let answer = get(this, &raw const category, ptr::null_mut(), &raw mut ids);
        assert_eq!(answer, Hresult::E_INVALIDARG);
        let answer = get(this, &raw const category, &raw mut count, ptr::null_mut());
        assert_eq!(answer, Hresult::E_INVALIDARG);
        assert_eq!(
            set(this, ptr::null(), 0, ptr::null()),
            Hresult::E_INVALIDARG
        );
        let answer = set(this, &raw const category, 3, ptr::null());
        assert_eq!(answer, Hresult::E_INVALIDARG);
    }
}

#[test]
fn a_new_order_is_told() {
    let (manager, _fake) = some();
    let sink = Sink::new();
    manager.advise(&sink).unwrap();
    assert_eq!(manager.set_order(STORE, &[2]), WRONG_SORT_ORDER);
    assert_eq!(manager.set_order(STORE, &[2, 3, 3]), Hresult::E_INVALIDARG);
    assert_eq!(sink.told(), []);
    assert_eq!(manager.set_order(STORE, &[4, 3, 2]), Hresult::S_OK);
    assert_eq!(sink.told(), [(ORDER_CHANGED, 0)]);
}

#[test]
fn an_array_of_accounts_may_lie_anywhere() {
    #[repr(C, packed)]
    struct Packed {
        _before: u8,
        category: Guid,
        ids: [u32; 3],
    }
    let (manager, _fake) = some();
    let packed = Packed {
        _before: 0,
        category: Guid::digits(STORE),
        ids: [3, 2, 4],
    };
    let (category, ids) = (&raw const packed.category, (&raw const packed.ids).cast());
    // SAFETY: both pointers are valid, though not aligned, which the rule is about.
    let answer = unsafe { (manager.vtable().set_order)(manager.this(), category, 3, ids) };
    assert_eq!(answer, Hresult::S_OK);
    assert_eq!(manager.order(STORE), Ok(vec![3, 2, 4]));
}
