//! How a manager is made ready, what keeps it, and what it finds and deletes.

use crate::world::{Helper, cause, ready, with};
use core::any::Any;
use olk_account::client::Cause;
use olk_account::sys::{
    E_ACCT_NOT_FOUND, E_FAIL, E_INVALIDARG, E_OLK_ALREADY_INITIALIZED, E_OLK_NOT_INITIALIZED,
    E_OLK_REGISTRY, E_UNEXPECTED, MAPI_E_LOGON_FAILED,
};
use olk_account::testing::{FakeAccount, FakeAccountManager, HelperCall, Method};
use olk_account::{
    Account, AccountManager, Accounts, Filter, HelperObject, IOlkAccountHelper, InitFlags,
    Registration, prop,
};

// An interface pointer stays on its thread, and so does what is made of one.
const _: () = {
    trait Ambiguous<Marker> {
        fn check() {}
    }
    impl<T> Ambiguous<()> for T {}
    impl<T: Send> Ambiguous<u8> for T {}
    impl<T: Sync> Ambiguous<u16> for T {}
    // Two implementations would fit if it were `Send`, or `Sync`.
    let _ = <AccountManager as Ambiguous<_>>::check;
    let _ = <Accounts as Ambiguous<_>>::check;
    let _ = <Account as Ambiguous<_>>::check;
    let _ = <Registration as Ambiguous<_>>::check;
};

#[test]
fn a_helper_is_taken_by_value_and_by_reference() {
    let fake = FakeAccountManager::new([]);
    let helper: IOlkAccountHelper = Helper.into();
    let object = HelperObject::new(Helper);
    for manager in [
        AccountManager::with(fake.create(), Helper, InitFlags::default()),
        AccountManager::with(fake.create(), &helper, InitFlags::default()),
        AccountManager::with(fake.create(), helper.clone(), InitFlags::default()),
        AccountManager::with(fake.create(), &object, InitFlags::default()),
        AccountManager::with(fake.create(), object.clone(), InitFlags::default()),
    ] {
        drop(manager.unwrap());
    }
    assert_eq!(fake.calls(Method::ManagerInit), 5);
    assert_eq!(fake.profile().as_deref(), Some("Outlook"));
    fake.assert_no_leaks();
}

#[test]
fn init_gets_the_flags_as_they_are() {
    let fake = FakeAccountManager::new([]);
    let all =
        InitFlags::NOSYNCH_MAPI_ACCTS | InitFlags::NO_STORES_CHECK | InitFlags::NO_NOTIFICATIONS;
    for flags in [InitFlags::NONE, InitFlags::default(), all] {
        AccountManager::with(fake.create(), Helper, flags).unwrap();
    }
    // The fake takes no others, so this shows that they got there.
    let odd = AccountManager::with(fake.create(), Helper, InitFlags::from_bits(0x8000_0001));
    assert_eq!(odd.unwrap_err().code(), E_INVALIDARG);
    fake.assert_no_leaks();
}

#[test]
fn flags_are_combined_and_printed() {
    let mut flags = InitFlags::NO_STORES_CHECK;
    flags |= InitFlags::from_bits(0x10);
    assert_eq!(flags.bits(), 0x12);
    assert!(flags.contains(InitFlags::NO_STORES_CHECK));
    assert!(!flags.contains(InitFlags::NO_STORES_CHECK | InitFlags::NO_NOTIFICATIONS));
    assert_eq!(format!("{flags:?}"), "InitFlags(NO_STORES_CHECK | 0x10)");
    assert_eq!(format!("{:?}", InitFlags::NONE), "InitFlags(0x0)");
    assert_eq!(InitFlags::default(), InitFlags::NOSYNCH_MAPI_ACCTS);
}

#[test]
fn a_manager_that_was_made_ready_elsewhere_is_taken_as_it_is() {
    with([FakeAccount::pop3(1)], |manager, _| {
        let same = AccountManager::from(manager.as_interface().clone());
        assert!(same.find(1.into()).unwrap().is_some());
    });
    let fake = FakeAccountManager::new([]);
    let manager = AccountManager::from(fake.create());
    let error = manager.accounts(Filter::all()).unwrap_err();
    assert_eq!(error.code(), E_OLK_NOT_INITIALIZED);
}

