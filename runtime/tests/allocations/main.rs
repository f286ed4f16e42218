//! What the typed client allocates: what it returns, and nothing else. And what it leaves behind of a secret: nothing.
//! The size of a helper's object is measured here as well.

mod allocator;
mod outlook;

#[path = "../support/interfaces.rs"]
mod interfaces;
#[path = "../support/object.rs"]
mod object;

use allocator::{bytes, count, residue};
use olk_account::{Category, Filter, IOlkAccountHelper, Secret, olk_account_helper, prop};
use outlook::{Helper, PASSWORD, manager};
use std::sync::Mutex;
use windows_core::IUnknown;

#[test]
fn a_value_is_all_that_is_allocated_for_it() {
    let manager = manager();
    let account = manager.find(1.into()).unwrap().unwrap();
    assert_eq!(
        count(|| account.get(prop::NAME)),
        (1, Ok(Some("Büro".into())))
    );
    let address = Some("ada@example.com".into());
    assert_eq!(
        count(|| account.get(prop::USER_EMAIL_ADDR)),
        (1, Ok(address))
    );
    assert_eq!(count(|| account.get(prop::NAME.units())).0, 1);
    assert_eq!(
        count(|| account.get(prop::DELIVERY_STORE)),
        (1, Ok(Some(vec![1, 2, 3])))
    );
    assert_eq!(count(|| account.get(prop::INET_PORT)), (0, Ok(Some(993))));
    assert_eq!(count(|| account.get(prop::IS_EXCH)), (0, Ok(Some(true))));
    assert_eq!(count(|| account.get(prop::SMTP_SERVER)), (0, Ok(None)));
    assert_eq!(count(|| account.id()), (0, Ok(993.into())));
    let (allocations, password) = count(|| account.get(prop::INET_PASSWORD).unwrap().unwrap());
    assert_eq!((allocations, password.expose()), (1, PASSWORD));
}

#[test]
fn a_value_takes_exactly_its_size() {
    let manager = manager();
    let account = manager.find(1.into()).unwrap().unwrap();
    let (size, name) = bytes(|| account.get(prop::NAME).unwrap().unwrap());
    assert_eq!(size, name.len());
    let (size, address) = bytes(|| account.get(prop::USER_EMAIL_ADDR).unwrap().unwrap());
    assert_eq!(size, address.len());
    let (size, store) = bytes(|| account.get(prop::DELIVERY_STORE).unwrap().unwrap());
    assert_eq!(size, store.len());
}

#[test]
fn a_listing_allocates_its_values_and_nothing_else() {
    let manager = manager();
    let (size, names) = bytes(|| {
        let accounts = manager.accounts(Filter::all()).unwrap();
        accounts.fold(0, |sum, account| {
            sum + account.unwrap().get(prop::NAME).unwrap().unwrap().len()
        })
    });
    assert_eq!((size, names), (3 * "Büro".len(), 3 * "Büro".len()));
}

#[olk_account_helper(profile = "Outlook")]
struct Borrower(#[session] IUnknown);

#[test]
fn a_borrower_adds_a_vtable_and_a_count() {
    let session: IUnknown = Helper.into();
    let (size, _helper) = bytes(|| IOlkAccountHelper::from(Borrower(session)));
    assert_eq!(size - size_of::<Borrower>(), 2 * size_of::<usize>());
}

/// The owner's session takes no more than it would behind a mutex, and a word that says if there is one.
#[test]
fn an_owner_adds_a_session_besides() {
    let (size, _helper) = bytes(|| IOlkAccountHelper::from(Helper));
    let session = size_of::<Mutex<Option<IUnknown>>>() + size_of::<usize>();
    assert!(size <= 2 * size_of::<usize>() + session, "{size}");
}

#[test]
fn going_through_accounts_allocates_nothing() {
    let manager = manager();
    let filter = Filter::category(Category::MAIL);
    let (allocations, accounts) = count(|| manager.accounts(filter).unwrap().flatten().count());
    assert_eq!((allocations, accounts), (0, 3));
    assert_eq!(
        count(|| manager.find(1.into()).unwrap().is_some()),
        (0, true)
    );
}

#[test]
#[cfg_attr(miri, ignore = "it looks at memory that has been given up")]
fn nothing_is_left_of_a_secret() {
    let manager = manager();
    let account = manager.find(1.into()).unwrap().unwrap();
    // It is found where it is left.
    assert_eq!(residue(|| drop(String::from(PASSWORD))), 1);
    let units: Vec<u16> = PASSWORD.encode_utf16().collect();
    assert_eq!(residue(|| drop(units)), 1);
    assert_eq!(residue(|| drop(Secret::new(String::from(PASSWORD)))), 0);
    assert_eq!(
        residue(|| drop(account.get(prop::INET_PASSWORD).unwrap())),
        0
    );
    let units = prop::INET_PASSWORD.units();
    assert_eq!(residue(|| drop(account.get(units).unwrap())), 0);
    // A text that isn't ASCII takes another way.
    assert_eq!(
        residue(|| drop(account.get(prop::SMTP_PASSWORD).unwrap())),
        0
    );
    let token = prop::Property::<Secret, prop::ReadWrite>::new(0x7001_801F);
    assert_eq!(residue(|| account.set(token, PASSWORD).unwrap()), 0);
    let cut_short = format!("{PASSWORD}\0");
    assert_eq!(
        residue(|| assert!(account.set(token, &cut_short).is_err())),
        0
    );
}
