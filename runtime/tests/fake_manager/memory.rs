//! The two `FreeMemory`, and what the fake knows of memory.

use crate::outlook::{Account, Manager, STORE, Variant, ready};
use crate::support::{Guid, Hresult, garbage};
use core::ptr;
use olk_account::sys;
use olk_account::testing::{FakeAccount, FakeAccountManager, Method, Misuse};

fn some() -> (Manager, Account, FakeAccountManager) {
    let accounts = [FakeAccount::imap4(1)
        .name("abc")
        .with(sys::PROP_INET_PASSWORD, "geheim")];
    let (manager, fake) = ready(accounts);
    let account = manager.account(1);
    (manager, account, fake)
}

/// `GetProp` of a text, which stays to be freed.
#[track_caller]
fn text(account: &Account, tag: u32) -> *mut u16 {
    let Variant { val, .. } = account.variant(tag).unwrap();
    // SAFETY: the tag is one of a text.
    unsafe { val.pwsz }
}

/// `GetOrder`, whose array stays to be freed.
fn order(manager: &Manager) -> *mut u32 {
    let (mut count, mut ids) = (0, garbage().cast());
    let category = Guid::digits(STORE);
    let get = manager.vtable().get_order;
    // SAFETY: all pointers are those of local variables.
    let answer = unsafe {
        get(
            manager.this(),
            &raw const category,
            &raw mut count,
            &raw mut ids,
        )
    };
    assert_eq!((answer, count), (Hresult::S_OK, 1));
    ids
}

#[test]
fn what_is_not_freed_is_a_leak_with_a_name() {
    let (manager, account, fake) = some();
    let name = text(&account, 0x0002_001F);
    let ids = order(&manager);
    let report = fake.memory();
    assert!(!report.is_clean());
    assert_eq!(report.handed_out, 2);
    let [first, second] = &report.outstanding[..] else {
        panic!("{report:#?}");
    };
    assert_eq!(first.method, Method::AccountGetProp);
    assert_eq!(
        (first.account, first.property),
        (Some(1), Some(0x0002_001F))
    );
    assert_eq!(first.size, 8, "three units and a NUL");
    assert_eq!(second.method, Method::ManagerGetOrder);
    assert_eq!((second.account, second.property), (None, None));
    assert_eq!(second.size, 4);

    assert_eq!(account.free(name.cast()), Hresult::S_OK);
    assert_eq!(manager.free(ids.cast()), Hresult::S_OK);
    let report = fake.memory();
    assert!(report.is_clean());
    assert_eq!(report.handed_out, 2);
}

#[test]
fn null_is_nothing_to_free() {
    let (manager, account, fake) = some();
    assert_eq!(manager.free(ptr::null_mut()), Hresult::S_OK);
    assert_eq!(account.free(ptr::null_mut()), Hresult::S_OK);
    assert!(fake.memory().is_clean());
}

#[test]
fn a_foreign_pointer_is_refused_and_on_record() {
    let (manager, account, fake) = some();
    let mut mine = [7_u8; 4];
    assert_eq!(manager.free(mine.as_mut_ptr()), Hresult::E_INVALIDARG);
    assert_eq!(account.free(garbage().cast()), Hresult::E_INVALIDARG);
    // Within the right memory is not at its beginning.
    let name = text(&account, 0x0002_001F);
    assert_eq!(
        account.free(name.wrapping_add(1).cast()),
        Hresult::E_INVALIDARG
    );
    let methods = [
        Method::ManagerFreeMemory,
        Method::AccountFreeMemory,
        Method::AccountFreeMemory,
    ];
    let misuse = methods.map(|method| Misuse::ForeignPointer { method });
    assert_eq!(fake.memory().misuse, misuse);
    assert_eq!(mine, [7; 4]);
    assert_eq!(account.free(name.cast()), Hresult::S_OK);
}

