//! Values in memory: the bytes that a manager sees and may overwrite, and those that it doesn't write.

use super::answers::{text, with_property};
use super::{Manager, Memory, with_account, with_client};
use crate::world::cause;
use core::cell::{Cell, RefCell};
use core::mem::{offset_of, size_of};
use olk_account::client::Cause;
use olk_account::prop::{Encryption, LeaveOnServer, Property, PropertyValue, ReadWrite, SmtpAuth};
use olk_account::sys::{ACCT_BIN, ACCT_VARIANT, PT_BINARY, PT_LONG, PT_UNICODE, S_OK, SECURE_FLAG};
use olk_account::{Account, AccountId, Category, Secret, prop};
use std::rc::Rc;

const SIZE: usize = size_of::<ACCT_VARIANT>();
const VAL: usize = offset_of!(ACCT_VARIANT, Val);
const PB: usize = VAL + offset_of!(ACCT_BIN, pb);
const WORD: usize = size_of::<usize>();

/// All bytes of a value with this type and this number at the beginning of `Val`; all others are 0.
fn bytes_of(value_type: u32, number: u32) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    bytes[..4].copy_from_slice(&value_type.to_ne_bytes());
    bytes[VAL..][..4].copy_from_slice(&number.to_ne_bytes());
    bytes
}

/// Fills the stack that the next call uses with other bytes than zeros.
#[inline(never)]
fn scribble() {
    core::hint::black_box([0xAA_u8; 4096]);
}

#[test]
fn get_prop_is_passed_zeros() {
    with_account(
        |_| (),
        |account, manager| {
            scribble();
            // Nothing is written, so the type is 0.
            let nothing = Cause::WrongType(0);
            assert_eq!(cause(account.get(prop::NAME)), Err(nothing));
            assert_eq!(cause(account.get(prop::INET_PORT)), Err(nothing));
            assert_eq!(cause(account.get(prop::DELIVERY_STORE)), Err(nothing));
            let secret = cause(account.get(prop::INET_PASSWORD));
            assert_eq!(secret.unwrap_err(), nothing);
            assert_eq!(manager.seen(), [[0; SIZE]; 4]);
        },
    );
}

#[test]
fn a_null_pointer_is_an_error_unless_there_are_no_bytes() {
    // The account writes the type of a value, and once a count. So the rest is 0, and the pointer is null.
    with_account(
        |script| {
            script.property = Box::new(|_, tag, value| {
                // SAFETY: the client passes it.
                unsafe {
                    (*value).dwType = tag & 0xFFFF;
                    if tag == prop::DELIVERY_FOLDER.tag() {
                        (*value).Val.bin.cb = 1;
                    }
                }
                S_OK
            });
        },
        |account, _| {
            scribble();
            assert_eq!(account.get(prop::INET_PORT), Ok(Some(0)));
            assert_eq!(account.get(prop::DELIVERY_STORE), Ok(Some(vec![])));
            let null = Cause::Null;
            assert_eq!(cause(account.get(prop::DELIVERY_FOLDER)), Err(null));
            assert_eq!(cause(account.get(prop::NAME)), Err(null));
            assert_eq!(cause(account.get(prop::NAME.units())), Err(null));
            let secret = cause(account.get(prop::INET_PASSWORD));
            assert_eq!(secret.unwrap_err(), null);
        },
    );
}

#[test]
fn find_account_is_passed_the_number_and_zeros() {
    with_client(
        |_| (),
        |client, manager| {
            scribble();
            assert!(client.find(AccountId::new(u32::MAX)).unwrap().is_some());
            assert!(client.find_exchange().unwrap().is_some());
            let expected = [bytes_of(PT_LONG, u32::MAX), bytes_of(PT_LONG, 1)];
            assert_eq!(manager.seen(), expected);
        },
    );
}

#[test]
fn set_prop_is_passed_the_number_and_zeros() {
    fn set<V: for<'v> PropertyValue<Set<'v> = V>>(account: &Account, value: V) {
        let property = Property::<V, ReadWrite>::new(0x7000_0003);
        account.set(property, value).unwrap();
    }
    with_account(
        |_| (),
        |account, manager| {
            scribble();
            set(account, u32::MAX);
            set(account, 993_u16);
            set(account, true);
            set(account, AccountId::new(7));
            set(account, Encryption::AUTO);
            set(account, SmtpAuth::USER_PASS);
            set(account, LeaveOnServer::from(0x000E_0003));
            let numbers = [u32::MAX, 993, 1, 7, 3, 1, 0x000E_0003];
            let expected = numbers.map(|number| bytes_of(PT_LONG, number));
            assert_eq!(manager.seen(), expected);
        },
    );
}

