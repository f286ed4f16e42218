//! `GetIdentity`, through the raw vtable.

use crate::support::{
    Caller, Hresult, MapiSession, Misaligned, Owner, PROFILE, Script, for_every_helper,
};
use core::ptr;
use olk_account::{OpenSession, ProfileName, olk_account_helper};
use windows_core::Result;

/// What a buffer, and what lies before and after it, is filled with.
const CANARY: u16 = 0xA5A5;
/// How many canaries stand on either side of a buffer.
const FENCE: usize = 8;

/// What `GetIdentity` answered for a buffer of `size` units, what `*pcch` is, and what the units are. On either side,
/// nothing may be written.
#[track_caller]
fn identity(helper: &Caller, size: usize) -> (Hresult, usize, Vec<u16>) {
    let mut memory = vec![CANARY; FENCE + size + FENCE];
    let mut length = u32::try_from(size).unwrap();
    let buffer = &mut memory[FENCE..FENCE + size];
    // SAFETY: the buffer has as many units as `length` says.
    let answer = unsafe { helper.get_identity(buffer.as_mut_ptr(), &raw mut length) };
    let units = memory[FENCE..FENCE + size].to_vec();
    assert_eq!(memory[..FENCE], [CANARY; FENCE], "before the buffer");
    assert_eq!(memory[FENCE + size..], [CANARY; FENCE], "after the buffer");
    (answer, length as usize, units)
}

/// A helper whose profile has this name.
fn named(name: &str) -> Caller {
    let mut owner = Owner::new(&Script::new());
    owner.profile = ProfileName::new(name).unwrap();
    Caller::of(owner)
}

fn with_nul(name: &str) -> Vec<u16> {
    name.encode_utf16().chain([0]).collect()
}

/// Names of every kind, the shortest and the longest among them.
fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "x",
        "Outlook",
        "Büro",
        "日本語",
        "😀",
        "a😀b",
        "a b\tc\u{7F}",
    ]
    .map(String::from)
    .into();
    names.extend(["x".repeat(63), "ä".repeat(64), "😀".repeat(32)]);
    names
}

#[test]
fn a_null_buffer_gets_the_size_whatever_pcch_says() {
    for_every_helper(|helper, _| {
        for size in [0, 1, 7, 8, 9, 65, 1000, u32::MAX] {
            let mut length = size;
            // SAFETY: NULL is what a caller may pass; `length` is a local variable.
            let answer = unsafe { helper.get_identity(ptr::null_mut(), &raw mut length) };
            assert_eq!((answer, length), (Hresult::E_OUTOFMEMORY, 8), "{size}");
        }
    });
}

#[test]
fn a_buffer_that_is_too_small_is_left_untouched() {
    for_every_helper(|helper, _| {
        let required = PROFILE.len() + 1;
        for size in 0..required {
            let (answer, length, units) = identity(helper, size);
            assert_eq!((answer, length), (Hresult::E_OUTOFMEMORY, required));
            assert_eq!(units, vec![CANARY; size]);
        }
    });
}

#[test]
fn a_buffer_that_is_just_large_enough_gets_name_and_nul() {
    for_every_helper(|helper, _| {
        let expected = with_nul(PROFILE);
        let (answer, length, units) = identity(helper, expected.len());
        assert_eq!((answer, length), (Hresult::S_OK, expected.len()));
        assert_eq!(units, expected);
    });
}

#[test]
fn a_roomy_buffer_is_written_up_to_the_nul_and_no_further() {
    for_every_helper(|helper, _| {
        let expected = with_nul(PROFILE);
        for more in [1, 2, 57, 500] {
            let (answer, length, units) = identity(helper, expected.len() + more);
            assert_eq!((answer, length), (Hresult::S_OK, expected.len()));
            let (name, rest) = units.split_at(expected.len());
            assert_eq!(name, expected);
            assert_eq!(rest, vec![CANARY; more]);
        }
    });
}

#[test]
fn pcch_null_is_an_invalid_argument_and_the_buffer_untouched() {
    for_every_helper(|helper, _| {
        let mut buffer = [CANARY; 65];
        // SAFETY: NULL is what a caller may pass, and without a size nothing is written to the buffer.
        let answer = unsafe { helper.get_identity(buffer.as_mut_ptr(), ptr::null_mut()) };
        assert_eq!(answer, Hresult::E_INVALIDARG);
        assert_eq!(buffer, [CANARY; 65]);
        // SAFETY: as above.
        let answer = unsafe { helper.get_identity(ptr::null_mut(), ptr::null_mut()) };
        assert_eq!(answer, Hresult::E_INVALIDARG);
    });
}

#[test]
fn every_name_from_1_to_64_units_comes_out_as_it_went_in() {
    let names = names();
    let lengths = names.iter().map(|name| name.encode_utf16().count());
    assert!(lengths.clone().any(|units| units == 1) && lengths.clone().any(|units| units == 64));
    for name in names {
        let helper = named(&name);
        let expected = with_nul(&name);
        let short = identity(&helper, expected.len() - 1);
        assert_eq!((short.0, short.1), (Hresult::E_OUTOFMEMORY, expected.len()));
        assert!(short.2.iter().all(|&unit| unit == CANARY), "{name}");
        let exact = identity(&helper, expected.len());
        assert_eq!(exact, (Hresult::S_OK, expected.len(), expected), "{name}");
    }
}

#[test]
fn the_size_that_is_named_is_enough_on_the_second_call() {
    // The protocol of a caller that asks first.
    for name in names() {
        let helper = named(&name);
        let mut length = 0;
        // SAFETY: NULL is what a caller may pass; `length` is a local variable.
        let answer = unsafe { helper.get_identity(ptr::null_mut(), &raw mut length) };
        assert_eq!(answer, Hresult::E_OUTOFMEMORY);
        let (answer, copied, units) = identity(&helper, length as usize);
        assert_eq!((answer, copied), (Hresult::S_OK, length as usize));
        assert_eq!(units, with_nul(&name));
    }
}

#[test]
fn a_literal_is_the_name() {
    #[olk_account_helper(owns_session, profile = "Büro 😀")]
    struct Fixed;

    impl OpenSession for Fixed {
        type Session = MapiSession;

        fn open_session(&self) -> Result<MapiSession> {
            unreachable!("nobody asks for a session")
        }
    }

    let expected = with_nul("Büro 😀");
    let (answer, length, units) = identity(&Caller::of(Fixed), 65);
    assert_eq!((answer, length), (Hresult::S_OK, expected.len()));
    assert_eq!(units[..length], expected);
}

#[test]
fn buffer_and_size_may_lie_anywhere() {
    for_every_helper(|helper, _| {
        let mut length = Misaligned::new(65);
        let mut buffer = Misaligned::new([CANARY; 65]);
        // SAFETY: both pointers are valid, though not aligned, which the rule is about.
        let answer = unsafe { helper.get_identity(buffer.pointer().cast(), length.pointer()) };
        assert_eq!((answer, length.get()), (Hresult::S_OK, 8));
        let buffer = buffer.get();
        assert_eq!(buffer[..8], with_nul(PROFILE));
        assert_eq!(buffer[8..], [CANARY; 57]);
    });
}

#[test]
fn asking_for_the_name_touches_neither_session_nor_count() {
    for_every_helper(|helper, script| {
        let asked = script.asked();
        let hooked = script.hooked();
        identity(helper, 65);
        identity(helper, 1);
        assert_eq!(script.asked(), asked);
        assert_eq!(script.hooked(), hooked);
        assert_eq!(helper.count(), 1);
    });
}
