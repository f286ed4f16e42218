//! Setting properties, and saving what was set.

use crate::world::{cause, with_account};
use olk_account::client::Cause;
use olk_account::prop::{Property, ReadWrite};
use olk_account::sys::{self, PROP_ACCT_NAME};
use olk_account::testing::{FakeAccount, Method, Value};
use olk_account::{Secret, prop};

/// A secret that isn't published.
const TOKEN: Property<Secret, ReadWrite> = Property::new(0x7001_801F);

#[test]
fn text_bytes_and_secrets_of_any_length_are_set() {
    with_account(FakeAccount::imap4(1), |account, fake| {
        account.set(prop::NAME, "Büro 😀").unwrap();
        account.set(prop::USER_DISPLAY_NAME, "").unwrap();
        account.set(prop::DELIVERY_STORE, &[0, 1, 0xFF]).unwrap();
        account.set(prop::DELIVERY_FOLDER, &[]).unwrap();
        let long = [7; 300];
        account.set(prop::MAPI_IDENTITY_ENTRYID, &long).unwrap();
        let token = Secret::new(String::from("tok 😀"));
        account.set(TOKEN, token.expose()).unwrap();
        account.save().unwrap();
        let values = [
            (PROP_ACCT_NAME, Value::from("Büro 😀")),
            (sys::PROP_ACCT_USER_DISPLAY_NAME, "".into()),
            (sys::PROP_ACCT_DELIVERY_STORE, [0, 1, 0xFF].into()),
            (sys::PROP_ACCT_DELIVERY_FOLDER, [].into()),
            (sys::PROP_MAPI_IDENTITY_ENTRYID, long.into()),
            (TOKEN.tag(), "tok 😀".into()),
        ];
        for (tag, value) in values {
            assert_eq!(fake.value(1, tag), Some(value), "{tag:#010X}");
        }
        // The manager saves by the account's number.
        account.set(prop::NAME, "new").unwrap();
        assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("Büro 😀".into()));
        account.manager().save(1.into()).unwrap();
        assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("new".into()));
    });
}

#[test]
fn text_that_would_end_early_is_not_sent() {
    with_account(FakeAccount::pop3(1), |account, fake| {
        for (text, position) in [("\0", 0), ("a\0b", 1), ("😀\0", 2), ("whole\0", 5)] {
            let units: Vec<u16> = text.encode_utf16().collect();
            for outcome in [
                account.set(prop::NAME, text),
                account.set(prop::NAME.units(), &units),
                account.set(TOKEN, text),
                account.set(TOKEN.units(), &units),
            ] {
                assert_eq!(cause(outcome), Err(Cause::ContainsNul { position }));
            }
        }
        assert_eq!(fake.calls(Method::AccountSetProp), 0);
    });
}
