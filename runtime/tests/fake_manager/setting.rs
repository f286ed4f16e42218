//! `SetProp`, and the two `SaveChanges`.

use crate::outlook::{
    BINARY, Bin, CHANGED, Got, LONG, Manager, NOT_FOUND, PROP_READ_ONLY, SECRET, Sink, UNICODE,
    Val, Variant, ready,
};
use crate::support::Hresult;
use crate::support::tables;
use core::ptr;
use olk_account::sys::{self, PROP_ACCT_NAME};
use olk_account::testing::{FakeAccount, Value};

const NAME: u32 = 0x0002_001F;
const STORE: u32 = 0x0018_0102;
const SENTITEMS: u32 = 0x0020_0102;

/// Returns the tags of the properties that can be set, or of those that can't.
fn published(is_writable: bool) -> impl Iterator<Item = u32> {
    let some = tables::PROPERTIES
        .iter()
        .filter(move |property| property.is_writable == is_writable);
    some.map(|property| property.tag)
}

/// Sets the property to something of its type.
fn set(account: &crate::outlook::Account, tag: u32) -> Hresult {
    match tag & 0xFFFF {
        LONG => account.set_number(tag, LONG, 5),
        BINARY => account.set_bytes(tag, BINARY, b"five"),
        kind => account.set_text(tag, kind, "five"),
    }
}

#[test]
fn a_property_is_set_if_it_is_read_write() {
    let (manager, fake) = ready([FakeAccount::exchange(1)]);
    let account = manager.account(1);
    for tag in published(true) {
        assert_eq!(set(&account, tag), Hresult::S_OK, "{tag:#010X}");
    }
    assert_eq!(account.save(0), Hresult::S_OK);
    for tag in published(true) {
        let expected = match tag & 0xFFFF {
            LONG => Value::from(5),
            BINARY => Value::from(*b"five"),
            _ => Value::from("five"),
        };
        assert_eq!(fake.value(1, tag), Some(expected), "{tag:#010X}");
    }
}

#[test]
fn a_property_is_not_set_if_it_is_read_only() {
    let (manager, fake) = ready([FakeAccount::exchange(1)]);
    let account = manager.account(1);
    for tag in published(false) {
        assert_eq!(set(&account, tag), PROP_READ_ONLY, "{tag:#010X}");
    }
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(account.id(), 1);
    assert_eq!(fake.value(1, sys::PROP_INET_SERVER), None);
}

#[test]
fn the_folder_for_sent_mail_of_pop3_and_imap_is_not_found() {
    let accounts = [
        FakeAccount::pop3(1),
        FakeAccount::imap4(2),
        FakeAccount::hotmail(3),
    ];
    let (manager, _fake) = ready(accounts);
    assert_eq!(set(&manager.account(1), SENTITEMS), NOT_FOUND);
    assert_eq!(set(&manager.account(2), SENTITEMS), NOT_FOUND);
    assert_eq!(set(&manager.account(3), SENTITEMS), PROP_READ_ONLY);
}