#[test]
fn a_second_free_is_refused_and_on_record() {
    let (_manager, account, fake) = some();
    let name = text(&account, 0x0002_001F);
    assert_eq!(account.free(name.cast()), Hresult::S_OK);
    assert_eq!(account.free(name.cast()), Hresult::E_INVALIDARG);
    let method = Method::AccountFreeMemory;
    let report = fake.memory();
    assert_eq!(report.misuse, [Misuse::DoubleFree { method }]);
    assert!(report.outstanding.is_empty() && !report.is_clean());
}

#[test]
fn memory_goes_back_to_where_it_came_from() {
    let (manager, account, fake) = some();
    let (name, ids) = (text(&account, 0x0002_001F), order(&manager));
    assert_eq!(manager.free(name.cast()), Hresult::E_INVALIDARG);
    assert_eq!(account.free(ids.cast()), Hresult::E_INVALIDARG);
    let report = fake.memory();
    let [
        Misuse::WrongOwner {
            method: Method::ManagerFreeMemory,
            allocation: of_account,
        },
        Misuse::WrongOwner {
            method: Method::AccountFreeMemory,
            allocation: of_manager,
        },
    ] = &report.misuse[..]
    else {
        panic!("{report:#?}");
    };
    assert_eq!(of_account.method, Method::AccountGetProp);
    assert_eq!(of_manager.method, Method::ManagerGetOrder);
    assert_eq!(report.outstanding.len(), 2, "neither was freed");
    // Any object of the account will do.
    assert_eq!(manager.account(1).free(name.cast()), Hresult::S_OK);
    assert_eq!(manager.free(ids.cast()), Hresult::S_OK);
}

#[test]
fn memory_outlives_manager_and_account() {
    let (manager, account, fake) = some();
    let name = text(&account, 0x0002_001F);
    drop(manager);
    // SAFETY: it is a string until it is freed.
    assert_eq!(unsafe { crate::outlook::read_text(name) }, "abc");
    assert_eq!(account.free(name.cast()), Hresult::S_OK);
    drop(account);
    fake.assert_no_leaks();
}

#[test]
fn a_secret_that_is_freed_as_it_was_is_on_record() {
    let (_manager, account, fake) = some();
    let secret = text(&account, 0x0102_801F);
    assert_eq!(account.free(secret.cast()), Hresult::S_OK);
    let report = fake.memory();
    assert!(report.is_clean(), "it is no mistake");
    let tags: Vec<_> = report
        .unwiped_secrets
        .iter()
        .map(|piece| piece.property)
        .collect();
    assert_eq!(tags, [Some(0x0102_801F)]);
}

#[test]
fn a_secret_that_is_wiped_before_it_is_freed_is_not() {
    let (_manager, account, fake) = some();
    let secret = text(&account, 0x0102_801F);
    // SAFETY: these are the six units of the text.
    unsafe { secret.write_bytes(0, 6) };
    assert_eq!(account.free(secret.cast()), Hresult::S_OK);
    // What is no secret needn't be.
    assert_eq!(
        account.free(text(&account, 0x0002_001F).cast()),
        Hresult::S_OK
    );
    assert!(fake.memory().unwiped_secrets.is_empty());
}

#[test]
#[should_panic(expected = "AccountGetProp")]
fn assert_no_leaks_says_what_has_leaked() {
    let (manager, account, fake) = some();
    let name = text(&account, 0x0002_001F);
    let other = account.clone();
    drop((manager, account));
    let leak = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| fake.assert_no_leaks()));
    // Freed all the same, for the sake of those who watch this test's memory.
    assert_eq!(other.free(name.cast()), Hresult::S_OK);
    std::panic::resume_unwind(leak.unwrap_err());
}

#[test]
#[should_panic(expected = "1 objects, 0 advised")]
fn assert_no_leaks_says_how_many_objects_are_left() {
    let (_manager, fake) = ready([]);
    fake.assert_no_leaks();
}
