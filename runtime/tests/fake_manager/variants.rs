//! The bytes of an `ACCT_VARIANT`: which of them the fake writes, and which it reads.

use crate::outlook::{Account, BINARY, Bin, LONG, UNICODE, Val, Variant, ready};
use crate::support::{Hresult, Misaligned};
use core::mem::offset_of;
use core::ptr;
use olk_account::sys;
use olk_account::testing::{FakeAccount, Malformed, Value};

const SIZE: usize = size_of::<Variant>();
const WORD: usize = size_of::<usize>();
/// Fills the memory before the fake writes to it.
const BEFORE: u8 = 0xAA;

/// Returns the bytes of a variant that has this type, these bytes at the beginning of the union, and zeros else.
fn bytes_of(kind: u32, val: &[u8]) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    bytes[..4].copy_from_slice(&kind.to_ne_bytes());
    bytes[offset_of!(Variant, val)..][..val.len()].copy_from_slice(val);
    bytes
}

/// Calls `GetProp` with memory that is not a variant yet, and returns all of its bytes and the value.
fn get(account: &Account, tag: u32) -> (Hresult, [u8; SIZE], Variant) {
    let mut value = core::mem::MaybeUninit::<Variant>::uninit();
    // SAFETY: the memory is a local variable's; every byte of it is initialized before it is read.
    unsafe {
        value.as_mut_ptr().write_bytes(BEFORE, 1);
        let answer = (account.vtable().get_prop)(account.this(), tag, value.as_mut_ptr());
        let bytes = value.as_ptr().cast::<[u8; SIZE]>().read();
        (answer, bytes, value.assume_init())
    }
}

#[test]
fn get_prop_writes_all_bytes_of_a_number() {
    let (manager, _fake) = ready([FakeAccount::pop3(1).with(sys::PROP_INET_PORT, 0x1122_3344)]);
    let (answer, bytes, _) = get(&manager.account(1), 0x0104_0003);
    assert_eq!(answer, Hresult::S_OK);
    assert_eq!(bytes, bytes_of(LONG, &0x1122_3344_u32.to_ne_bytes()));
}

#[test]
fn get_prop_writes_all_bytes_of_a_text() {
    let (manager, _fake) = ready([FakeAccount::pop3(1).name("x")]);
    let account = manager.account(1);
    let (answer, bytes, value) = get(&account, 0x0002_001F);
    assert_eq!(answer, Hresult::S_OK);
    // SAFETY: the type names the member.
    let pwsz = unsafe { value.val.pwsz };
    assert_eq!(bytes, bytes_of(UNICODE, &pwsz.addr().to_ne_bytes()));
    assert_eq!(account.free(pwsz.cast()), Hresult::S_OK);
}

#[test]
fn get_prop_writes_all_bytes_of_a_binary_value() {
    let (manager, _fake) =
        ready([FakeAccount::pop3(1).with(sys::PROP_ACCT_DELIVERY_STORE, [1, 2, 3])]);
    let account = manager.account(1);
    let (answer, bytes, value) = get(&account, 0x0018_0102);
    assert_eq!(answer, Hresult::S_OK);
    // SAFETY: the type names the member.
    let Bin { cb, pb } = unsafe { value.val.bin };
    let mut bin = [0; 2 * WORD];
    bin[..4].copy_from_slice(&cb.to_ne_bytes());
    bin[WORD..].copy_from_slice(&pb.addr().to_ne_bytes());
    assert_eq!((bytes, cb), (bytes_of(BINARY, &bin), 3));
    assert_eq!(account.free(pb), Hresult::S_OK);
}

#[test]
fn get_prop_writes_all_bytes_of_a_malformed_value() {
    let account = FakeAccount::pop3(1)
        .malformed(sys::PROP_ACCT_NAME, Malformed::NullText)
        .malformed(
            sys::PROP_ACCT_DELIVERY_STORE,
            Malformed::NullBinary(u32::MAX),
        )
        .malformed(sys::PROP_INET_PORT, Malformed::UnknownType(0x0040));
    let (manager, _fake) = ready([account]);
    let account = manager.account(1);
    let all = [
        (0x0002_001F, bytes_of(UNICODE, &[])),
        (0x0018_0102, bytes_of(BINARY, &[0xFF; 4])),
        (0x0104_0003, bytes_of(0x0040, &[])),
    ];
    for (tag, expected) in all {
        assert_eq!(get(&account, tag).1, expected, "{tag:#010X}");
    }
}

#[test]
fn get_prop_writes_nothing_if_it_fails() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    let untouched = [BEFORE; SIZE];
    for tag in [0x0002_001F, 0x0002_0003] {
        let (answer, bytes, _) = get(&account, tag);
        assert_ne!(answer, Hresult::S_OK);
        assert_eq!(bytes, untouched);
    }
    fake.fail(olk_account::testing::Method::AccountGetProp, sys::E_FAIL);
    assert_eq!(get(&account, 0x0001_0003).1, untouched);
}

