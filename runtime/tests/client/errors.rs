//! What errors say.

use crate::support::tables;
use crate::world::{ready, with, with_account};
use olk_account::prop::{self, Property, ReadWrite};
use olk_account::sys::E_ACCT_NOT_FOUND;
use olk_account::testing::{FakeAccount, FakeAccountManager, Method};
use windows_core::HRESULT;

/// A property that isn't published.
const OWN: Property<String, ReadWrite> = Property::new(0x7000_001F);

#[test]
fn an_error_names_the_call_and_the_property() {
    with_account(FakeAccount::pop3(1), |account, _| {
        // Nothing is called for a text with a NUL in it.
        for (property, call) in [
            (prop::NAME, "IOlkAccount::SetProp, PROP_ACCT_NAME"),
            (OWN, "IOlkAccount::SetProp, property 0x7000001F"),
        ] {
            let error = account.set(property, "a\0").unwrap_err();
            assert_eq!(error.property(), Some(property.tag()));
            assert_eq!(
                error.to_string(),
                format!("{call}: the text has a NUL at 1")
            );
        }
        assert_eq!(
            format!("{:?}", account.set(prop::NAME, "\0").unwrap_err()),
            "AccountError { call: \"IOlkAccount::SetProp\", property: Some(PROP_ACCT_NAME), \
             cause: ContainsNul { position: 0 } }"
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
fn an_error_is_one_of_windows_core_too() {
    fn delete(fake: &FakeAccountManager) -> windows_core::Result<()> {
        Ok(ready(fake).delete(7.into())?)
    }
    let error = delete(&FakeAccountManager::new([])).unwrap_err();
    assert_eq!(error.code(), E_ACCT_NOT_FOUND);
}
