//! Reading properties: what each type makes of what an account has.

use crate::world::{cause, with_account};
use olk_account::client::Cause;
use olk_account::prop::{self, Encryption, LeaveOnServer, Property, PropertyValue, SmtpAuth};
use olk_account::sys::{self, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};
use olk_account::testing::{FakeAccount, Malformed, Value};
use olk_account::{Account, Secret};

/// A property that isn't published.
const OWN: Property<String> = Property::new(0x7000_001F);

/// An account with one property.
fn with_value(tag: u32, value: impl Into<Value>, test: impl FnOnce(&Account)) {
    with_account(FakeAccount::pop3(1).with(tag, value), |account, _| {
        test(account);
    });
}

/// An account with one property as it shouldn't be.
fn with_malformed(tag: u32, malformed: Malformed, test: impl FnOnce(&Account)) {
    let account = FakeAccount::pop3(1).malformed(tag, malformed);
    with_account(account, |account, _| test(account));
}

#[test]
fn what_an_account_lacks_is_none() {
    with_account(
        FakeAccount::pop3(1).without(sys::PROP_ACCT_IS_EXCH),
        |account, _| {
            assert_eq!(account.get(prop::NAME), Ok(None));
            assert_eq!(account.get(prop::INET_PORT), Ok(None));
            assert_eq!(account.get(prop::IS_EXCH), Ok(None));
            assert_eq!(account.get(prop::DELIVERY_STORE), Ok(None));
            assert!(account.get(prop::INET_PASSWORD).unwrap().is_none());
            assert_eq!(account.get(OWN), Ok(None));
        },
    );
}

#[test]
fn text_comes_out_as_it_is() {
    for text in ["", "x", "Büro 😀"] {
        with_value(sys::PROP_ACCT_NAME, text, |account| {
            assert_eq!(account.get(prop::NAME), Ok(Some(text.into())));
            let units: Vec<u16> = text.encode_utf16().collect();
            assert_eq!(account.get(prop::NAME.units()), Ok(Some(units)));
        });
    }
}

#[test]
fn half_a_surrogate_pair_is_an_error_and_units_the_way_around() {
    let units = vec![0xD83D, 0xDE00, 0xD83D];
    let text = Value::Text(units.clone());
    with_value(sys::PROP_ACCT_NAME, text.clone(), |account| {
        let error = account.get(prop::NAME).unwrap_err();
        assert_eq!(error.cause(), Cause::LoneSurrogate { position: 2 });
        assert_eq!(error.property(), Some(sys::PROP_ACCT_NAME));
        assert_eq!(account.get(prop::NAME.units()), Ok(Some(units.clone())));
    });
    with_value(sys::PROP_INET_PASSWORD, text, |account| {
        let secret = cause(account.get(prop::INET_PASSWORD));
        assert_eq!(secret.unwrap_err(), Cause::LoneSurrogate { position: 2 });
        let secret = account.get(prop::INET_PASSWORD.units()).unwrap().unwrap();
        assert_eq!(secret.expose(), units);
    });
}

#[test]
fn numbers_flags_and_ports_are_what_they_are() {
    for number in [0, 1, 2, 65_535, 65_536, u32::MAX] {
        with_value(sys::PROP_ACCT_MINI_UID, number, |account| {
            assert_eq!(account.get(prop::MINI_UID), Ok(Some(number)));
        });
        with_value(sys::PROP_INET_SSL, number, |account| {
            assert_eq!(account.get(prop::INET_SSL), Ok(Some(number != 0)));
            assert_eq!(account.get(prop::INET_SSL.number()), Ok(Some(number)));
        });
        with_value(sys::PROP_SMTP_PORT, number, |account| {
            let port = u16::try_from(number).map_err(|_| Cause::OutOfRange(number));
            assert_eq!(cause(account.get(prop::SMTP_PORT)), port.map(Some));
            assert_eq!(account.get(prop::SMTP_PORT.number()), Ok(Some(number)));
        });
        // `published` has the names of those that have a meaning. All others keep the number as well.
        with_value(sys::PROP_SMTP_SECURE_CONNECTION, number, |account| {
            let encryption = account.get(prop::SMTP_SECURE_CONNECTION).unwrap();
            assert_eq!(encryption.map(Encryption::get), Some(number));
        });
        with_value(sys::PROP_SMTP_AUTH_METHOD, number, |account| {
            let auth = account.get(prop::SMTP_AUTH_METHOD).unwrap();
            assert_eq!(auth.map(SmtpAuth::get), Some(number));
        });
    }
}

