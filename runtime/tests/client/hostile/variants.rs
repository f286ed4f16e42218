//! Values in memory: the bytes that a manager sees, and answers that write only a part of a value.

use super::{Manager, Memory};
use core::cell::{Cell, RefCell};
use core::mem::{offset_of, size_of};
use olk_account::client::Cause;
use olk_account::prop::{Encryption, LeaveOnServer, Property, ReadWrite, SmtpAuth};
use olk_account::sys::{ACCT_BIN, ACCT_VARIANT, PT_BINARY, PT_LONG, PT_UNICODE, S_OK, SECURE_FLAG};
use olk_account::{Account, AccountId, Secret, prop};
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

fn with_account(manager: &Manager, test: impl FnOnce(&Account)) {
    let account = manager.ready().find(1.into()).unwrap().unwrap();
    manager.seen();
    scribble();
    test(&account);
    drop(account);
    manager.assert_clean();
}

#[test]
fn get_prop_is_passed_zeros() {
    with_account(&Manager::new(), |account| {
        // Nothing is written, so the type is 0.
        let error = account.get(prop::NAME).unwrap_err();
        assert_eq!(error.cause(), Cause::WrongType(0));
    });
    let manager = Manager::new();
    with_account(&manager, |account| {
        assert!(account.get(prop::NAME).is_err());
        assert!(account.get(prop::INET_PORT).is_err());
        assert!(account.get(prop::INET_PASSWORD).is_err());
        assert!(account.get(prop::DELIVERY_STORE).is_err());
        assert_eq!(manager.seen(), [[0; SIZE]; 4]);
    });
}

#[test]
fn find_account_is_passed_the_number_and_zeros() {
    let manager = Manager::new();
    let client = manager.ready();
    scribble();
    assert!(client.find(AccountId::new(u32::MAX)).unwrap().is_some());
    assert!(client.find_exchange().unwrap().is_some());
    let expected = [bytes_of(PT_LONG, u32::MAX), bytes_of(PT_LONG, 1)];
    assert_eq!(manager.seen(), expected);
    drop(client);
    manager.assert_clean();
}

#[test]
fn set_prop_is_passed_the_number_and_zeros() {
    const TAG: u32 = 0x7000_0003;
    macro_rules! set {
        ($account:ident, $type:ty, $value:expr) => {
            $account
                .set(Property::<$type, ReadWrite>::new(TAG), $value)
                .unwrap()
        };
    }
    let manager = Manager::new();
    with_account(&manager, |account| {
        set!(account, u32, 0x0102_0304);
        set!(account, u16, 993);
        set!(account, bool, true);
        set!(account, AccountId, 7.into());
        set!(account, Encryption, Encryption::AUTO);
        set!(account, SmtpAuth, SmtpAuth::USER_PASS);
        set!(account, LeaveOnServer, LeaveOnServer::from(0x000E_0003));
        let numbers = [0x0102_0304, 993, 1, 7, 3, 1, 0x000E_0003];
        assert_eq!(
            manager.seen(),
            numbers.map(|number| bytes_of(PT_LONG, number))
        );
    });
}

/// The texts that `SetProp` read.
type Read = Rc<RefCell<Vec<Vec<u16>>>>;

/// A manager whose accounts read the texts that they are set to, and write over them.
fn reading_manager() -> (Manager, Read) {
    let read = Read::default();
    let inside = Rc::clone(&read);
    let manager = Manager::with(|script| {
        script.set = Box::new(move |_, _, value| {
            let mut units = Vec::new();
            // SAFETY: the client passes a text, up to a NUL, and it can be written to.
            unsafe {
                let text = (*value).Val.pwsz;
                while *text.add(units.len()) != 0 {
                    units.push(*text.add(units.len()));
                }
                text.write_bytes(0xFF, units.len());
            }
            inside.borrow_mut().push(units);
            S_OK
        });
    });
    (manager, read)
}

/// The bytes without those of the pointer, which isn't null.
#[track_caller]
fn without_pointer(mut bytes: [u8; SIZE], at: usize) -> [u8; SIZE] {
    assert_ne!(bytes[at..][..WORD], [0; WORD]);
    bytes[at..][..WORD].fill(0);
    bytes
}

#[test]
fn set_prop_is_passed_the_text_and_zeros() {
    const SECRET: u32 = PT_UNICODE | SECURE_FLAG;
    const TOKEN: Property<Secret, ReadWrite> = Property::new(0x7001_801F);
    let (manager, read) = reading_manager();
    with_account(&manager, |account| {
        account.set(prop::NAME, "").unwrap();
        account.set(prop::NAME, "😀").unwrap();
        account.set(prop::NAME.units(), &[0xD83D]).unwrap();
        account.set(TOKEN, "a").unwrap();
        account.set(TOKEN.units(), &[0xDE00]).unwrap();
        let seen: Vec<_> = manager.seen();
        let seen = seen.into_iter().map(|bytes| without_pointer(bytes, VAL));
        let types = [PT_UNICODE, PT_UNICODE, PT_UNICODE, SECRET, SECRET];
        assert!(seen.eq(types.map(|value_type| bytes_of(value_type, 0))));
    });
    let texts: [&[u16]; 5] = [&[], &[0xD83D, 0xDE00], &[0xD83D], &[0x61], &[0xDE00]];
    assert_eq!(*read.borrow(), texts);
}

