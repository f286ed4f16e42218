//! What errors say.

use crate::support::tables;
use crate::world::{ready, with, with_account};
use olk_account::client::Cause;
use olk_account::sys::{
    self, E_ACCT_NOT_FOUND, E_FAIL, E_INVALIDARG, E_OLK_NOT_INITIALIZED, E_UNEXPECTED, S_OK,
};
use olk_account::testing::{FakeAccount, FakeAccountManager, Method, Value};
use olk_account::{AccountError, Category, Filter, prop};
use windows_core::HRESULT;

/// A property that isn't published.
const OWN: prop::Property<u32> = prop::Property::new(0x7000_0003);

#[test]
fn an_error_names_the_call_the_property_the_cause_and_the_code() {
    let name = FakeAccount::pop3(1).with(sys::PROP_ACCT_NAME, Value::Text(vec![0xD83D]));
    with_account(name, |account, fake| {
        let printed = |error: AccountError| error.to_string();
        assert_eq!(
            printed(account.get(prop::NAME).unwrap_err()),
            "IOlkAccount::GetProp, PROP_ACCT_NAME: the text has half a surrogate pair at 0"
        );
        assert_eq!(
            printed(account.set(prop::NAME, "a\0").unwrap_err()),
            "IOlkAccount::SetProp, PROP_ACCT_NAME: the text has a NUL at 1"
        );
        let answers = [
            (S_OK, "the value has another type, 0x0000"),
            (
                HRESULT(7),
                "it answered 0x00000007, which is not documented",
            ),
            (
                E_FAIL,
                "the call failed for an unspecified reason (E_FAIL, 0x80004005)",
            ),
            (
                E_OLK_NOT_INITIALIZED,
                "the account manager is not initialized (E_OLK_NOT_INITIALIZED, 0x800C8005)",
            ),
        ];
        for (answer, words) in answers {
            fake.fail(Method::AccountGetProp, answer);
            let error = account.get(prop::INET_PORT).unwrap_err();
            let expected = format!("IOlkAccount::GetProp, PROP_INET_PORT: {words}");
            assert_eq!(printed(error), expected);
        }
        fake.fail(Method::AccountGetProp, E_FAIL);
        assert_eq!(
            printed(account.get(OWN).unwrap_err()),
            "IOlkAccount::GetProp, property 0x70000003: the call failed for an unspecified reason \
             (E_FAIL, 0x80004005)"
        );
    });
}

#[test]
fn a_published_failure_is_printed_with_its_meaning_name_and_digits() {
    with([], |manager, fake| {
        for (name, number) in tables::failures_of_methods() {
            fake.fail(Method::ManagerDeleteAccount, HRESULT(number.cast_signed()));
            let error = manager.delete(1.into()).unwrap_err().to_string();
            let words = error.strip_prefix("IOlkAccountManager::DeleteAccount: ");
            let digits = format!(" ({name}, {number:#010X})");
            let meaning = words.and_then(|words| words.strip_suffix(&digits));
            assert!(
                meaning.is_some_and(|meaning| !meaning.is_empty()),
                "{error}"
            );
        }
    });
}

#[test]
fn a_code_that_is_nobodys_is_printed_in_digits() {
    with([], |manager, fake| {
        fake.fail(
            Method::ManagerDeleteAccount,
            HRESULT(0x8123_4567_u32.cast_signed()),
        );
        let error = manager.delete(1.into()).unwrap_err().to_string();
        assert!(error.contains("0x81234567"), "{error}");
    });
}

#[test]
fn an_error_is_one_of_windows_core_too() {
    fn delete(fake: &FakeAccountManager) -> windows_core::Result<()> {
        Ok(ready(fake).delete(7.into())?)
    }
    let error = delete(&FakeAccountManager::new([])).unwrap_err();
    assert_eq!(error.code(), E_ACCT_NOT_FOUND);
}

#[test]
fn debug_names_the_call_and_the_property() {
    with_account(FakeAccount::pop3(1), |account, fake| {
        fake.fail(Method::AccountGetProp, S_OK);
        let error = account.get(prop::NAME).unwrap_err();
        assert_eq!(
            format!("{error:?}"),
            "AccountError { call: \"IOlkAccount::GetProp\", property: Some(PROP_ACCT_NAME), cause: WrongType(0) }"
        );
        assert_eq!(error.code(), E_UNEXPECTED);
    });
}

#[test]
fn manager_and_account_have_words_for_an_error() {
    with([FakeAccount::pop3(1)], |manager, _| {
        let account = manager.find(1.into()).unwrap().unwrap();
        let words = "The account does not exist, or lacks the property.";
        assert_eq!(manager.message(E_ACCT_NOT_FOUND), Ok(words.into()));
        assert_eq!(account.message(E_ACCT_NOT_FOUND), Ok(words.into()));
        // What is no failure has no words.
        assert_eq!(manager.message(S_OK).unwrap_err().code(), E_INVALIDARG);
        assert_eq!(account.message(S_OK).unwrap_err().code(), E_INVALIDARG);
    });
}

#[test]
fn the_words_of_the_manager_may_be_missing() {
    with([FakeAccount::pop3(1)], |manager, fake| {
        for (answer, cause) in [
            (S_OK, Cause::Null),
            (HRESULT(1), Cause::Undocumented(HRESULT(1))),
            (E_FAIL, Cause::Failed(E_FAIL)),
        ] {
            fake.fail(Method::ManagerGetLastError, answer);
            assert_eq!(manager.message(E_FAIL).unwrap_err().cause(), cause);
        }
    });
}

#[test]
fn what_comes_of_an_account_after_an_error_is_what_came_before() {
    with([1, 2].map(FakeAccount::imap4), |manager, fake| {
        fake.fail(Method::ManagerGetOrder, E_FAIL);
        assert!(manager.order(Category::STORE).is_err());
        assert_eq!(manager.order(Category::STORE).unwrap().len(), 2);
        fake.fail(Method::ManagerEnumerateAccounts, E_FAIL);
        assert!(manager.accounts(Filter::all()).is_err());
        assert_eq!(manager.accounts(Filter::all()).unwrap().count(), 2);
    });
}
