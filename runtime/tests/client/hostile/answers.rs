//! What the client makes of values and memory that are handed out as they shouldn't be.

use super::{Memory, ODD_SUCCESS, with_account};
use crate::world::cause;
use core::cell::Cell;
use core::ptr;
use olk_account::client::{Cause, Limit};
use olk_account::sys::{
    ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, E_FAIL, PT_BINARY, PT_LONG, PT_UNICODE, S_FALSE, S_OK,
    SECURE_FLAG,
};
use olk_account::{Account, AccountId, Category, prop};
use std::rc::Rc;
use windows_core::{GUID, HRESULT};

fn number(dw: u32) -> ACCT_VARIANT {
    ACCT_VARIANT {
        dwType: PT_LONG,
        Val: ACCT_VARIANT_0 { dw },
    }
}

pub(super) fn text(kind: u32, pwsz: *mut u16) -> ACCT_VARIANT {
    ACCT_VARIANT {
        dwType: kind,
        Val: ACCT_VARIANT_0 { pwsz },
    }
}

pub(super) fn bytes(kind: u32, cb: u32, pb: *mut u8) -> ACCT_VARIANT {
    ACCT_VARIANT {
        dwType: kind,
        Val: ACCT_VARIANT_0 {
            bin: ACCT_BIN { cb, pb },
        },
    }
}

/// Runs `test` with an account whose `GetProp` answers this, and checks that everything came back.
#[track_caller]
pub(super) fn with_property(
    property: impl Fn(&Memory, u32) -> (HRESULT, ACCT_VARIANT) + 'static,
    test: impl FnOnce(&Account, &Memory),
) {
    with_account(
        |script| {
            script.property = Box::new(move |memory, tag, value| {
                let (answer, variant) = property(memory, tag);
                // SAFETY: the client passes it.
                unsafe { *value = variant };
                answer
            });
        },
        |account, manager| test(account, manager.memory()),
    );
}

/// Where an array or a text lies that is handed out.
#[derive(Clone, Copy)]
enum Place {
    Aligned,
    Skewed,
    Null,
    /// Not to be freed: it comes with a failure.
    Dangling,
}

impl Place {
    fn of<T: Copy>(self, memory: &Memory, items: &[T]) -> *mut T {
        match self {
            Self::Aligned => memory.array(items),
            Self::Skewed => memory.skewed(items, 1),
            Self::Null => ptr::null_mut(),
            Self::Dangling => ptr::dangling_mut(),
        }
    }
}

#[test]
fn an_array_is_given_back_whatever_comes_with_it() {
    use Place::{Aligned, Dangling, Null, Skewed};
    const OVER_LIMIT: Result<usize, Cause> = Err(Cause::OverLimit(Limit::Items));
    const UNDOCUMENTED: Result<usize, Cause> = Err(Cause::Undocumented(ODD_SUCCESS));
    let (orders, categories) = ([7, 8], [1, 2].map(GUID::from_u128));
    // There are two items: a client that believed a greater count would read behind them.
    for (answer, count, place, expected, freed) in [
        (S_OK, 2, Aligned, Ok(2), 1),
        (S_OK, 2, Skewed, Ok(2), 1),
        (S_OK, 0, Aligned, Ok(0), 1),
        (S_OK, 0, Null, Ok(0), 0),
        (S_OK, 1, Null, Err(Cause::Null), 0),
        (S_OK, u32::MAX, Null, Err(Cause::Null), 0),
        (S_OK, 65_537, Aligned, OVER_LIMIT, 1),
        (S_OK, u32::MAX, Aligned, OVER_LIMIT, 1),
        (ODD_SUCCESS, 2, Aligned, UNDOCUMENTED, 1),
        (E_FAIL, 2, Dangling, Err(Cause::Failed(E_FAIL)), 0),
    ] {
        with_account(
            |script| {
                script.order = Box::new(move |memory| (answer, count, place.of(memory, &orders)));
                script.categories =
                    Box::new(move |memory| (answer, count, place.of(memory, &categories)));
            },
            |account, manager| {
                let order = cause(account.manager().order(Category::STORE));
                let all = orders.map(AccountId::new);
                assert_eq!(order, expected.map(|count| all[..count].to_vec()));
                let info = cause(account.info()).map(|info| info.categories);
                let all = categories.map(Category::from);
                assert_eq!(info, expected.map(|count| all[..count].to_vec()));
                assert_eq!(manager.memory().freed().len(), 2 * freed);
            },
        );
    }
}

#[test]
fn a_message_is_given_back_whatever_it_is() {
    const OH: [u16; 3] = [0x6F, 0x68, 0];
    const HALF: [u16; 3] = [0x6F, 0xD83D, 0];
    let lone = Cause::LoneSurrogate { position: 1 };
    for (answer, place, units, expected, freed) in [
        (S_OK, Place::Aligned, OH, Ok("oh"), 1),
        (S_OK, Place::Skewed, OH, Ok("oh"), 1),
        (S_OK, Place::Null, OH, Err(Cause::Null), 0),
        (S_OK, Place::Aligned, HALF, Err(lone), 1),
        (
            S_FALSE,
            Place::Aligned,
            OH,
            Err(Cause::Undocumented(S_FALSE)),
            1,
        ),
        (E_FAIL, Place::Dangling, OH, Err(Cause::Failed(E_FAIL)), 0),
    ] {
        with_account(
            |script| script.message = Box::new(move |memory| (answer, place.of(memory, &units))),
            |account, manager| {
                for message in [account.message(E_FAIL), account.manager().message(E_FAIL)] {
                    assert_eq!(cause(message), expected.map(String::from));
                }
                assert_eq!(manager.memory().freed().len(), 2 * freed);
            },
        );
    }
}

