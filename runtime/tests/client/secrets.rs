//! Secrets: what is shown of them, and what is left behind.
//!
//! The fake says of every secret that comes back whether it was overwritten, and `with` sees that all were.

use crate::world::with_account;
use olk_account::testing::{FakeAccount, Method, Value};
use olk_account::{Account, prop, sys};

fn with_password(value: impl Into<Value>, test: impl FnOnce(&Account)) {
    let account = FakeAccount::pop3(1).with(sys::PROP_INET_PASSWORD, value);
    with_account(account, |account, _| test(account));
}

#[test]
fn a_password_comes_out_as_it_is() {
    for text in ["", "hunter2", "Bür0 😀"] {
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
    with_account(account, |account, fake| {
        drop(account.get(prop::INET_PASSWORD).unwrap());
        assert_eq!(fake.calls(Method::AccountFreeMemory), 1);
        assert_eq!(fake.memory().unwiped_secrets, []);
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
    with_password(Value::Text(vec![0x58, 0xD83D]), |account| {
        let error = account.get(prop::INET_PASSWORD).unwrap_err();
        let printed = format!("{error} {error:?}").to_lowercase();
        assert!(printed.contains("prop_inet_password"), "{printed}");
        let is_told = printed.contains("d83d") || printed.contains("55357");
        assert!(!is_told, "{printed}");
    });
}
