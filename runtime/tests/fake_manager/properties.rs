//! `GetProp`.

use crate::outlook::{BINARY, Bin, Got, LONG, NOT_FOUND, SECRET, UNICODE, Variant, ready};
use crate::support::Hresult;
use crate::support::tables;
use core::ptr;
use olk_account::testing::{FakeAccount, FakeAccountManager, Value};
use olk_account::{prop, sys};

/// Returns the tag of every published property.
fn published() -> impl Iterator<Item = u32> {
    tables::PROPERTIES.iter().map(|property| property.tag)
}

#[test]
fn a_property_comes_out_as_it_went_in() {
    let (manager, fake) = ready([FakeAccount::imap4(7)
        .name("Büro 😀")
        .with(sys::PROP_INET_PORT, 993)
        .with(sys::PROP_INET_SSL, true)
        .with(sys::PROP_INET_SERVER, String::from("imap.example.com"))
        .with(sys::PROP_INET_PASSWORD, "geheim")
        .with(sys::PROP_ACCT_DELIVERY_STORE, [0, 1, 2, 0xFF])
        .with(sys::PROP_ACCT_USER_DISPLAY_NAME, "")]);
    let account = manager.account(7);
    assert_eq!(account.get(0x0001_0003), Ok(Got::Number(7)));
    assert_eq!(account.get(0x0014_0003), Ok(Got::Number(0)));
    assert_eq!(account.get(0x0002_001F), Ok(Got::Text("Büro 😀".into())));
    assert_eq!(account.get(0x0104_0003), Ok(Got::Number(993)));
    assert_eq!(account.get(0x0105_0003), Ok(Got::Number(1)));
    assert_eq!(
        account.get(0x0100_001F),
        Ok(Got::Text("imap.example.com".into()))
    );
    assert_eq!(account.get(0x0102_801F), Ok(Got::Secret("geheim".into())));
    assert_eq!(
        account.get(0x0018_0102),
        Ok(Got::Bytes(vec![0, 1, 2, 0xFF]))
    );
    assert_eq!(account.get(0x000B_001F), Ok(Got::Text(String::new())));
    drop((manager, account));
    fake.assert_no_leaks();
}

#[test]
fn a_property_that_the_account_lacks_is_not_found() {
    let (manager, _fake) = ready([FakeAccount::pop3(1).without(sys::PROP_ACCT_IS_EXCH)]);
    let account = manager.account(1);
    for tag in published().filter(|&tag| tag != 0x0001_0003) {
        assert_eq!(account.get(tag), Err(NOT_FOUND), "{tag:#010X}");
    }
    assert_eq!(
        account.get(0x4321_001F),
        Err(NOT_FOUND),
        "nor one that isn't published"
    );
}

#[test]
fn a_wrong_tag_is_an_invalid_argument() {
    let (manager, _fake) = ready([FakeAccount::pop3(1).name("x")]);
    let account = manager.account(1);
    for kind in [0, 1, 2, 0x000B, 0x001E, 0x0040, 0x8003, 0x8102, 0xFFFF] {
        assert_eq!(
            account.get(0x0002_0000 | kind),
            Err(Hresult::E_INVALIDARG),
            "{kind:#06X}"
        );
    }
    // Published, and of another type.
    for tag in published() {
        for kind in [LONG, UNICODE, SECRET, BINARY] {
            let other = tag & 0xFFFF_0000 | kind;
            if other != tag {
                assert_eq!(
                    account.get(other),
                    Err(Hresult::E_INVALIDARG),
                    "{other:#010X}"
                );
            }
        }
    }
}

