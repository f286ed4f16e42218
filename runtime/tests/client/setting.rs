//! Setting properties, and saving what was set.

use crate::world::{cause, with, with_account};
use olk_account::client::Cause;
use olk_account::prop::{Property, ReadWrite};
use olk_account::sys::{self, E_ACCT_NOT_FOUND, E_OLK_PROP_READ_ONLY, PROP_ACCT_NAME};
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
            (sys::PROP_ACCT_NAME, Value::from("Büro 😀")),
            (sys::PROP_ACCT_USER_DISPLAY_NAME, "".into()),
            (sys::PROP_ACCT_DELIVERY_STORE, [0, 1, 0xFF].into()),
            (sys::PROP_ACCT_DELIVERY_FOLDER, [].into()),
            (sys::PROP_MAPI_IDENTITY_ENTRYID, long.into()),
            (TOKEN.tag(), "tok 😀".into()),
        ];
        for (tag, value) in values {
            assert_eq!(fake.value(1, tag), Some(value), "{tag:#010X}");
        }
    });
}

#[test]
fn what_is_not_saved_is_seen_through_the_account_alone() {
    with([FakeAccount::pop3(1).name("before")], |manager, fake| {
        let set = || {
            let account = manager.find(1.into()).unwrap().unwrap();
            account.set(prop::NAME, "after").unwrap();
            assert_eq!(account.get(prop::NAME), Ok(Some("after".into())));
            assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("before".into()));
            account
        };
        // It ends with the account.
        drop(set());
        let account = manager.find(1.into()).unwrap().unwrap();
        assert_eq!(account.get(prop::NAME), Ok(Some("before".into())));
        // The manager saves it by the account's number.
        let _unsaved = set();
        manager.save(1.into()).unwrap();
        assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("after".into()));
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

#[test]
fn a_read_only_tag_taken_for_another_is_the_accounts_to_refuse() {
    const SERVER: Property<String, ReadWrite> = Property::new(sys::PROP_INET_SERVER);
    const SENT: Property<Vec<u8>, ReadWrite> = Property::new(sys::PROP_ACCT_SENTITEMS_EID);
    with_account(FakeAccount::imap4(1), |account, _| {
        let error = account.set(SERVER, "imap.example.com").unwrap_err();
        assert_eq!(error.cause(), Cause::Failed(E_OLK_PROP_READ_ONLY));
        let error = account.set(SENT, &[1]).unwrap_err();
        assert_eq!(error.cause(), Cause::Failed(E_ACCT_NOT_FOUND));
    });
}
