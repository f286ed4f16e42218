//! Faults that a test puts in, and the calls that are counted.

use crate::outlook::{
    Got, Manager, NOT_FOUND, REGISTRY, STORE, Sink, UI_BUSY, UNICODE, USER_CANCEL, helper, ready,
};
use crate::support::Hresult;
use core::ptr;
use olk_account::sys::{
    E_ACCT_UI_BUSY, E_FAIL, E_NOINTERFACE, E_OLK_REGISTRY, E_OUTOFMEMORY, MAPI_E_USER_CANCEL, S_OK,
};
use olk_account::testing::{FakeAccount, FakeAccountManager, Fault, Method};

#[test]
fn a_fault_is_the_answer_of_the_next_call() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    fake.fail(Method::ManagerDeleteAccount, E_FAIL);
    assert_eq!(manager.delete(1), Hresult::E_FAIL);
    assert_eq!(fake.ids(), [1], "nothing else was done");
    assert_eq!(manager.delete(1), Hresult::S_OK);
}

#[test]
fn a_fault_can_be_had_several_times_later_or_for_good() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let save = |times| -> Vec<bool> {
        let saved = (0..times).map(|_| manager.save(1, 0));
        saved.map(|answer| answer == Hresult::S_OK).collect()
    };
    fake.inject(
        Fault::new(Method::ManagerSaveChanges, E_FAIL)
            .times(2)
            .after(1),
    );
    assert_eq!(save(5), [true, false, false, true, true]);
    fake.inject(
        Fault::new(Method::ManagerSaveChanges, E_FAIL)
            .always()
            .after(2),
    );
    assert_eq!(save(5), [true, true, false, false, false]);
    fake.clear_faults();
    assert_eq!(save(2), [true, true]);
    fake.inject(Fault::new(Method::ManagerSaveChanges, E_FAIL).times(0));
    assert_eq!(save(1), [true]);
}

#[test]
fn faults_in_one_method_take_turns() {
    let (manager, fake) = ready([]);
    fake.fail(Method::ManagerDisplayAccountList, E_ACCT_UI_BUSY);
    fake.fail(Method::ManagerDisplayAccountList, MAPI_E_USER_CANCEL);
    fake.inject(Fault::new(Method::ManagerDisplayAccountList, E_FAIL).after(1));
    let answers: Vec<_> = (0..5).map(|_| manager.display(0)).collect();
    let ok = Hresult::S_OK;
    assert_eq!(answers, [UI_BUSY, USER_CANCEL, ok, Hresult::E_FAIL, ok]);
}

#[test]
fn a_fake_can_be_built_with_faults() {
    let fake = FakeAccountManager::builder()
        .fault(Fault::new(Method::ManagerInit, E_OLK_REGISTRY))
        .build();
    let manager = Manager::of(&fake);
    let helper = helper();
    assert_eq!(manager.init(&helper, 0), REGISTRY);
    assert_eq!(helper.count(), 1);
    assert_eq!(manager.init(&helper, 0), Hresult::S_OK);
}

#[test]
fn what_is_handed_out_is_null_when_a_fault_answers() {
    let (manager, fake) = ready([FakeAccount::imap4(1).name("x")]);
    let (account, accounts) = (manager.account(1), manager.enumerate(None, None));
    let no_memory = Err(Hresult::E_OUTOFMEMORY);
    let all = [
        Method::ManagerFindAccount,
        Method::ManagerGetOrder,
        Method::ManagerEnumerateAccounts,
        Method::ManagerAdvise,
        Method::ManagerGetLastError,
        Method::AccountGetAccountInfo,
        Method::AccountGetProp,
        Method::AccountGetLastError,
        Method::EnumGetCount,
        Method::EnumGetNext,
    ];
    for method in all {
        fake.fail(method, E_OUTOFMEMORY);
    }
    // That the pointers are NULL is seen to in each of these.
    assert_eq!(manager.find(0x0001_0003, 3, 1).map(drop), no_memory);
    assert_eq!(manager.order(STORE).map(drop), no_memory);
    assert_eq!(manager.enumerate_with(None, None, 0).map(drop), no_memory);
    let sink = Sink::new();
    assert_eq!(manager.advise(&sink).map(drop), no_memory);
    assert_eq!(sink.references(), 0);
    assert_eq!(manager.last_error(NOT_FOUND).map(drop), no_memory);
    assert_eq!(account.info().map(drop), no_memory);
    assert_eq!(account.get(0x0002_001F).map(drop), no_memory);
    assert_eq!(account.last_error(NOT_FOUND).map(drop), no_memory);
    assert_eq!(accounts.get_count().map(drop), no_memory);
    assert_eq!(accounts.next_account().map(drop), no_memory);
    assert_eq!(fake.memory().handed_out, 0);
    // The enumeration hasn't moved.
    assert_eq!(accounts.next_account().unwrap().id(), 1);
}

