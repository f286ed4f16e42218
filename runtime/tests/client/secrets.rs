//! Secrets: what is shown of them, and what is left behind.
//!
//! The fake says of every secret that comes back whether it was overwritten, and `with` sees that all were.

use crate::world::{ready, with_account};
use olk_account::client::Cause;
use olk_account::prop::{Property, ReadWrite};
use olk_account::sys::{self, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};
use olk_account::testing::{FakeAccount, FakeAccountManager, Malformed, Value};
use olk_account::{Account, Secret, prop};

const SECRET: u32 = PT_UNICODE | SECURE_FLAG;

fn with_password(value: impl Into<Value>, test: impl FnOnce(&Account)) {
    let account = FakeAccount::pop3(1).with(sys::PROP_INET_PASSWORD, value);
    with_account(account, |account, _| test(account));
}

#[test]
fn a_password_comes_out_as_it_is() {
    for text in [
        "",
        "hunter2",
        "Bür0 😀",
        "a much longer password than anybody has ever typed",
    ] {
        with_password(text, |account| {
            let password = account.get(prop::INET_PASSWORD).unwrap().unwrap();
            assert_eq!(password.expose(), text);
            let units = account.get(prop::INET_PASSWORD.units()).unwrap().unwrap();
            assert!(units.expose().iter().copied().eq(text.encode_utf16()));
        });
    }
}

#[test]
fn the_managers_copy_is_wiped_before_it_is_freed() {
    let account = FakeAccount::pop3(1).with(sys::PROP_INET_PASSWORD, "hunter2");
    let fake = FakeAccountManager::new([account]);
    let manager = ready(&fake);
    let account = manager.find(1.into()).unwrap().unwrap();
    drop(account.get(prop::INET_PASSWORD).unwrap());
    assert_eq!(fake.memory().unwiped_secrets, []);
    // By hand, and not as carefully: the fake tells the one from the other.
    let mut value = sys::ACCT_VARIANT::default();
    let raw = account.as_interface();
    // SAFETY: the value is a local variable, and the text in it is the account's, to be freed.
    unsafe {
        raw.GetProp(sys::PROP_INET_PASSWORD, &raw mut value)
            .unwrap();
        raw.FreeMemory(value.Val.pwsz.cast()).unwrap();
    }
    assert_eq!(fake.memory().unwiped_secrets.len(), 1);
}

#[test]
fn a_secret_that_is_an_error_is_wiped_as_well() {
    let account = |malformed| FakeAccount::pop3(1).malformed(sys::PROP_INET_PASSWORD, malformed);
    let broken = Value::Text(vec![0x41, 0xD83D]);
    let cases = [
        (
            Malformed::SecureFlag(broken),
            Cause::LoneSurrogate { position: 1 },
        ),
        (Malformed::NullText, Cause::Null),
        (
            Malformed::WrongType([1, 2, 3].into()),
            Cause::WrongType(PT_BINARY),
        ),
        (Malformed::WrongType(7.into()), Cause::WrongType(PT_LONG)),
        (
            Malformed::SecureFlag([1, 2, 3].into()),
            Cause::WrongType(0x8102),
        ),
    ];
    for (malformed, cause) in cases {
        with_account(account(malformed), |account, _| {
            let error = account.get(prop::INET_PASSWORD).unwrap_err();
            assert_eq!(error.cause(), cause);
        });
    }
    // The other way round: a value says that it is a secret, though the property is none.
    let odd = FakeAccount::pop3(1)
        .malformed(sys::PROP_ACCT_NAME, Malformed::SecureFlag("hunter2".into()));
    with_account(odd, |account, _| {
        let error = account.get(prop::NAME).unwrap_err();
        assert_eq!(error.cause(), Cause::WrongType(SECRET));
    });
}

#[test]
fn a_password_that_is_said_to_be_plain_text_is_a_secret_all_the_same() {
    let account = FakeAccount::pop3(1).malformed(
        sys::PROP_SMTP_PASSWORD,
        Malformed::WrongType("hunter2".into()),
    );
    with_account(account, |account, _| {
        let password = account.get(prop::SMTP_PASSWORD).unwrap().unwrap();
        assert_eq!(password.expose(), "hunter2");
    });
}

#[test]
fn half_a_surrogate_pair_is_read_in_units() {
    with_password(Value::Text(vec![0xDE00, 0x41]), |account| {
        let units = account.get(prop::INET_PASSWORD.units()).unwrap().unwrap();
        assert_eq!(units.expose(), [0xDE00, 0x41]);
    });
}

#[test]
fn nothing_of_a_secret_is_printed() {
    with_password("hunter2", |account| {
        let password = account.get(prop::INET_PASSWORD).unwrap();
        let units = account.get(prop::INET_PASSWORD.units()).unwrap();
        let printed = format!("{password:?} {password:#?} {units:?} {account:?}");
        for part in ["hunter", "104", "68", "7"] {
            let is_there = printed.replace(&format!("{account:?}"), "").contains(part);
            assert!(!is_there, "{printed}");
        }
        assert!(printed.starts_with("Some(Secret(..))"));
    });
}

#[test]
fn errors_about_secrets_do_not_tell_them() {
    let account = FakeAccount::pop3(1);
    let account = account.with(sys::PROP_INET_PASSWORD, Value::Text(vec![0x58, 0xD83D]));
    with_account(account, |account, _| {
        let error = account.get(prop::INET_PASSWORD).unwrap_err();
        let printed = format!("{error} {error:?}").to_lowercase();
        assert!(printed.contains("prop_inet_password"), "{printed}");
        assert!(
            !printed.contains("d83d") && !printed.contains("55357"),
            "{printed}"
        );
    });
}

#[test]
fn a_secret_of_ones_own_is_set_like_a_text() {
    const TOKEN: Property<Secret, ReadWrite> = Property::new(0x7001_801F);
    with_account(FakeAccount::pop3(1), |account, fake| {
        let token = Secret::new(String::from("tok 😀"));
        account.set(TOKEN, token.expose()).unwrap();
        account.save().unwrap();
        assert_eq!(fake.value(1, TOKEN.tag()), Some("tok 😀".into()));
        account.set(TOKEN.units(), &[0xD83D]).unwrap();
        account.save().unwrap();
        assert_eq!(fake.value(1, TOKEN.tag()), Some(Value::Text(vec![0xD83D])));
        let read = account.get(TOKEN.units()).unwrap().unwrap();
        assert_eq!(read.expose(), [0xD83D]);
        let error = account.set(TOKEN, "a\0b").unwrap_err();
        assert_eq!(error.cause(), Cause::ContainsNul { position: 1 });
    });
}
