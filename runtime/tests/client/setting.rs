//! Setting properties, and saving what was set.

use crate::world::{with, with_account};
use olk_account::client::Cause;
use olk_account::prop::{Encryption, LeaveOnServer, Property, ReadWrite, SmtpAuth};
use olk_account::sys::{
    self, E_ACCT_NOT_FOUND, E_INVALIDARG, E_OLK_PROP_READ_ONLY, PROP_ACCT_NAME,
};
use olk_account::testing::{FakeAccount, Method, Value};
use olk_account::{AccountId, prop};

#[test]
fn text_and_bytes_of_any_length_are_set() {
    with_account(FakeAccount::imap4(1), |account, fake| {
        let long = String::from("Büro 😀");
        account.set(prop::NAME, &long).unwrap();
        account.set(prop::USER_DISPLAY_NAME, "").unwrap();
        account
            .set(prop::USER_EMAIL_ADDR, "ada@example.com")
            .unwrap();
        account.set(prop::DELIVERY_STORE, &[0, 1, 0xFF]).unwrap();
        account.set(prop::DELIVERY_FOLDER, &[]).unwrap();
        account
            .set(prop::MAPI_IDENTITY_ENTRYID, &vec![7; 300])
            .unwrap();
        account
            .set(prop::MAPI_TRANSPORT_FLAGS, &1_u32.to_le_bytes())
            .unwrap();
        account.save().unwrap();
        let values = [
            (sys::PROP_ACCT_NAME, Value::from(long)),
            (sys::PROP_ACCT_USER_DISPLAY_NAME, "".into()),
            (sys::PROP_ACCT_USER_EMAIL_ADDR, "ada@example.com".into()),
            (sys::PROP_ACCT_DELIVERY_STORE, [0, 1, 0xFF].into()),
            (sys::PROP_ACCT_DELIVERY_FOLDER, [].into()),
            (sys::PROP_MAPI_IDENTITY_ENTRYID, vec![7; 300].into()),
            (sys::PROP_MAPI_TRANSPORT_FLAGS, [1, 0, 0, 0].into()),
        ];
        for (tag, value) in values {
            assert_eq!(fake.value(1, tag), Some(value), "{tag:#010X}");
        }
    });
}

#[test]
fn numbers_of_ones_own_are_set_by_each_type_that_is_one() {
    const TAG: u32 = 0x7000_0003;
    with_account(FakeAccount::imap4(1), |account, fake| {
        let saved = || {
            account.save().unwrap();
            fake.value(1, TAG).unwrap()
        };
        account
            .set(Property::<u32, ReadWrite>::new(TAG), u32::MAX)
            .unwrap();
        assert_eq!(saved(), u32::MAX.into());
        account
            .set(Property::<u16, ReadWrite>::new(TAG), 993)
            .unwrap();
        assert_eq!(saved(), 993.into());
        account
            .set(Property::<bool, ReadWrite>::new(TAG), true)
            .unwrap();
        assert_eq!(saved(), 1.into());
        account
            .set(Property::<AccountId, ReadWrite>::new(TAG), 7.into())
            .unwrap();
        assert_eq!(saved(), 7.into());
        account
            .set(
                Property::<Encryption, ReadWrite>::new(TAG),
                Encryption::AUTO,
            )
            .unwrap();
        assert_eq!(saved(), 3.into());
        account
            .set(
                Property::<SmtpAuth, ReadWrite>::new(TAG),
                SmtpAuth::USER_PASS,
            )
            .unwrap();
        assert_eq!(saved(), 1.into());
        let leave = LeaveOnServer::from(0x000E_0003);
        account
            .set(Property::<LeaveOnServer, ReadWrite>::new(TAG), leave)
            .unwrap();
        assert_eq!(saved(), 0x000E_0003.into());
    });
}

#[test]
fn what_is_not_saved_is_seen_through_the_account_alone_and_ends_with_it() {
    with([FakeAccount::pop3(1).name("before")], |manager, fake| {
        let account = manager.find(1.into()).unwrap().unwrap();
        account.set(prop::NAME, "after").unwrap();
        assert_eq!(account.get(prop::NAME), Ok(Some("after".into())));
        assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("before".into()));
        drop(account);
        let account = manager.find(1.into()).unwrap().unwrap();
        assert_eq!(account.get(prop::NAME), Ok(Some("before".into())));
    });
}

#[test]
fn text_that_would_end_early_is_not_sent() {
    with_account(FakeAccount::pop3(1), |account, fake| {
        for (text, position) in [("\0", 0), ("a\0b", 1), ("😀\0", 2), ("whole\0", 5)] {
            let error = account.set(prop::NAME, text).unwrap_err();
            assert_eq!(error.cause(), Cause::ContainsNul { position });
            assert_eq!(
                (error.code(), error.property()),
                (E_INVALIDARG, Some(PROP_ACCT_NAME))
            );
        }
        let error = account.set(prop::NAME.units(), &[0xD83D, 0]).unwrap_err();
        assert_eq!(error.cause(), Cause::ContainsNul { position: 1 });
        assert_eq!(fake.calls(Method::AccountSetProp), 0);
    });
}

#[test]
fn units_are_set_as_they_are() {
    with_account(FakeAccount::pop3(1), |account, fake| {
        account.set(prop::NAME.units(), &[0x41, 0xD83D]).unwrap();
        account.save().unwrap();
        assert_eq!(
            fake.value(1, PROP_ACCT_NAME),
            Some(Value::Text(vec![0x41, 0xD83D]))
        );
    });
}

#[test]
fn a_read_only_tag_that_somebody_takes_for_another_is_the_accounts_to_refuse() {
    const SERVER: Property<String, ReadWrite> = Property::new(sys::PROP_INET_SERVER);
    const SENT: Property<Vec<u8>, ReadWrite> = Property::new(sys::PROP_ACCT_SENTITEMS_EID);
    with_account(FakeAccount::imap4(1), |account, _| {
        let error = account.set(SERVER, "imap.example.com").unwrap_err();
        assert_eq!(error.cause(), Cause::Failed(E_OLK_PROP_READ_ONLY));
        let error = account.set(SENT, &[1]).unwrap_err();
        assert_eq!(error.cause(), Cause::Failed(E_ACCT_NOT_FOUND));
    });
}