/// The bytes without those of the pointer, which isn't null.
#[track_caller]
fn without_pointer(mut bytes: [u8; SIZE], at: usize) -> [u8; SIZE] {
    assert_ne!(bytes[at..][..WORD], [0; WORD]);
    bytes[at..][..WORD].fill(0);
    bytes
}

/// Runs `test` with an account that reads what it is set to, a text in its units or bytes, and overwrites it. Returns what
/// it read.
fn read_and_overwritten(test: impl FnOnce(&Account, &Manager)) -> Vec<Vec<u16>> {
    let read = Rc::new(RefCell::new(Vec::new()));
    let inside = Rc::clone(&read);
    let set = move |_: &Memory, _, value: *mut ACCT_VARIANT| {
        let mut items = Vec::new();
        // SAFETY: the client passes a text, up to a NUL, or bytes. Both can be written to.
        unsafe {
            let val = (*value).Val;
            if (*value).dwType == PT_BINARY {
                items.extend((0..val.bin.cb as usize).map(|at| u16::from(*val.bin.pb.add(at))));
                val.bin.pb.write_bytes(0xFF, items.len());
            } else {
                items.extend(
                    (0..)
                        .map(|at| *val.pwsz.add(at))
                        .take_while(|unit| *unit != 0),
                );
                val.pwsz.write_bytes(0xFF, items.len());
            }
        }
        inside.borrow_mut().push(items);
        S_OK
    };
    with_account(
        |script| script.set = Box::new(set),
        |account, manager| {
            scribble();
            test(account, manager);
        },
    );
    read.take()
}

#[test]
fn set_prop_is_passed_the_text_and_zeros() {
    const SECRET: u32 = PT_UNICODE | SECURE_FLAG;
    const TOKEN: Property<Secret, ReadWrite> = Property::new(0x7001_801F);
    let read = read_and_overwritten(|account, manager| {
        account.set(prop::NAME, "").unwrap();
        account.set(prop::NAME, "😀").unwrap();
        account.set(prop::NAME.units(), &[0xD83D]).unwrap();
        account.set(TOKEN, "a").unwrap();
        account.set(TOKEN.units(), &[0xDE00]).unwrap();
        let seen = manager.seen().into_iter();
        let seen = seen.map(|bytes| without_pointer(bytes, VAL));
        let types = [PT_UNICODE, PT_UNICODE, PT_UNICODE, SECRET, SECRET];
        assert!(seen.eq(types.map(|value_type| bytes_of(value_type, 0))));
    });
    let texts: [&[u16]; 5] = [&[], &[0xD83D, 0xDE00], &[0xD83D], &[0x61], &[0xDE00]];
    assert_eq!(read, texts);
}

#[test]
fn set_prop_is_passed_the_bytes_and_zeros() {
    let bytes = [1, 2, 3];
    let read = read_and_overwritten(|account, manager| {
        account.set(prop::DELIVERY_STORE, &bytes).unwrap();
        account.set(prop::DELIVERY_FOLDER, &[]).unwrap();
        let [three, none] = manager.seen().try_into().unwrap();
        assert_eq!(without_pointer(three, PB), bytes_of(PT_BINARY, 3));
        assert_eq!(none, bytes_of(PT_BINARY, 0));
    });
    assert_eq!(read, [vec![1, 2, 3], vec![]]);
    assert_eq!(bytes, [1, 2, 3], "the account wrote to a copy");
}

#[test]
fn set_order_lends_the_manager_a_copy() {
    static ORDER: [AccountId; 3] = [AccountId::new(3), AccountId::new(1), AccountId::new(2)];
    with_client(
        |_| (),
        |client, _| client.set_order(Category::STORE, &ORDER).unwrap(),
    );
    assert_eq!(ORDER, [3, 1, 2].map(AccountId::new));
}

#[test]
fn secret_in_memory_that_the_account_still_uses_is_wiped_there() {
    // The account hands out the same memory each time, and `FreeMemory` leaves it where it is.
    let shared: Rc<[Cell<u16>]> = "hunter2\0".encode_utf16().map(Cell::new).collect();
    let inside = Rc::clone(&shared);
    let hand_out = move |memory: &Memory, _| {
        let start = inside.as_ptr().cast_mut().cast();
        memory.lend(start);
        (S_OK, text(PT_UNICODE | SECURE_FLAG, start))
    };
    with_property(hand_out, |account, _| {
        let first = &shared[0];
        let password = account.get(prop::INET_PASSWORD).unwrap().unwrap();
        assert_eq!(password.expose(), "hunter2");
        assert_eq!(first.get(), 0);
        assert!(shared.iter().all(|unit| unit.get() == 0));
        let again = account.get(prop::INET_PASSWORD).unwrap().unwrap();
        assert_eq!(again.expose(), "");
    });
}