/// Memory that ends with the member that the type of a variant names, and begins at an odd address: what the fake has
/// no need to read can't be read. Miri, valgrind and `AddressSanitizer` watch over its end.
struct Short(Box<[u8]>);

impl Short {
    /// Returns a variant with this type, and with as many bytes of the union as `member` has.
    fn new<T>(kind: u32, member: T) -> Self {
        let before_val = 1 + offset_of!(Variant, val);
        let mut memory = vec![BEFORE; before_val + size_of::<T>()].into_boxed_slice();
        // SAFETY: the memory has room for the type and for the member behind it.
        unsafe {
            let start = memory.as_mut_ptr();
            start.add(1).cast::<u32>().write_unaligned(kind);
            start.add(before_val).cast::<T>().write_unaligned(member);
        }
        Self(memory)
    }

    fn pointer(&mut self) -> *mut Variant {
        self.0[1..].as_mut_ptr().cast()
    }

    fn set(&mut self, account: &Account, tag: u32) -> Hresult {
        let set = account.vtable().set_prop;
        // SAFETY: the type and the member that it names can be read, which the rule is about.
        unsafe { set(account.this(), tag, self.pointer()) }
    }
}

#[test]
fn set_prop_reads_the_type_and_its_member_alone() {
    let (manager, fake) = ready([FakeAccount::pop3(1)]);
    let account = manager.account(1);
    let mut text = [0x41_u16, 0];
    let mut bytes = [1_u8, 2];
    let bin = Bin {
        cb: 2,
        pb: bytes.as_mut_ptr(),
    };
    let mut all = [
        (0x4321_0003, Short::new(LONG, 7_u32)),
        (0x0002_001F, Short::new(UNICODE, text.as_mut_ptr())),
        (0x0018_0102, Short::new(BINARY, bin)),
    ];
    for (tag, value) in &mut all {
        assert_eq!(value.set(&account, *tag), Hresult::S_OK, "{tag:#010X}");
    }
    assert_eq!(account.save(0), Hresult::S_OK);
    assert_eq!(fake.value(1, 0x4321_0003), Some(Value::Number(7)));
    assert_eq!(fake.value(1, 0x0002_001F), Some(Value::from("A")));
    assert_eq!(fake.value(1, 0x0018_0102), Some(Value::from([1, 2])));
    // Of a value with another type than the property's, the type alone is read.
    let mut other = Short::new(LONG, ());
    assert_eq!(other.set(&account, 0x0002_001F), Hresult::E_INVALIDARG);
}

#[test]
fn find_account_reads_the_type_and_its_member_alone() {
    let (manager, _fake) = ready([FakeAccount::pop3(7)]);
    let find = |mut value: Short| {
        let (find, mut out) = (manager.vtable().find_account, ptr::null_mut());
        // SAFETY: the type and the member that it names can be read; `out` is a local variable.
        let answer = unsafe { find(manager.this(), 0x0001_0003, value.pointer(), &raw mut out) };
        // SAFETY: what is handed out is an account with a reference of our own.
        (answer, unsafe { crate::support::Reference::from_raw(out) })
    };
    let (answer, account) = find(Short::new(LONG, 7_u32));
    assert_eq!(answer, Hresult::S_OK);
    assert_eq!(Account(account.unwrap()).id(), 7);
    let (answer, account) = find(Short::new(UNICODE, ()));
    assert_eq!(answer, crate::outlook::PARAM_NOT_SUPPORTED);
    assert!(account.is_none());
}

#[test]
fn get_prop_writes_where_no_field_is_aligned() {
    let (manager, _fake) = ready([FakeAccount::pop3(7)
        .name("A")
        .with(sys::PROP_ACCT_DELIVERY_STORE, [1, 2])]);
    let account = manager.account(7);
    let get = |tag| {
        let mut value = Misaligned::new(Variant {
            kind: 0,
            val: Val { dw: 0 },
        });
        // SAFETY: the pointer is valid for writing, though not aligned, which the rule is about.
        let answer = unsafe { (account.vtable().get_prop)(account.this(), tag, value.pointer()) };
        assert_eq!(answer, Hresult::S_OK);
        value.get()
    };
    let (number, text, bytes) = (get(0x0001_0003), get(0x0002_001F), get(0x0018_0102));
    // SAFETY: these are the members of the properties' types, and what they point to is not freed before it is read.
    unsafe {
        assert_eq!((number.kind, number.val.dw), (LONG, 7));
        assert_eq!((text.kind, *text.val.pwsz), (UNICODE, 0x41));
        assert_eq!((bytes.kind, bytes.val.bin.cb), (BINARY, 2));
        assert_eq!(*bytes.val.bin.pb.add(1), 2);
        assert_eq!(account.free(text.val.pwsz.cast()), Hresult::S_OK);
        assert_eq!(account.free(bytes.val.bin.pb), Hresult::S_OK);
    }
}

// What these tests take for granted.
const _: () = assert!(size_of::<Val>() == 2 * WORD && offset_of!(Variant, val) == WORD);