#[test]
fn copies_are_left_on_the_server_as_the_bits_say() {
    for (number, leaves, days, when_deleted) in [
        (0, false, None, false),
        (0x1, true, None, false),
        (0x3, true, Some(0), false),
        (0x000E_0003, true, Some(14), false),
        (0xFFFF_0007, true, Some(65_535), true),
        (0x000E_0005, true, None, true),
        (0xFFFF_FFF8, false, None, false),
    ] {
        with_value(sys::PROP_POP_LEAVE_ON_SERVER, number, |account| {
            let value: LeaveOnServer = account.get(prop::POP_LEAVE_ON_SERVER).unwrap().unwrap();
            assert_eq!(value.get(), number);
            assert_eq!(value.leaves_copies(), leaves, "{value:?}");
            assert_eq!(value.removed_after_days(), days, "{value:?}");
            assert_eq!(value.removed_when_deleted(), when_deleted, "{value:?}");
        });
    }
}

#[test]
fn bytes_come_out_as_they_are() {
    for bytes in [&[][..], &[0], &[0, 1, 0xFF, 0]] {
        with_value(sys::PROP_ACCT_DELIVERY_STORE, bytes, |account| {
            assert_eq!(account.get(prop::DELIVERY_STORE), Ok(Some(bytes.into())));
        });
    }
}

/// `value`, if it is of the property's type.
fn of<T>(is_it: bool, value: T, kind: u32) -> Result<Option<T>, Cause> {
    is_it.then_some(Some(value)).ok_or(Cause::WrongType(kind))
}

#[test]
fn a_value_of_another_type_is_an_error_and_is_freed() {
    let wrong = Malformed::WrongType;
    let secret = Malformed::SecureFlag;
    let values = [
        (PT_LONG, wrong(7.into())),
        (PT_UNICODE, wrong("text".into())),
        (PT_BINARY, wrong([1, 2, 3].into())),
        (PT_UNICODE | SECURE_FLAG, secret("secret".into())),
        (PT_BINARY | SECURE_FLAG, secret([1, 2, 3].into())),
        (PT_LONG | SECURE_FLAG, secret(7.into())),
        (0, Malformed::UnknownType(0)),
        (0x0040, Malformed::UnknownType(0x0040)),
        (u32::MAX, Malformed::UnknownType(u32::MAX)),
    ];
    for (kind, value) in values {
        with_malformed(sys::PROP_ACCT_NAME, value.clone(), |account| {
            let text = of(kind == PT_UNICODE, "text".to_owned(), kind);
            assert_eq!(cause(account.get(prop::NAME)), text);
            let units = text.map(|text| text.map(|text| text.encode_utf16().collect()));
            assert_eq!(cause(account.get(prop::NAME.units())), units);
        });
        with_malformed(sys::PROP_ACCT_MINI_UID, value.clone(), |account| {
            let number = of(kind == PT_LONG, 7, kind);
            assert_eq!(cause(account.get(prop::MINI_UID)), number);
        });
        with_malformed(sys::PROP_ACCT_DELIVERY_STORE, value.clone(), |account| {
            let bytes = of(kind == PT_BINARY, vec![1, 2, 3], kind);
            assert_eq!(cause(account.get(prop::DELIVERY_STORE)), bytes);
        });
        // A secret may be said to be plain text, and is wiped whatever it is said to be.
        with_malformed(sys::PROP_INET_PASSWORD, value, |account| {
            let secret = cause(account.get(prop::INET_PASSWORD));
            let is_text = kind & !SECURE_FLAG == PT_UNICODE;
            assert_eq!(secret.map(drop), of(is_text, (), kind).map(drop));
        });
    }
}

#[test]
fn a_tag_is_checked_against_the_type_of_the_values() {
    fn checked<V: PropertyValue>(value_type: u32) -> bool {
        Property::<V>::checked(0x7000_0000 | value_type).is_some()
    }
    let is_for = |value_type| {
        [
            checked::<u32>(value_type) && checked::<u16>(value_type) && checked::<bool>(value_type),
            checked::<String>(value_type),
            checked::<Secret>(value_type),
            checked::<Vec<u8>>(value_type),
        ]
    };
    assert_eq!(is_for(PT_LONG), [true, false, false, false]);
    assert_eq!(is_for(PT_UNICODE), [false, true, false, false]);
    assert_eq!(
        is_for(PT_UNICODE | SECURE_FLAG),
        [false, false, true, false]
    );
    assert_eq!(is_for(PT_BINARY), [false, false, false, true]);
    for other in [0, 0x001E, 0xFFFF] {
        assert_eq!(is_for(other), [false; 4]);
    }
    let made = std::panic::catch_unwind(|| Property::<String>::new(0x7000_0003));
    assert!(made.is_err());
}

#[test]
fn a_property_that_is_not_published_is_read_by_its_tag() {
    with_value(0x7000_001F, "mine", |account| {
        assert_eq!(account.get(OWN), Ok(Some("mine".into())));
    });
    assert_eq!(format!("{OWN:?}"), "0x7000001F");
}
