//! Values that no account should have.

use crate::outlook::{Account, BINARY, Bin, Got, LONG, SECRET, UNICODE, Variant, read_text, ready};
use crate::support::Hresult;
use core::{ptr, slice};
use olk_account::sys;
use olk_account::testing::{FakeAccount, Malformed, Value};

/// A property of each type.
const TAGS: [u32; 4] = [
    sys::PROP_ACCT_STAMP,
    sys::PROP_INET_PASSWORD,
    sys::PROP_INET_PORT,
    sys::PROP_ACCT_DELIVERY_STORE,
];

fn values() -> [Value; 5] {
    [
        Value::Number(u32::MAX),
        Value::from("text"),
        Value::Text(vec![]),
        Value::from([1, 2, 3]),
        Value::Binary(vec![]),
    ]
}

fn all() -> Vec<Malformed> {
    let mut all = vec![Malformed::NullText];
    all.extend([0, 1, u32::MAX].map(Malformed::NullBinary));
    all.extend(values().map(Malformed::WrongType));
    all.extend(values().map(Malformed::SecureFlag));
    let types = [0, 1, LONG, UNICODE, BINARY, SECRET, 0x8003, 0x8102, 0x0040];
    all.extend(types.map(Malformed::UnknownType));
    all.push(Malformed::UnknownType(u32::MAX));
    all
}

fn with(tag: u32, malformed: Malformed, test: impl FnOnce(&Account)) {
    let (manager, fake) = ready([FakeAccount::pop3(1).malformed(tag, malformed)]);
    let account = manager.account(1);
    test(&account);
    drop((manager, account));
    fake.assert_no_leaks();
}

/// Reads the value as its type says, a null pointer excepted, and frees it.
fn read(account: &Account, tag: u32) {
    let Variant { kind, val } = account.variant(tag).unwrap();
    // SAFETY: these types are said to have these members, and to make that so is the fake's part.
    unsafe {
        match kind & !0x8000 {
            UNICODE if !val.pwsz.is_null() => {
                let _ = read_text(val.pwsz);
                assert_eq!(account.free(val.pwsz.cast()), Hresult::S_OK);
            }
            BINARY if !val.bin.pb.is_null() => {
                let bytes = slice::from_raw_parts(val.bin.pb, val.bin.cb as usize);
                assert_eq!(bytes, [1, 2, 3]);
                assert_eq!(account.free(val.bin.pb), Hresult::S_OK);
            }
            _ => {}
        }
    }
}

#[test]
fn every_pointer_of_a_malformed_value_is_null_or_valid() {
    for malformed in all() {
        for tag in TAGS {
            with(tag, malformed.clone(), |account| read(account, tag));
        }
    }
}

#[test]
fn null_text_has_the_type_of_text() {
    for (tag, expected) in [
        (sys::PROP_ACCT_NAME, UNICODE),
        (sys::PROP_INET_PASSWORD, SECRET),
        (sys::PROP_INET_PORT, UNICODE),
    ] {
        with(tag, Malformed::NullText, |account| {
            let Variant { kind, val } = account.variant(tag).unwrap();
            // SAFETY: all bytes of the variant are initialized.
            assert_eq!((kind, unsafe { val.pwsz }), (expected, ptr::null_mut()));
        });
    }
}

#[test]
fn null_bytes_have_the_count_that_was_given() {
    let malformed = Malformed::NullBinary(9);
    with(sys::PROP_ACCT_DELIVERY_STORE, malformed, |account| {
        let Variant { kind, val } = account.variant(0x0018_0102).unwrap();
        // SAFETY: all bytes of the variant are initialized.
        let Bin { cb, pb } = unsafe { val.bin };
        assert_eq!((kind, cb, pb), (BINARY, 9, ptr::null_mut()));
    });
}

#[test]
fn a_wrong_type_is_the_type_of_the_value() {
    let number = Malformed::WrongType(7.into());
    with(sys::PROP_ACCT_STAMP, number, |account| {
        assert_eq!(account.get(0x000D_001F), Ok(Got::Number(7)));
    });
    let bytes = Malformed::WrongType([1, 2].into());
    with(sys::PROP_INET_PORT, bytes, |account| {
        assert_eq!(account.get(0x0104_0003), Ok(Got::Bytes(vec![1, 2])));
    });
    let text = Malformed::WrongType("no secret".into());
    with(sys::PROP_INET_PASSWORD, text, |account| {
        assert_eq!(account.get(0x0102_801F), Ok(Got::Text("no secret".into())));
    });
}

#[test]
fn a_secure_flag_is_added_to_the_type_of_the_value() {
    let text = Malformed::SecureFlag("secret".into());
    with(sys::PROP_ACCT_NAME, text, |account| {
        assert_eq!(account.get(0x0002_001F), Ok(Got::Secret("secret".into())));
    });
    let number = Malformed::SecureFlag(7.into());
    with(sys::PROP_INET_PORT, number, |account| {
        let Variant { kind, val } = account.variant(0x0104_0003).unwrap();
        // SAFETY: all bytes of the variant are initialized.
        assert_eq!((kind, unsafe { val.dw }), (0x8003, 7));
    });
}

#[test]
fn a_malformed_property_has_a_value_unless_it_is_null() {
    let account = FakeAccount::pop3(1)
        .malformed(sys::PROP_ACCT_NAME, Malformed::WrongType(7.into()))
        .malformed(sys::PROP_ACCT_STAMP, Malformed::SecureFlag("x".into()))
        .malformed(sys::PROP_INET_USER, Malformed::NullText)
        .malformed(sys::PROP_INET_PORT, Malformed::UnknownType(0x0040));
    let (_manager, fake) = ready([account]);
    assert_eq!(fake.value(1, sys::PROP_ACCT_NAME), Some(7.into()));
    assert_eq!(fake.value(1, sys::PROP_ACCT_STAMP), Some("x".into()));
    assert_eq!(fake.value(1, sys::PROP_INET_USER), None);
    assert_eq!(fake.value(1, sys::PROP_INET_PORT), None);
    // It can be mended.
    assert!(fake.set(1, sys::PROP_INET_PORT, 993));
    assert_eq!(fake.value(1, sys::PROP_INET_PORT), Some(993.into()));
}