#[test]
fn a_text_need_not_be_aligned() {
    let units: Vec<u16> = "Büro 😀\0".encode_utf16().collect();
    with_property(
        move |memory, tag| (S_OK, text(tag & 0xFFFF, memory.skewed(&units, 1))),
        |account, _| {
            assert_eq!(account.get(prop::NAME), Ok(Some("Büro 😀".into())));
            let secret = account.get(prop::INET_PASSWORD).unwrap().unwrap();
            assert_eq!(secret.expose(), "Büro 😀");
        },
    );
}

#[test]
fn a_success_that_is_not_documented_gives_back_what_came_with_it() {
    for answer in [S_FALSE, ODD_SUCCESS] {
        with_property(
            move |memory, tag| {
                let value = match tag & 0xFFFF & !SECURE_FLAG {
                    PT_UNICODE => text(tag & 0xFFFF, memory.text("hunter2")),
                    PT_BINARY => bytes(PT_BINARY, 3, memory.array(&[1, 2, 3])),
                    _ => number(7),
                };
                (answer, value)
            },
            |account, memory| {
                let expected = Cause::Undocumented(answer);
                assert_eq!(cause(account.get(prop::NAME)), Err(expected));
                assert_eq!(cause(account.get(prop::DELIVERY_STORE)), Err(expected));
                assert_eq!(cause(account.get(prop::INET_PORT)), Err(expected));
                assert_eq!(memory.freed().len(), 2);
                let secret = cause(account.get(prop::INET_PASSWORD));
                assert_eq!(secret.unwrap_err(), expected);
                let freed = memory.freed();
                assert_eq!(freed, [[0; 16]], "seven units and a NUL, all of them wiped");
            },
        );
    }
}

#[test]
fn what_the_tag_or_the_value_calls_a_secret_is_wiped() {
    const SECRET: u32 = PT_UNICODE | SECURE_FLAG;
    for kind in [SECRET, PT_UNICODE] {
        with_property(
            move |memory, _| (S_OK, text(kind, memory.text("hunter2"))),
            |account, memory| {
                let name = account.get(prop::NAME);
                let freed = memory.freed().concat();
                if kind == SECRET {
                    assert_eq!(cause(name), Err(Cause::WrongType(SECRET)));
                    assert_eq!(freed, [0; 16]);
                } else {
                    assert_eq!(name, Ok(Some("hunter2".into())));
                    assert_ne!(freed, [0; 16]);
                }
                let secret = account.get(prop::INET_PASSWORD).unwrap().unwrap();
                assert_eq!(secret.expose(), "hunter2");
                assert_eq!(memory.freed().concat(), [0; 16]);
            },
        );
    }
}

#[test]
fn a_failure_has_nothing_to_be_freed() {
    with_property(
        // What is in there is nobody's: the answer is a failure.
        |_, tag| (E_FAIL, text(tag & 0xFFFF, ptr::dangling_mut())),
        |account, memory| {
            assert_eq!(cause(account.get(prop::NAME)), Err(Cause::Failed(E_FAIL)));
            assert_eq!(memory.freed(), [[0; 0]; 0]);
        },
    );
}

#[test]
fn what_a_value_of_no_known_type_points_to_is_left_alone() {
    const PT_STRING8: u32 = 0x001E;
    let handed_out = Rc::new(Cell::new(ptr::null_mut::<u8>()));
    let inside = Rc::clone(&handed_out);
    with_property(
        move |memory, _| {
            inside.set(memory.array(b"ANSI\0"));
            (S_OK, bytes(PT_STRING8, 0, inside.get()))
        },
        |account, memory| {
            let name = cause(account.get(prop::NAME));
            assert_eq!(name, Err(Cause::WrongType(PT_STRING8)));
            memory.forgive(handed_out.get());
        },
    );
}

#[test]
fn no_bytes_with_a_pointer_are_no_bytes_and_freed() {
    with_property(
        |memory, _| (S_OK, bytes(PT_BINARY, 0, memory.array(&[1, 2, 3]))),
        |account, memory| {
            assert_eq!(account.get(prop::DELIVERY_STORE), Ok(Some(vec![])));
            assert_eq!(memory.freed(), [[1, 2, 3]]);
        },
    );
}

#[test]
fn what_free_memory_answers_changes_nothing() {
    with_account(
        |script| {
            script.message = Box::new(|memory| (S_OK, memory.text("oh")));
            script.order = Box::new(|memory| (S_OK, 1, memory.array(&[7])));
            script.freed = E_FAIL;
        },
        |account, manager| {
            assert_eq!(account.message(E_FAIL), Ok("oh".into()));
            let order = account.manager().order(Category::STORE);
            assert_eq!(order.unwrap(), [7.into()]);
            assert_eq!(manager.memory().freed().len(), 2);
        },
    );
}
