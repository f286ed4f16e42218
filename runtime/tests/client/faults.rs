//! Every method of the client, where the one that it calls fails, succeeds as it isn't documented to, or says that it
//! succeeded and has done nothing.

use crate::world::{Helper, with};
use olk_account::client::Cause;
use olk_account::sys::{E_FAIL, S_FALSE, S_OK};
use olk_account::testing::{FakeAccount, Method};
use olk_account::{Account, AccountError, AccountManager, Category, Filter, InitFlags, prop};
use windows_core::HRESULT;

type Outcome = Result<(), AccountError>;

/// What the client is asked, with the method that it calls for it, and what it makes of an `S_OK` with nothing behind
/// it: nothing, where there is nothing to be had.
struct Question {
    method: Method,
    ask: fn(&AccountManager, &Account) -> Outcome,
    empty: Option<Cause>,
}

const QUESTIONS: [Question; 18] = [
    Question {
        method: Method::ManagerInit,
        ask: |manager, _| {
            let manager = manager.as_interface().clone();
            AccountManager::with(manager, Helper, InitFlags::default()).map(drop)
        },
        empty: None,
    },
    Question {
        method: Method::ManagerFindAccount,
        ask: |manager, _| manager.find(1.into()).map(drop),
        empty: Some(Cause::Null),
    },
    Question {
        method: Method::ManagerFindAccount,
        ask: |manager, _| manager.find_exchange().map(drop),
        empty: Some(Cause::Null),
    },
    Question {
        method: Method::ManagerDeleteAccount,
        ask: |manager, _| manager.delete(2.into()),
        empty: None,
    },
    Question {
        method: Method::ManagerSaveChanges,
        ask: |manager, _| manager.save(1.into()),
        empty: None,
    },
    Question {
        method: Method::ManagerGetOrder,
        ask: |manager, _| manager.order(Category::STORE).map(drop),
        // There are 0 accounts, then, and NULL is where they are.
        empty: None,
    },
    Question {
        method: Method::ManagerSetOrder,
        ask: |manager, _| manager.set_order(Category::STORE, &[1.into(), 2.into()]),
        empty: None,
    },
    Question {
        method: Method::ManagerEnumerateAccounts,
        ask: |manager, _| manager.accounts(Filter::all()).map(drop),
        empty: Some(Cause::Null),
    },
    Question {
        method: Method::ManagerAdvise,
        ask: |manager, _| manager.advise(|_| ()).map(drop),
        empty: None,
    },
    Question {
        method: Method::ManagerGetLastError,
        ask: |manager, _| manager.message(E_FAIL).map(drop),
        empty: Some(Cause::Null),
    },
    Question {
        method: Method::AccountGetLastError,
        ask: |_, account| account.message(E_FAIL).map(drop),
        empty: Some(Cause::Null),
    },
    Question {
        method: Method::AccountGetAccountInfo,
        ask: |_, account| account.info().map(drop),
        empty: None,
    },
    Question {
        method: Method::AccountGetProp,
        ask: |_, account| account.get(prop::NAME).map(drop),
        empty: Some(Cause::WrongType(0)),
    },
    Question {
        method: Method::AccountGetProp,
        ask: |_, account| account.id().map(drop),
        empty: Some(Cause::WrongType(0)),
    },
    Question {
        method: Method::AccountSetProp,
        ask: |_, account| account.set(prop::NAME, "new"),
        empty: None,
    },
    Question {
        method: Method::AccountSaveChanges,
        ask: |_, account| account.save(),
        empty: None,
    },
    Question {
        method: Method::EnumGetCount,
        ask: |manager, _| manager.accounts(Filter::all())?.total().map(drop),
        empty: None,
    },
    Question {
        method: Method::EnumReset,
        ask: |manager, _| manager.accounts(Filter::all())?.rewind(),
        empty: None,
    },
];

/// Checks that the error names the method, and the answer if the answer is what is wrong.
#[track_caller]
fn assert_says_which_call_answered_what(error: AccountError, method: Method) {
    let printed = error.to_string();
    let method = format!("{method:?}");
    let of_object = ["Manager", "Account", "Enum"];
    let name = of_object
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
    for question in &QUESTIONS {
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