#[test]
fn methods_that_only_answer_can_fail_as_well() {
    let (manager, fake) = ready([FakeAccount::imap4(1).name("old")]);
    let (account, accounts) = (manager.account(1), manager.enumerate(None, None));
    let cookie = manager.advise(&Sink::new()).unwrap();
    let all = [
        Method::ManagerSetOrder,
        Method::ManagerUnadvise,
        Method::ManagerFreeMemory,
        Method::AccountSetProp,
        Method::AccountSaveChanges,
        Method::AccountFreeMemory,
        Method::EnumReset,
        Method::EnumSkip,
    ];
    for method in all {
        fake.fail(method, E_FAIL);
    }
    assert_eq!(manager.set_order(STORE, &[1]), Hresult::E_FAIL);
    assert_eq!(manager.unadvise(cookie), Hresult::E_FAIL);
    assert_eq!(manager.free(ptr::null_mut()), Hresult::E_FAIL);
    assert_eq!(
        account.set_text(0x0002_001F, UNICODE, "new"),
        Hresult::E_FAIL
    );
    assert_eq!(account.save(0), Hresult::E_FAIL);
    assert_eq!(account.free(ptr::null_mut()), Hresult::E_FAIL);
    assert_eq!(accounts.reset(), Hresult::E_FAIL);
    assert_eq!(accounts.skip_past(1), Hresult::E_FAIL);
    assert_eq!(
        accounts.next_account().unwrap().get(0x0002_001F),
        Ok(Got::Text("old".into()))
    );
    assert_eq!(manager.unadvise(cookie), Hresult::S_OK);
}

#[test]
fn an_account_can_refuse_its_own_interface() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    fake.fail(Method::AccountQueryInterface, E_NOINTERFACE);
    let accounts = manager.enumerate(None, None);
    assert_eq!(accounts.next_account(), Err(Hresult::E_NOINTERFACE));
    assert_eq!(fake.objects(), 2, "nothing is left of it");
}

#[test]
fn a_fault_may_be_a_success_with_nothing_to_show_for_it() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    fake.fail(Method::ManagerFindAccount, S_OK);
    let (find, mut out) = (manager.vtable().find_account, crate::support::garbage());
    // SAFETY: NULL is what a caller may pass; `out` is a local variable.
    let answer = unsafe { find(manager.this(), 0, ptr::null_mut(), &raw mut out) };
    assert_eq!((answer, out), (Hresult::S_OK, ptr::null_mut()));
}

#[test]
fn calls_are_counted_whatever_they_answer() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    assert_eq!(fake.calls(Method::ManagerInit), 1);
    assert_eq!(fake.calls(Method::AccountGetProp), 0);
    fake.fail(Method::AccountGetProp, E_FAIL);
    let account = manager.account(1);
    for tag in [0x0001_0003, 0x0001_0003, 0x0002_001F, 0] {
        let _ = account.get(tag);
    }
    assert_eq!(fake.calls(Method::AccountGetProp), 4);
    assert_eq!(fake.calls(Method::ManagerFindAccount), 1);
    assert_eq!(fake.calls(Method::AccountQueryInterface), 0);
    let _ = manager.enumerate(None, None).get_count();
    let _: Vec<_> = manager.enumerate(None, None).collect();
    assert_eq!(fake.calls(Method::EnumGetNext), 2);
    assert_eq!(fake.calls(Method::AccountQueryInterface), 1);
}

#[test]
#[should_panic(expected = "there is an account 1 already")]
fn two_accounts_have_two_numbers() {
    let _ = FakeAccountManager::new([FakeAccount::pop3(1), FakeAccount::imap4(1)]);
}

#[test]
#[should_panic(expected = "not the accounts of the category")]
fn an_order_that_is_built_is_one_of_the_accounts() {
    let builder = FakeAccountManager::builder().account(FakeAccount::imap4(1));
    let _ = builder.order(olk_account::sys::CLSID_OlkStore, [2]).build();
}
