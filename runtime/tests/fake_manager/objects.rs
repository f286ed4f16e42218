//! The objects as COM sees them: identity, interfaces, placeholders, life and death.

use crate::outlook::{
    ACCOUNT, ENUM, ERROR_UNKNOWN, MAIL, MANAGER, NOT_FOUND, NOT_INITIALIZED, NOTIFY, helper, ready,
};
use crate::support::tables;
use crate::support::{Guid, Hresult, IOLK_ACCOUNT_HELPER, IUNKNOWN, Reference, garbage};
use core::ptr;
use olk_account::testing::FakeAccount;

/// The object has these interfaces, at one address, and no other.
#[track_caller]
fn has_interfaces(object: &Reference, interfaces: &[u128]) {
    let all = [
        IUNKNOWN,
        ERROR_UNKNOWN,
        ENUM,
        NOTIFY,
        IOLK_ACCOUNT_HELPER,
        MANAGER,
        ACCOUNT,
    ];
    for iid in all {
        let answer = object.query(iid);
        if interfaces.contains(&iid) {
            assert_eq!(answer.as_ref(), Ok(object), "{iid:032X}");
            assert_eq!(object.count(), 2, "the pointer has a reference of its own");
        } else {
            assert_eq!(answer, Err(Hresult::E_NOINTERFACE), "{iid:032X}");
        }
    }
    assert_eq!(object.count(), 1);
}

#[test]
fn query_interface_knows_the_interface_and_those_that_it_inherits_from() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    has_interfaces(&manager.0, &[IUNKNOWN, ERROR_UNKNOWN, MANAGER]);
    has_interfaces(&manager.account(1).0, &[IUNKNOWN, ERROR_UNKNOWN, ACCOUNT]);
    has_interfaces(&manager.enumerate(None, None).0, &[IUNKNOWN, ENUM]);
    drop(manager);
    fake.assert_no_leaks();
}

#[test]
fn query_interface_takes_no_null() {
    let (manager, _fake) = ready([]);
    let mut out = garbage();
    // SAFETY: NULL is what a caller may pass; `out` is a local variable.
    unsafe {
        let answer = manager.0.query_raw(ptr::null(), &raw mut out);
        assert_eq!((answer, out), (Hresult::E_POINTER, ptr::null_mut()));
        let answer = manager
            .0
            .query_raw(&Guid::digits(IUNKNOWN), ptr::null_mut());
        assert_eq!(answer, Hresult::E_POINTER);
    }
}

#[test]
fn placeholders_are_not_implemented() {
    let (manager, _fake) = ready([FakeAccount::pop3(1)]);
    let slots = manager.vtable();
    let all = slots
        .place_holders_1_to_5
        .iter()
        .chain(&slots.place_holders_6_to_8)
        .chain(&slots.place_holder_9)
        .chain(&slots.place_holders_10_and_11)
        .chain(&slots.place_holders_12_to_14);
    for place_holder in all {
        // SAFETY: the manager is alive.
        assert_eq!(unsafe { place_holder(manager.this()) }, Hresult::E_NOTIMPL);
    }
    let account = manager.account(1);
    let slots = account.vtable();
    let all = slots
        .place_holders_1_to_6
        .iter()
        .chain(&slots.place_holders_7_to_9)
        .chain(&slots.place_holder_10);
    for place_holder in all {
        // SAFETY: the account is alive.
        assert_eq!(unsafe { place_holder(account.this()) }, Hresult::E_NOTIMPL);
    }
}

#[test]
fn objects_are_counted_until_their_last_release() {
    let (manager, fake) = ready([FakeAccount::pop3(1), FakeAccount::pop3(2)]);
    assert_eq!(fake.objects(), 1);
    let accounts = manager.enumerate(None, None);
    assert_eq!(fake.objects(), 2);
    let both: Vec<_> = accounts.clone().collect();
    assert_eq!(fake.objects(), 4);
    assert_ne!(both[0], both[1]);
    drop(both);
    assert_eq!(fake.objects(), 2);
    assert_eq!(accounts.0.release(), 0);
    drop(manager);
    assert_eq!(fake.objects(), 0);
}