#[test]
fn a_failure_that_may_be_the_helpers_says_so_and_one_of_inits_own_does_not() {
    let fake = FakeAccountManager::new([]);
    let printed = |answer| {
        fake.fail(Method::ManagerInit, answer);
        let refused = AccountManager::with(fake.create(), Helper, InitFlags::default());
        refused.unwrap_err().to_string()
    };
    let logon = printed(MAPI_E_LOGON_FAILED);
    assert_eq!(
        logon,
        "IOlkAccountManager::Init: MAPI can't log on to the profile (MAPI_E_LOGON_FAILED, 0x80040111); the helper's \
         `open_session` or `lend_session` may have answered so"
    );
    for answer in [E_FAIL, E_UNEXPECTED] {
        assert!(printed(answer).contains("`open_session`"));
    }
    for own in [E_OLK_ALREADY_INITIALIZED, E_OLK_REGISTRY] {
        assert!(!printed(own).contains("helper"));
    }
    // What no helper is asked for.
    fake.fail(Method::ManagerDeleteAccount, E_FAIL);
    let error = ready(&fake).delete(1.into()).unwrap_err();
    assert!(!error.to_string().contains("helper"));
    fake.assert_no_leaks();
}

#[test]
fn the_session_is_handed_off_with_the_last_reference() {
    for last in 0..5 {
        let fake = FakeAccountManager::new([FakeAccount::pop3(1)]);
        let is_handed_off = || {
            let calls = fake.helper_calls();
            matches!(calls.last(), Some(HelperCall::HandsOffSession { .. }))
        };
        let manager = ready(&fake);
        let mut all: [Box<dyn Any>; 5] = [
            Box::new(manager.clone()),
            Box::new(manager.find(1.into()).unwrap().unwrap()),
            Box::new(manager.accounts(Filter::all()).unwrap()),
            Box::new(manager.advise(|_| ()).unwrap()),
            Box::new(manager),
        ];
        all.rotate_left(last);
        let [last, others @ ..] = all;
        drop(others);
        assert!(!is_handed_off());
        drop(last);
        assert!(is_handed_off());
        fake.assert_no_leaks();
    }
}

#[cfg(not(windows))]
#[test]
fn where_there_is_no_windows_there_is_one_clear_error() {
    let error = AccountManager::create(Helper, InitFlags::default()).unwrap_err();
    assert_eq!(error.cause(), Cause::NotWindows);
    assert_eq!(error.code().0.cast_unsigned(), 0x8004_0154);
    assert!(error.to_string().contains("Windows"), "{error}");
}

#[test]
fn an_account_is_found_if_there_is_one() {
    let accounts = [FakeAccount::pop3(1), FakeAccount::imap4(u32::MAX)];
    with(accounts, |manager, fake| {
        let id = |account: Option<Account>| account.map(|it| it.id().unwrap().get());
        for (number, found) in [(1, Some(1)), (u32::MAX, Some(u32::MAX)), (2, None)] {
            assert_eq!(id(manager.find(number.into()).unwrap()), found);
        }
        assert_eq!(id(manager.find_exchange().unwrap()), None);
        fake.add(FakeAccount::exchange(2));
        assert_eq!(id(manager.find_exchange().unwrap()), Some(2));
    });
}

#[test]
fn what_is_deleted_has_gone() {
    with([1, 2].map(FakeAccount::pop3), |manager, fake| {
        let account = manager.find(1.into()).unwrap().unwrap();
        manager.delete(1.into()).unwrap();
        assert_eq!(fake.ids(), [2]);
        assert_eq!(account.get(prop::IS_EXCH), Ok(None));
        let gone = Err(Cause::Failed(E_ACCT_NOT_FOUND));
        assert_eq!(cause(manager.delete(1.into())), gone);
        assert_eq!(cause(manager.save(1.into())), gone);
        assert_eq!(cause(account.save()), gone);
        assert_eq!(cause(account.id().map(drop)), gone);
    });
}
