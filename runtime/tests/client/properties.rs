//! Reading properties: what each type makes of what an account has.

use crate::world::with_account;
use olk_account::client::Cause;
use olk_account::prop::{self, Encryption, LeaveOnServer, Property, SmtpAuth};
use olk_account::sys::{self, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};
use olk_account::testing::{FakeAccount, Malformed, Value};
use olk_account::{Account, AccountError};

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

/// What came out, or the cause of its not coming out.
fn outcome<T>(outcome: Result<T, AccountError>) -> Result<T, Cause> {
    outcome.map_err(|error| {
        assert!(error.property().is_some());
        error.cause()
    })
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
    let texts = [
        "",
        "x",
        "plain ASCII, and some more of it, so that it is longer than one vector",
        "Büro",
        "ÿ\u{80}\u{7F}\u{7FF}\u{800}\u{FFFF}",
        "😀",
        "a😀b😀",
        "\u{10FFFF}",
    ];
    for text in texts {
        with_value(sys::PROP_ACCT_NAME, text, |account| {
            let read = account.get(prop::NAME).unwrap().unwrap();
            assert_eq!(read, text);
            assert_eq!(
                read.capacity(),
                text.len(),
                "it is written once, to its size"
            );
            let units: Vec<u16> = text.encode_utf16().collect();
            assert_eq!(account.get(prop::NAME.units()), Ok(Some(units)));
        });
    }
}

#[test]
fn half_a_surrogate_pair_is_an_error_that_says_where_and_units_are_the_way_around() {
    for (units, position) in [
        (&[0xD83D][..], 0),
        (&[0xDE00], 0),
        (&[0x41, 0xD83D], 1),
        (&[0xD83D, 0xDE00, 0xD83D], 2),
        (&[0xDE00, 0xD83D], 0),
        (&[0x41, 0xD83D, 0x42], 1),
    ] {
        with_value(sys::PROP_ACCT_NAME, Value::Text(units.into()), |account| {
            let error = account.get(prop::NAME).unwrap_err();
            assert_eq!(error.cause(), Cause::LoneSurrogate { position });
            assert_eq!(error.code().0.cast_unsigned(), 0x8007_0459);
            assert_eq!(error.property(), Some(sys::PROP_ACCT_NAME));
            assert_eq!(account.get(prop::NAME.units()), Ok(Some(units.into())));
        });
    }
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
            match u16::try_from(number) {
                Ok(port) => assert_eq!(account.get(prop::SMTP_PORT), Ok(Some(port))),
                Err(_) => assert_eq!(
                    outcome(account.get(prop::SMTP_PORT)),
                    Err(Cause::OutOfRange(number))
                ),
            }
            assert_eq!(account.get(prop::SMTP_PORT.number()), Ok(Some(number)));
        });
    }
}