#[test]
fn get_prop_takes_no_null() {
    let (manager, _fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    let get = account.vtable().get_prop;
    // SAFETY: NULL is what a caller may pass.
    let answer = unsafe { get(account.this(), 0x0001_0003, ptr::null_mut()) };
    assert_eq!(answer, Hresult::E_INVALIDARG);
}

#[test]
fn every_call_hands_out_memory_of_its_own() {
    let (manager, fake) = ready([FakeAccount::pop3(1).name("x")]);
    let account = manager.account(1);
    let texts: Vec<*mut u16> = (0..3)
        .map(|_| {
            let Variant { kind, val } = account.variant(0x0002_001F).unwrap();
            assert_eq!(kind, UNICODE);
            // SAFETY: the type names the member.
            unsafe { val.pwsz }
        })
        .collect();
    assert!(texts[0] != texts[1] && texts[1] != texts[2] && texts[0] != texts[2]);
    for text in texts {
        assert_eq!(account.free(text.cast()), Hresult::S_OK);
    }
    assert!(fake.memory().is_clean());
}

#[test]
fn a_binary_value_without_bytes_points_to_nothing() {
    let (manager, fake) = ready([FakeAccount::pop3(1).with(sys::PROP_ACCT_DELIVERY_STORE, [])]);
    let account = manager.account(1);
    let Variant { kind, val } = account.variant(0x0018_0102).unwrap();
    assert_eq!(kind, BINARY);
    // SAFETY: the type names the member.
    let Bin { cb, pb } = unsafe { val.bin };
    assert_eq!((cb, pb), (0, ptr::null_mut()));
    assert_eq!(fake.memory().handed_out, 0);
}

#[test]
fn text_need_not_be_well_formed() {
    let (manager, fake) =
        ready([FakeAccount::pop3(1).with(sys::PROP_INET_SERVER, Value::Text(vec![0x41, 0xD83D]))]);
    let account = manager.account(1);
    let Variant { kind, val } = account.variant(0x0100_001F).unwrap();
    assert_eq!(kind, UNICODE);
    // SAFETY: the type names the member, which is a string of two units and a NUL.
    unsafe {
        let units = [*val.pwsz, *val.pwsz.add(1), *val.pwsz.add(2)];
        assert_eq!(units, [0x41, 0xD83D, 0]);
        account.free(val.pwsz.cast());
    }
    drop((manager, account));
    fake.assert_no_leaks();
}

#[test]
#[should_panic(expected = "the value of PROP_ACCT_NAME is not of the property's type")]
fn an_account_is_not_given_a_value_of_another_type_by_mistake() {
    let _ = FakeAccount::pop3(1).with(sys::PROP_ACCT_NAME, 7);
}

#[test]
#[should_panic(expected = "the value of 0x7000001F is not of the property's type")]
fn a_property_that_is_not_published_goes_by_its_tag() {
    let _ = FakeAccount::pop3(1).with(0x7000_001F, 7);
}

#[test]
#[should_panic(expected = "the value of PROP_ACCT_NAME is not of the property's type")]
fn a_value_is_not_changed_to_one_of_another_type_by_mistake() {
    FakeAccountManager::new([FakeAccount::pop3(1)]).set(1, prop::NAME, 7);
}

#[test]
fn a_test_names_a_property_as_the_client_does_or_by_its_tag() {
    let account = FakeAccount::pop3(1)
        .with(prop::NAME, "Home")
        .with(prop::INET_PORT, 995)
        .with(prop::STAMP, "stamp")
        .without(prop::STAMP);
    let fake = FakeAccountManager::new([account]);
    for home in [fake.value(1, prop::NAME), fake.value(1, 0x0002_001F)] {
        assert_eq!(home, Some("Home".into()));
    }
    assert_eq!(fake.value(1, sys::PROP_INET_PORT), Some(995.into()));
    assert_eq!(fake.value(1, sys::PROP_ACCT_STAMP), None);
    assert!(fake.set(1, prop::NAME, "Work"));
    assert_eq!(fake.value(1, sys::PROP_ACCT_NAME), Some("Work".into()));
}

#[test]
#[should_panic(expected = "PROP_ACCT_ID is the number")]
fn an_account_is_not_given_another_number_by_mistake() {
    let _ = FakeAccount::pop3(1).with(sys::PROP_ACCT_ID, 2);
}

#[test]
fn an_account_does_not_show_its_values() {
    let account = FakeAccount::pop3(1).with(sys::PROP_INET_PASSWORD, "geheim");
    let shown = format!("{account:?}");
    assert!(
        shown.contains("0x0102801F") && !shown.contains("geheim"),
        "{shown}"
    );
}