#[test]
fn a_property_that_is_not_published_can_be_set() {
    let (manager, _fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    assert_eq!(account.set_text(0x4321_001F, UNICODE, "x"), Hresult::S_OK);
    assert_eq!(account.get(0x4321_001F), Ok(Got::Text("x".into())));
}

#[test]
fn a_wrong_tag_or_value_is_an_invalid_argument() {
    let (manager, _fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    assert_eq!(
        account.set_text(0x0002_001E, UNICODE, "x"),
        Hresult::E_INVALIDARG
    );
    assert_eq!(
        account.set_text(0x0002_801F, SECRET, "x"),
        Hresult::E_INVALIDARG
    );
    assert_eq!(account.set_text(NAME, SECRET, "x"), Hresult::E_INVALIDARG);
    assert_eq!(account.set_number(NAME, LONG, 1), Hresult::E_INVALIDARG);
    assert_eq!(account.set_bytes(NAME, BINARY, b"x"), Hresult::E_INVALIDARG);
    assert_eq!(account.get(NAME), Err(NOT_FOUND));
}

#[test]
fn set_prop_takes_no_null() {
    let (manager, _fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    let text = Variant {
        kind: UNICODE,
        val: Val {
            pwsz: ptr::null_mut(),
        },
    };
    let bytes = |cb| Variant {
        kind: BINARY,
        val: Val {
            bin: Bin {
                cb,
                pb: ptr::null_mut(),
            },
        },
    };
    // SAFETY: NULL is what a caller may pass.
    unsafe {
        let answer = (account.vtable().set_prop)(account.this(), NAME, ptr::null_mut());
        assert_eq!(answer, Hresult::E_INVALIDARG);
        assert_eq!(account.set_variant(NAME, text), Hresult::E_INVALIDARG);
        assert_eq!(account.set_variant(STORE, bytes(1)), Hresult::E_INVALIDARG);
        assert_eq!(
            account.set_variant(STORE, bytes(0)),
            Hresult::S_OK,
            "no bytes need no pointer"
        );
    }
}

#[test]
fn what_is_set_is_kept_by_save_changes_alone() {
    let (manager, fake) = ready([FakeAccount::pop3(1).name("old")]);
    let (account, other) = (manager.account(1), manager.account(1));
    assert_eq!(account.set_text(NAME, UNICODE, "new"), Hresult::S_OK);
    assert_eq!(
        account.get(NAME),
        Ok(Got::Text("new".into())),
        "seen where it was set"
    );
    assert_eq!(
        other.get(NAME),
        Ok(Got::Text("old".into())),
        "and nowhere else"
    );
    assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("old".into()));
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(other.get(NAME), Ok(Got::Text("new".into())));
    assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("new".into()));
}

#[test]
fn what_is_not_saved_goes_with_the_object() {
    let (manager, fake) = ready([FakeAccount::pop3(1).name("old")]);
    let account = manager.account(1);
    assert_eq!(account.set_text(NAME, UNICODE, "new"), Hresult::S_OK);
    assert_eq!(account.0.release(), 0);
    assert_eq!(manager.save(1, 0), Hresult::S_OK);
    assert_eq!(manager.account(1).get(NAME), Ok(Got::Text("old".into())));
    assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("old".into()));
}

#[test]
fn the_value_is_taken_over_and_not_the_pointer() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    let mut units = [0x41, 0];
    let value = Variant {
        kind: UNICODE,
        val: Val {
            pwsz: units.as_mut_ptr(),
        },
    };
    // SAFETY: these are units up to a NUL.
    assert_eq!(unsafe { account.set_variant(NAME, value) }, Hresult::S_OK);
    units[0] = 0x42;
    assert_eq!(units, [0x42, 0]);
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("A".into()));
}

#[test]
fn an_account_saves_what_was_set_through_it_alone() {
    let (manager, _fake) = ready([FakeAccount::pop3(1).name("old"), FakeAccount::pop3(2)]);
    let (one, same, another) = (manager.account(1), manager.account(1), manager.account(2));
    assert_eq!(one.set_text(NAME, UNICODE, "one"), Hresult::S_OK);
    assert_eq!(another.set_text(NAME, UNICODE, "another"), Hresult::S_OK);
    assert_eq!(same.save(0), Hresult::S_OK);
    assert_eq!(same.get(NAME), Ok(Got::Text("old".into())));
    assert_eq!(one.save(0), Hresult::S_OK);
    assert_eq!(same.get(NAME), Ok(Got::Text("one".into())));
    assert_eq!(manager.account(2).get(NAME), Err(NOT_FOUND));
}