#[test]
fn accounts_and_enumerations_are_of_no_use_without_their_manager() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let (account, accounts) = (manager.account(1), manager.enumerate(None, None));
    let kept = account.variant(0x0001_0003);
    assert!(kept.is_ok());
    drop(manager);
    assert_eq!(account.get(0x0001_0003), Err(NOT_INITIALIZED));
    assert_eq!(account.set_text(0x0002_001F, 0x1F, "x"), NOT_INITIALIZED);
    assert_eq!(account.save(0), NOT_INITIALIZED);
    assert_eq!(account.info(), Err(NOT_INITIALIZED));
    assert_eq!(accounts.get_count(), Err(NOT_INITIALIZED));
    assert_eq!(accounts.reset(), NOT_INITIALIZED);
    assert_eq!(accounts.next_account(), Err(NOT_INITIALIZED));
    assert_eq!(accounts.skip_past(1), NOT_INITIALIZED);
    // There is an end to everything all the same.
    assert!(account.last_error(NOT_INITIALIZED).is_ok());
    assert_eq!(account.free(ptr::null_mut()), Hresult::S_OK);
    drop((account, accounts));
    fake.assert_no_leaks();
}

#[test]
fn a_second_manager_does_not_revive_the_accounts_of_the_first() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    drop(manager);
    let second = crate::outlook::Manager::of(&fake);
    assert_eq!(second.init(&helper(), 0), Hresult::S_OK);
    assert_eq!(account.get(0x0001_0003), Err(NOT_INITIALIZED));
    assert_eq!(second.account(1).id(), 1);
}

#[test]
fn every_error_has_a_message() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    for (name, number) in tables::failures_of_methods() {
        let error = Hresult::bits(number);
        let message = manager.last_error(error).unwrap();
        let is_sentence = message.starts_with(char::is_uppercase) && message.ends_with('.');
        assert!(is_sentence && !message.contains("0x"), "{name}: {message}");
        assert_eq!(account.last_error(error), Ok(message));
    }
    assert_eq!(
        manager.last_error(Hresult::bits(0x8123_4567)).as_deref(),
        Ok("Error 0x81234567.")
    );
    for success in [Hresult::S_OK, Hresult::S_FALSE] {
        assert_eq!(manager.last_error(success), Err(Hresult::E_INVALIDARG));
        assert_eq!(account.last_error(success), Err(Hresult::E_INVALIDARG));
    }
    let null = ptr::null_mut();
    // SAFETY: NULL is what a caller may pass.
    unsafe {
        let answer = (manager.vtable().base.get_last_error)(manager.this(), NOT_FOUND, null);
        assert_eq!(answer, Hresult::E_INVALIDARG);
        let answer = (account.vtable().base.get_last_error)(account.this(), NOT_FOUND, null);
        assert_eq!(answer, Hresult::E_INVALIDARG);
    }
    drop((manager, account));
    fake.assert_no_leaks();
}

#[test]
fn the_dialog_of_accounts_takes_what_is_documented() {
    let (manager, _fake) = ready([]);
    for flags in [0, 0x100, 0x200, 0x400, 0x700] {
        assert_eq!(manager.display(flags), Hresult::S_OK);
    }
    for flags in [1, 0x800, 0x8000_0000] {
        assert_eq!(manager.display(flags), Hresult::E_INVALIDARG);
    }
    let (this, window, text) = (manager.this(), ptr::null_mut(), [0_u16]);
    let (guid, display) = (Guid::digits(MAIL), manager.vtable().display_account_list);
    let (no_text, nobody) = (ptr::null(), ptr::null());
    // SAFETY: all pointers are NULL, or those of local variables.
    let wrong = unsafe {
        [
            display(this, window, 0, text.as_ptr(), 0, nobody, nobody),
            display(this, window, 0, no_text, 1, nobody, nobody),
            display(this, window, 0, no_text, 0, &raw const guid, nobody),
            display(this, window, 0, no_text, 0, nobody, &raw const guid),
        ]
    };
    assert_eq!(wrong, [Hresult::E_INVALIDARG; 4]);
}
