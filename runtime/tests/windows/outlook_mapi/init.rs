//! Helpers as an argument of `IOlkAccountManager::Init`.

use super::manager::AccountManager;
use super::references;
use super::session::Mapi;
use crate::support::{AddInHelper, LogonHelper};
use olk_account::sys::{E_NOTIMPL, E_OLK_ALREADY_INITIALIZED, E_OUTOFMEMORY, S_OK};
use olk_account::testing::{FakeAccount, FakeAccountManager};
use olk_account::{HelperObject, IOlkAccountHelper, ProfileName};
use outlook_mapi::sys::{self, ACCT_INIT_NOSYNCH_MAPI_ACCTS};
use std::sync::Arc;
use windows_core::{HRESULT, IUnknown, Interface, Param, Result};

const PROFILE: ProfileName = ProfileName::literal("Outlook");

/// Compiles for whatever is an argument, so that no test has `unsafe` on its side.
fn init(
    manager: &sys::IOlkAccountManager,
    helper: impl Param<sys::IOlkAccountHelper>,
) -> Result<()> {
    // SAFETY: both objects are of this thread.
    unsafe { manager.Init(helper, ACCT_INIT_NOSYNCH_MAPI_ACCTS) }
}

/// What a manager calls, one way or another.
fn calls(hands_off: HRESULT) -> [(&'static str, HRESULT); 5] {
    [
        ("PlaceHolder1", E_NOTIMPL),
        ("GetIdentity", E_OUTOFMEMORY),
        ("GetIdentity", S_OK),
        ("GetMapiSession", S_OK),
        ("HandsOffSession", hands_off),
    ]
}

#[test]
fn an_owner_is_called_through_the_binding() {
    let mapi = crate::support::Mapi::default();
    let handed_off = Arc::default();
    let helper: IOlkAccountHelper = LogonHelper::new(PROFILE, &mapi, &handed_off).into();
    let (manager, seen) = AccountManager::create();
    assert_eq!(init(&manager, &helper), Ok(()));
    assert_eq!(
        (mapi.opened(), mapi.closed()),
        (1, 0),
        "the helper keeps it"
    );
    drop(manager);
    let seen = seen.borrow();
    assert_eq!(seen.calls, calls(S_OK));
    assert_eq!(seen.profile, "Outlook\0");
    assert_eq!(seen.helper, helper.as_raw().addr());
    assert_eq!(seen.flags, ACCT_INIT_NOSYNCH_MAPI_ACCTS);
    assert_eq!((mapi.opened(), mapi.closed()), (1, 1));
}

#[test]
fn a_borrower_is_called_through_the_binding() {
    let mapi = Mapi::default();
    let session = IUnknown::from(mapi.log_on());
    let helper: IOlkAccountHelper = AddInHelper::new(PROFILE, session.clone()).into();
    let (manager, seen) = AccountManager::create();
    assert_eq!(init(&manager, &helper), Ok(()));
    drop(manager);
    let seen = seen.borrow();
    assert_eq!(seen.calls, calls(E_NOTIMPL));
    assert_eq!(seen.profile, "Outlook\0");
    assert_eq!(seen.session, session.as_raw().addr());
    assert_eq!(references(&session), 2, "ours, and the helper's");
}

#[test]
fn a_borrowed_argument_adds_no_reference() {
    let helper: IOlkAccountHelper =
        AddInHelper::new(PROFILE, Mapi::default().log_on().into()).into();
    let (manager, seen) = AccountManager::create();
    assert_eq!(init(&manager, &helper), Ok(()));
    assert_eq!(seen.borrow().references, 1, "during the call");
    assert_eq!(references(&helper), 2, "ours, and the manager's");
    drop(manager);
    assert_eq!(references(&helper), 1);
}

#[test]
fn an_argument_that_is_given_away_goes_with_the_manager() {
    let mapi = Mapi::default();
    let helper: IOlkAccountHelper = AddInHelper::new(PROFILE, mapi.log_on().into()).into();
    let (manager, seen) = AccountManager::create();
    assert_eq!(init(&manager, helper), Ok(()));
    assert_eq!(seen.borrow().references, 1, "during the call");
    assert_eq!(mapi.counts(), [1, 0, 0]);
    drop(manager);
    assert_eq!(
        mapi.counts(),
        [1, 0, 1],
        "the helper is gone, and its session"
    );
}

#[test]
fn an_argument_that_is_given_away_goes_though_the_call_fails() {
    let mapi = Mapi::default();
    let helper = || IOlkAccountHelper::from(AddInHelper::new(PROFILE, mapi.log_on().into()));
    let (manager, _seen) = AccountManager::create();
    assert_eq!(init(&manager, helper()), Ok(()));
    let refused = init(&manager, helper()).expect_err("there is one already");
    assert_eq!(refused.code(), E_OLK_ALREADY_INITIALIZED);
    assert_eq!(mapi.counts(), [2, 0, 1]);
}

#[test]
fn what_an_object_or_a_conversion_gives_is_an_argument_too() {
    let object = HelperObject::new(AddInHelper::new(PROFILE, Mapi::default().log_on().into()));
    let helper = IOlkAccountHelper::from(&object);
    let (first, _seen) = AccountManager::create();
    assert_eq!(init(&first, &sys::IOlkAccountHelper::from(&object)), Ok(()));
    let (second, _seen) = AccountManager::create();
    assert_eq!(init(&second, Some((&helper).into())), Ok(()));
    assert_eq!(
        references(&helper),
        4,
        "object and helper, and each manager's"
    );
}

/// The other way round: the manager is implemented with this crate's interface, and called through the binding's.
#[test]
fn the_fake_account_manager_is_initialized_through_the_binding() {
    let fake = FakeAccountManager::new([FakeAccount::imap4(1).name("Home")]);
    let manager: sys::IOlkAccountManager = fake.create().cast().expect("one identifier here, too");
    let mapi = crate::support::Mapi::default();
    let handed_off = Arc::default();
    let helper: IOlkAccountHelper = LogonHelper::new(PROFILE, &mapi, &handed_off).into();
    assert_eq!(init(&manager, &helper), Ok(()));
    assert_eq!(fake.profile().as_deref(), Some("Outlook"));
    assert_eq!((mapi.opened(), mapi.closed()), (1, 0));
    // SAFETY: the argument is a number.
    assert_eq!(unsafe { manager.DeleteAccount(1) }, Ok(()));
    assert!(fake.ids().is_empty());
    drop(manager);
    assert_eq!((mapi.opened(), mapi.closed()), (1, 1));
    fake.assert_no_leaks();
}