#[test]
fn numbers_with_a_meaning_keep_the_number() {
    for (number, name) in [
        (0, "NO_SECURITY"),
        (1, "SSL"),
        (2, "TLS"),
        (3, "AUTO"),
        (4, "Encryption(4)"),
        (u32::MAX, "Encryption(4294967295)"),
    ] {
        with_value(sys::PROP_SMTP_SECURE_CONNECTION, number, |account| {
            let encryption: Encryption =
                account.get(prop::SMTP_SECURE_CONNECTION).unwrap().unwrap();
            assert_eq!(
                (encryption.get(), format!("{encryption:?}")),
                (number, name.into())
            );
        });
    }
    for (number, name) in [
        (0, "SAME_AS_POP"),
        (1, "USER_PASS"),
        (2, "RECEIVE_BEFORE_SEND"),
        (3, "SmtpAuth(3)"),
    ] {
        with_value(sys::PROP_SMTP_AUTH_METHOD, number, |account| {
            let method: SmtpAuth = account.get(prop::SMTP_AUTH_METHOD).unwrap().unwrap();
            assert_eq!((method.get(), format!("{method:?}")), (number, name.into()));
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
    let values = [
        (PT_LONG, Malformed::WrongType(7.into())),
        (PT_UNICODE, Malformed::WrongType("text".into())),
        (PT_BINARY, Malformed::WrongType([1, 2, 3].into())),
        (
            PT_UNICODE | SECURE_FLAG,
            Malformed::SecureFlag("secret".into()),
        ),
        (
            PT_BINARY | SECURE_FLAG,
            Malformed::SecureFlag([1, 2, 3].into()),
        ),
        (PT_LONG | SECURE_FLAG, Malformed::SecureFlag(7.into())),
        (0, Malformed::UnknownType(0)),
        (0x0040, Malformed::UnknownType(0x0040)),
        (u32::MAX, Malformed::UnknownType(u32::MAX)),
    ];
    for (kind, value) in values {
        with_malformed(sys::PROP_ACCT_NAME, value.clone(), |account| {
            let text = of(kind == PT_UNICODE, "text".to_owned(), kind);
            assert_eq!(outcome(account.get(prop::NAME)), text);
            let units = text.map(|text| text.map(|text| text.encode_utf16().collect()));
            assert_eq!(outcome(account.get(prop::NAME.units())), units);
        });
        with_malformed(sys::PROP_ACCT_MINI_UID, value.clone(), |account| {
            let number = of(kind == PT_LONG, 7, kind);
            assert_eq!(outcome(account.get(prop::MINI_UID)), number);
        });
        with_malformed(sys::PROP_ACCT_DELIVERY_STORE, value, |account| {
            let bytes = of(kind == PT_BINARY, vec![1, 2, 3], kind);
            assert_eq!(outcome(account.get(prop::DELIVERY_STORE)), bytes);
        });
    }
}

#[test]
fn a_null_pointer_is_an_error_unless_there_are_no_bytes() {
    with_malformed(sys::PROP_ACCT_NAME, Malformed::NullText, |account| {
        assert_eq!(outcome(account.get(prop::NAME)), Err(Cause::Null));
        assert_eq!(outcome(account.get(prop::NAME.units())), Err(Cause::Null));
    });
    for (count, expected) in [
        (0, Ok(Some(vec![]))),
        (1, Err(Cause::Null)),
        (u32::MAX, Err(Cause::Null)),
    ] {
        let value = Malformed::NullBinary(count);
        with_malformed(sys::PROP_ACCT_DELIVERY_STORE, value, |account| {
            assert_eq!(outcome(account.get(prop::DELIVERY_STORE)), expected);
        });
    }
}

#[test]
fn a_tag_is_checked_against_the_type_of_the_values() {
    assert!(Property::<String>::checked(0x7000_001F).is_some());
    for other in [
        0x7000_0003,
        0x7000_801F,
        0x7000_0102,
        0x7000_001E,
        0,
        u32::MAX,
    ] {
        assert!(Property::<String>::checked(other).is_none(), "{other:#X}");
    }
    assert!(Property::<u32>::checked(0x7000_0003).is_some());
    assert!(Property::<u16>::checked(0x7000_0003).is_some());
    assert!(Property::<bool>::checked(0x7000_0102).is_none());
    assert!(Property::<Vec<u8>>::checked(0x7000_0102).is_some());
    assert!(Property::<olk_account::Secret>::checked(0x7000_801F).is_some());
    let made = std::panic::catch_unwind(|| Property::<String>::new(0x7000_0003));
    assert!(made.is_err());
}

#[test]
fn a_property_that_is_not_published_is_read_by_its_tag() {
    with_value(0x7000_001F, "mine", |account| {
        assert_eq!(account.get(OWN), Ok(Some("mine".into())));
    });
    assert_eq!(
        format!("{OWN:?} {:?}", prop::SMTP_PORT),
        "0x7000001F PROP_SMTP_PORT"
    );
}