#[test]
fn the_manager_saves_what_was_set_through_all_of_its_objects_for_the_account() {
    let (manager, fake) = ready([FakeAccount::pop3(1), FakeAccount::pop3(2)]);
    let foreign = Manager::ready(&fake);
    let (one, two, another) = (manager.account(1), manager.account(1), manager.account(2));
    let elsewhere = foreign.account(1);
    assert_eq!(two.set_text(NAME, UNICODE, "two"), Hresult::S_OK);
    assert_eq!(one.set_bytes(STORE, BINARY, b"one"), Hresult::S_OK);
    assert_eq!(another.set_text(NAME, UNICODE, "another"), Hresult::S_OK);
    assert_eq!(
        elsewhere.set_text(0x000C_001F, UNICODE, "elsewhere"),
        Hresult::S_OK
    );
    assert_eq!(manager.save(1, 0), Hresult::S_OK);
    assert_eq!(fake.value(1, PROP_ACCT_NAME), Some("two".into()));
    assert_eq!(
        fake.value(1, sys::PROP_ACCT_DELIVERY_STORE),
        Some(Value::from(*b"one"))
    );
    assert_eq!(fake.value(2, PROP_ACCT_NAME), None);
    assert_eq!(fake.value(1, sys::PROP_ACCT_USER_EMAIL_ADDR), None);
    // Those are still to be saved.
    assert_eq!(another.save(0), Hresult::S_OK);
    assert_eq!(foreign.save(1, 0), Hresult::S_OK);
    assert_eq!(fake.value(2, PROP_ACCT_NAME), Some("another".into()));
    assert_eq!(
        fake.value(1, sys::PROP_ACCT_USER_EMAIL_ADDR),
        Some("elsewhere".into())
    );
}

#[test]
fn what_is_saved_through_one_manager_is_seen_through_all() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let other = Manager::ready(&fake);
    let account = manager.account(1);
    assert_eq!(account.set_text(NAME, UNICODE, "new"), Hresult::S_OK);
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(other.account(1).get(NAME), Ok(Got::Text("new".into())));
}

#[test]
fn save_changes_takes_no_flags() {
    let (manager, _fake) = ready([FakeAccount::pop3(1)]);
    assert_eq!(manager.save(1, 1), Hresult::E_INVALIDARG);
    assert_eq!(manager.account(1).save(1), Hresult::E_INVALIDARG);
}

#[test]
fn there_must_be_an_account_to_save() {
    let (manager, _fake) = ready([FakeAccount::pop3(1)]);
    assert_eq!(manager.save(2, 0), NOT_FOUND);
    let account = manager.account(1);
    assert_eq!(account.set_text(NAME, UNICODE, "new"), Hresult::S_OK);
    assert_eq!(manager.delete(1), Hresult::S_OK);
    assert_eq!(account.save(0), NOT_FOUND);
    assert_eq!(manager.save(1, 0), NOT_FOUND);
}

#[test]
fn what_was_set_in_an_account_that_is_gone_does_not_come_back_with_its_number() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    assert_eq!(account.set_text(NAME, UNICODE, "new"), Hresult::S_OK);
    assert_eq!(manager.delete(1), Hresult::S_OK);
    fake.add(FakeAccount::imap4(1));
    assert_eq!(manager.save(1, 0), Hresult::S_OK);
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(fake.value(1, PROP_ACCT_NAME), None);
}

#[test]
fn a_change_is_told_when_it_is_saved_and_when_it_is_one() {
    let (manager, _fake) = ready([FakeAccount::pop3(1).name("old"), FakeAccount::pop3(2)]);
    let sink = Sink::new();
    manager.advise(&sink).unwrap();
    let account = manager.account(1);
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(account.set_text(NAME, UNICODE, "old"), Hresult::S_OK);
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(account.set_text(NAME, UNICODE, "new"), Hresult::S_OK);
    assert_eq!(sink.told(), []);
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(sink.told(), [(CHANGED, 1)]);
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(manager.save(1, 0), Hresult::S_OK);
    assert_eq!(sink.told(), [(CHANGED, 1)]);
    let another = manager.account(2);
    assert_eq!(another.set_text(NAME, UNICODE, "new"), Hresult::S_OK);
    assert_eq!(another.set_bytes(STORE, BINARY, b"new"), Hresult::S_OK);
    assert_eq!(manager.save(2, 0), Hresult::S_OK);
    assert_eq!(sink.told(), [(CHANGED, 1), (CHANGED, 2)]);
}
