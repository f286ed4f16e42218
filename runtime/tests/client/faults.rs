//! Every method of the client, where the one that it calls fails, succeeds as it isn't documented to, or says that it
//! succeeded and has done nothing.

use crate::world::{Helper, with};
use olk_account::client::Cause;
use olk_account::sys::{E_FAIL, E_OLK_ALREADY_INITIALIZED, S_FALSE, S_OK};
use olk_account::testing::{FakeAccount, Method};
use olk_account::{Account, AccountError, AccountManager, Category, Filter, InitFlags, prop};
use windows_core::HRESULT;

/// What the client is asked, with the method that it calls for it, and what it makes of an `S_OK` with nothing behind
/// it: nothing, where there is nothing to be had.
struct Question {
    method: Method,
    ask: fn(&AccountManager, &Account) -> Result<(), AccountError>,
    empty: Option<Cause>,
}

macro_rules! questions {
    ($($method:ident, |$manager:pat_param, $account:pat_param| $ask:expr, $empty:expr;)*) => {
        &[$(Question {
            method: Method::$method,
            ask: |$manager, $account| $ask,
            empty: $empty,
        }),*]
    };
}

const QUESTIONS: &[Question] = questions! {
    ManagerInit, |manager, _| init(manager), None;
    ManagerFindAccount, |manager, _| manager.find(1.into()).map(drop), Some(Cause::Null);
    ManagerFindAccount, |manager, _| manager.find_exchange().map(drop), Some(Cause::Null);
    ManagerDeleteAccount, |manager, _| manager.delete(2.into()), None;
    ManagerSaveChanges, |manager, _| manager.save(1.into()), None;
    // There are 0 accounts, then, and NULL is where they are.
    ManagerGetOrder, |manager, _| manager.order(Category::STORE).map(drop), None;
    ManagerSetOrder, |manager, _| manager.set_order(Category::STORE, &[1.into(), 2.into()]), None;
    ManagerEnumerateAccounts, |manager, _| manager.accounts(Filter::all()).map(drop), Some(Cause::Null);
    ManagerAdvise, |manager, _| manager.advise(|_| ()).map(drop), None;
    ManagerGetLastError, |manager, _| manager.message(E_FAIL).map(drop), Some(Cause::Null);
    AccountGetLastError, |_, account| account.message(E_FAIL).map(drop), Some(Cause::Null);
    AccountGetAccountInfo, |_, account| account.info().map(drop), None;
    AccountGetProp, |_, account| account.get(prop::NAME).map(drop), Some(Cause::WrongType(0));
    AccountGetProp, |_, account| account.id().map(drop), Some(Cause::WrongType(0));
    AccountSetProp, |_, account| account.set(prop::NAME, "new"), None;
    AccountSaveChanges, |_, account| account.save(), None;
    EnumGetCount, |manager, _| manager.accounts(Filter::all())?.total().map(drop), None;
    EnumReset, |manager, _| manager.accounts(Filter::all())?.rewind(), None;
};

fn init(manager: &AccountManager) -> Result<(), AccountError> {
    let manager = manager.as_interface().clone();
    AccountManager::with(manager, Helper, InitFlags::default()).map(drop)
}

/// Checks that the error names the method, and the answer if the answer is what is wrong.
#[track_caller]
fn assert_says_which_call_answered_what(error: AccountError, method: Method) {
    let printed = error.to_string();
    let method = format!("{method:?}");
    let objects = ["Manager", "Account", "Enum"];
    let name = objects
        .iter()
        .find_map(|object| method.strip_prefix(object));
    let call = format!("::{}", name.unwrap());
    assert!(printed.contains(&call), "{call}: {printed}");
    if let Cause::Failed(answer) | Cause::Undocumented(answer) = error.cause() {
        let digits = format!("{:#010X}", answer.0);
        assert!(printed.contains(&digits), "{digits}: {printed}");
    }
}

/// Asks everything, with this answer from the method concerned.
fn ask_all(answer: HRESULT, expected: impl Fn(&Question) -> Option<Cause>) {
    for question in QUESTIONS {
        let accounts = [1, 2].map(|id| FakeAccount::imap4(id).name("old"));
        with(accounts, |manager, fake| {
            let account = manager.find(1.into()).unwrap().unwrap();
            fake.fail(question.method, answer);
            let error = (question.ask)(manager, &account).err();
            let cause = error.map(|error| error.cause());
            assert_eq!(cause, expected(question), "{:?}", question.method);
            if let Some(error) = error {
                assert_says_which_call_answered_what(error, question.method);
            }
            assert_eq!(fake.advised(), 0);
            // The client keeps nothing of it: what is asked again is answered.
            let again = (question.ask)(manager, &account).err();
            let ready = (question.method == Method::ManagerInit)
                .then_some(Cause::Failed(E_OLK_ALREADY_INITIALIZED));
            assert_eq!(again.map(|error| error.cause()), ready);
        });
    }
}

#[test]
fn a_failure_comes_through_with_its_code() {
    for failure in [E_FAIL, HRESULT(-1), HRESULT(i32::MIN)] {
        ask_all(failure, |_| Some(Cause::Failed(failure)));
    }
}

#[test]
fn a_success_that_is_not_documented_is_no_success() {
    for success in [S_FALSE, HRESULT(i32::MAX)] {
        ask_all(success, |_| Some(Cause::Undocumented(success)));
    }
}

#[test]
fn a_success_with_nothing_behind_it_is_none_where_there_should_be_something() {
    ask_all(S_OK, |question| question.empty);
}

#[test]
fn memory_goes_back_to_the_object_that_it_came_from() {
    with([FakeAccount::imap4(1).name("name")], |manager, fake| {
        let account = manager.find(1.into()).unwrap().unwrap();
        assert_eq!(account.get(prop::NAME), Ok(Some("name".into())));
        assert_eq!(account.info().unwrap().categories.len(), 2);
        assert!(account.message(E_FAIL).is_ok());
        assert_eq!(fake.calls(Method::AccountFreeMemory), 3);
        assert_eq!(fake.calls(Method::ManagerFreeMemory), 0);
        assert_eq!(manager.order(Category::STORE).unwrap(), [1.into()]);
        assert!(manager.message(E_FAIL).is_ok());
        assert_eq!(fake.calls(Method::ManagerFreeMemory), 2);
    });
}