#[test]
fn set_prop_is_passed_the_bytes_and_zeros() {
    let read = Rc::new(RefCell::new(Vec::new()));
    let inside = Rc::clone(&read);
    let manager = Manager::with(|script| {
        script.set = Box::new(move |_, _, value| {
            // SAFETY: the client passes bytes, which can be written to.
            unsafe {
                let (count, start) = ((*value).Val.bin.cb, (*value).Val.bin.pb);
                for index in 0..count as usize {
                    inside.borrow_mut().push(start.add(index).replace(0xFF));
                }
            }
            S_OK
        });
    });
    with_account(&manager, |account| {
        let bytes = [1, 2, 3];
        account.set(prop::DELIVERY_STORE, &bytes).unwrap();
        assert_eq!(bytes, [1, 2, 3], "the account wrote to a copy");
        account.set(prop::DELIVERY_FOLDER, &[]).unwrap();
        let [three, none] = manager.seen().try_into().unwrap();
        assert_eq!(without_pointer(three, PB), bytes_of(PT_BINARY, 3));
        assert_eq!(none, bytes_of(PT_BINARY, 0));
    });
    assert_eq!(*read.borrow(), [1, 2, 3]);
}

/// A manager whose accounts write a part of each value.
fn writing(write: impl Fn(&Memory, *mut ACCT_VARIANT) + 'static) -> Manager {
    Manager::with(|script| {
        script.property = Box::new(move |memory, _, value| {
            write(memory, value);
            S_OK
        });
    })
}

/// Writes the type of a value, and nothing else.
fn write_type(value: *mut ACCT_VARIANT, value_type: u32) {
    // SAFETY: the client passes it.
    unsafe { (*value).dwType = value_type };
}

#[test]
fn text_without_a_pointer_is_null() {
    for value_type in [PT_UNICODE, PT_UNICODE | SECURE_FLAG] {
        let manager = writing(move |_, value| write_type(value, value_type));
        with_account(&manager, |account| {
            let secret = account.get(prop::INET_PASSWORD).unwrap_err();
            assert_eq!(secret.cause(), Cause::Null);
            let name = account.get(prop::NAME).unwrap_err();
            let expected = if value_type == PT_UNICODE {
                Cause::Null
            } else {
                Cause::WrongType(value_type)
            };
            assert_eq!(name.cause(), expected);
        });
    }
}

#[test]
fn type_alone_is_zero_or_no_bytes() {
    with_account(&writing(|_, value| write_type(value, PT_LONG)), |account| {
        assert_eq!(account.get(prop::INET_PORT), Ok(Some(0)));
        assert_eq!(account.get(prop::IS_EXCH), Ok(Some(false)));
    });
    let manager = writing(|_, value| write_type(value, PT_BINARY));
    with_account(&manager, |account| {
        assert_eq!(account.get(prop::DELIVERY_STORE), Ok(Some(vec![])));
    });
}

#[test]
fn count_without_a_pointer_is_null() {
    let manager = writing(|_, value| {
        write_type(value, PT_BINARY);
        // SAFETY: the client passes it.
        unsafe { (*value).Val.bin.cb = 3 };
    });
    with_account(&manager, |account| {
        let error = account.get(prop::DELIVERY_STORE).unwrap_err();
        assert_eq!(error.cause(), Cause::Null);
    });
}

#[test]
fn pointer_without_a_count_is_no_bytes_and_freed() {
    let manager = writing(|memory, value| {
        write_type(value, PT_BINARY);
        // SAFETY: the client passes it.
        unsafe { (*value).Val.bin.pb = memory.array(&[1, 2, 3]) };
    });
    with_account(&manager, |account| {
        assert_eq!(account.get(prop::DELIVERY_STORE), Ok(Some(vec![])));
        assert_eq!(manager.memory().freed(), [[1, 2, 3]]);
    });
}

#[test]
fn value_without_a_type_is_of_the_wrong_one() {
    let manager = writing(|_, value| {
        // SAFETY: the client passes it.
        unsafe { (*value).Val.dw = 7 };
    });
    with_account(&manager, |account| {
        let error = account.get(prop::INET_PORT).unwrap_err();
        assert_eq!(error.cause(), Cause::WrongType(0));
    });
}

#[test]
fn secret_in_memory_that_the_account_still_uses_is_wiped_there() {
    // The account hands out the same memory each time, and `FreeMemory` leaves it where it is.
    let shared: Rc<[Cell<u16>]> = "hunter2\0".encode_utf16().map(Cell::new).collect();
    let inside = Rc::clone(&shared);
    let manager = Manager::with(|script| {
        script.property = Box::new(move |memory, _, value| {
            write_type(value, PT_UNICODE | SECURE_FLAG);
            let start = inside.as_ptr().cast_mut().cast();
            memory.lend(start);
            // SAFETY: the client passes it.
            unsafe { (*value).Val.pwsz = start };
            S_OK
        });
    });
    with_account(&manager, |account| {
        let first = &shared[0];
        let password = account.get(prop::INET_PASSWORD).unwrap().unwrap();
        assert_eq!(password.expose(), "hunter2");
        assert_eq!(first.get(), 0);
        assert!(shared.iter().all(|unit| unit.get() == 0));
        let again = account.get(prop::INET_PASSWORD).unwrap().unwrap();
        assert_eq!(again.expose(), "");
    });
}
