//! What the client makes of values and memory that are handed out as they shouldn't be.

use super::{Manager, Memory, OnProperty};
use core::ptr;
use olk_account::client::Cause;
use olk_account::sys::{
    ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, E_FAIL, PT_BINARY, PT_LONG, PT_UNICODE, S_FALSE, S_OK,
    SECURE_FLAG,
};
use olk_account::{Account, AccountError, Category, prop};
use windows_core::{GUID, HRESULT};

const ODD_SUCCESS: HRESULT = HRESULT(0x0004_0000);

fn number(dw: u32) -> ACCT_VARIANT {
    ACCT_VARIANT {
        dwType: PT_LONG,
        Val: ACCT_VARIANT_0 { dw },
    }
}

fn text(kind: u32, pwsz: *mut u16) -> ACCT_VARIANT {
    ACCT_VARIANT {
        dwType: kind,
        Val: ACCT_VARIANT_0 { pwsz },
    }
}

fn bytes(kind: u32, cb: u32, pb: *mut u8) -> ACCT_VARIANT {
    ACCT_VARIANT {
        dwType: kind,
        Val: ACCT_VARIANT_0 {
            bin: ACCT_BIN { cb, pb },
        },
    }
}

/// The cause of an error, or what came instead.
fn cause<T>(outcome: Result<T, AccountError>) -> Result<T, Cause> {
    outcome.map_err(|error| error.cause())
}

/// `GetProp`, by what it writes.
fn by_value(
    property: impl Fn(&Memory, u32) -> (HRESULT, ACCT_VARIANT) + 'static,
) -> Box<OnProperty> {
    Box::new(move |memory, tag, value| {
        let (answer, variant) = property(memory, tag);
        // SAFETY: the client passes it.
        unsafe { *value = variant };
        answer
    })
}

/// Runs `test` with an account whose properties are these, and sees that everything came back.
fn with_property(
    property: impl Fn(&Memory, u32) -> (HRESULT, ACCT_VARIANT) + 'static,
    test: impl FnOnce(&Account, &Memory),
) {
    let manager = Manager::with(|script| script.property = by_value(property));
    {
        let client = manager.ready();
        let account = client.find(1.into()).unwrap().unwrap();
        test(&account, manager.memory());
    }
    manager.assert_clean();
}

#[test]
fn a_text_need_not_be_aligned() {
    let units = |text: &str| text.encode_utf16().chain([0]).collect::<Vec<u16>>();
    for words in ["", "plain", "Büro 😀"] {
        let odd = units(words);
        with_property(
            move |memory, tag| (S_OK, text(tag & 0xFFFF, memory.skewed(&odd, 1))),
            |account, memory| {
                assert_eq!(account.get(prop::NAME), Ok(Some(words.into())));
                let secret = account.get(prop::INET_PASSWORD).unwrap().unwrap();
                assert_eq!(secret.expose(), words);
                let freed = memory.freed();
                assert!(
                    freed[1].iter().all(|&byte| byte == 0),
                    "the secret was wiped"
                );
            },
        );
    }
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
                assert_eq!(
                    cause(account.get(prop::INET_PASSWORD)).unwrap_err(),
                    expected
                );
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
                drop(account.get(prop::INET_PASSWORD).unwrap());
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
    // PT_STRING8, say.
    let handed_out = std::rc::Rc::new(core::cell::Cell::new(ptr::null_mut::<u8>()));
    let inside = handed_out.clone();
    with_property(
        move |memory, _| {
            inside.set(memory.array(b"ANSI\0"));
            (S_OK, bytes(0x001E, 0, inside.get()))
        },
        |account, memory| {
            assert_eq!(
                cause(account.get(prop::NAME)),
                Err(Cause::WrongType(0x001E))
            );
            memory.forgive(handed_out.get());
        },
    );
}

#[test]
fn no_bytes_with_a_pointer_are_no_bytes_and_freed() {
    with_property(
        |memory, _| (S_OK, bytes(PT_BINARY, 0, memory.array(&[]))),
        |account, memory| {
            assert_eq!(account.get(prop::DELIVERY_STORE), Ok(Some(vec![])));
            assert_eq!(memory.freed(), [[0; 0]]);
        },
    );
}

#[test]
fn what_free_memory_answers_changes_nothing() {
    let manager = Manager::with(|script| {
        script.property = by_value(|memory, _| (S_OK, text(PT_UNICODE, memory.text("name"))));
        script.order = Box::new(|memory| (S_OK, 1, memory.array(&[7])));
        script.freed = E_FAIL;
    });
    let client = manager.ready();
    let account = client.find(1.into()).unwrap().unwrap();
    assert_eq!(account.get(prop::NAME), Ok(Some("name".into())));
    assert_eq!(client.order(Category::STORE).unwrap(), [7.into()]);
    assert_eq!(manager.memory().freed().len(), 2);
    drop((client, account));
    manager.assert_clean();
}

/// An answer, what the client makes of it, and how much memory was given back.
type CategoriesCase = (
    fn(&Memory, &[GUID]) -> (HRESULT, u32, *mut GUID),
    Result<usize, Cause>,
    usize,
);

#[test]
fn categories_are_given_back_whatever_comes_with_them() {
    let guids = [1, 2].map(GUID::from_u128);
    let cases: [CategoriesCase; 7] = [
        (|memory, all| (S_OK, 2, memory.array(all)), Ok(2), 1),
        (|memory, all| (S_OK, 2, memory.skewed(all, 3)), Ok(2), 1),
        (|memory, all| (S_OK, 0, memory.array(all)), Ok(0), 1),
        (|_, _| (S_OK, 0, ptr::null_mut()), Ok(0), 0),
        (
            |_, _| (S_OK, u32::MAX, ptr::null_mut()),
            Err(Cause::Null),
            0,
        ),
        (
            |memory, all| (S_FALSE, 2, memory.array(all)),
            Err(Cause::Undocumented(S_FALSE)),
            1,
        ),
        (
            |_, _| (E_FAIL, 2, ptr::dangling_mut()),
            Err(Cause::Failed(E_FAIL)),
            0,
        ),
    ];
    for (answer, expected, freed) in cases {
        let manager = Manager::with(|script| {
            script.categories = Box::new(move |memory| answer(memory, &guids));
        });
        let account = manager.ready().find(1.into()).unwrap().unwrap();
        let info = cause(account.info());
        if let Ok(info) = &info {
            let categories: Vec<GUID> = info.categories.iter().map(|it| it.guid()).collect();
            assert_eq!(categories, guids[..categories.len()]);
            assert_eq!(info.account_type.guid(), GUID::from_u128(1));
        }
        assert_eq!(info.map(|info| info.categories.len()), expected);
        assert_eq!(manager.memory().freed().len(), freed);
        drop(account);
        manager.assert_clean();
    }
}

/// An answer, what the client makes of it, and how much memory was given back.
type OrderCase = (
    fn(&Memory) -> (HRESULT, u32, *mut u32),
    Result<Vec<u32>, Cause>,
    usize,
);

#[test]
fn an_order_is_given_back_whatever_comes_with_it() {
    let cases: [OrderCase; 6] = [
        (|memory| (S_OK, 2, memory.array(&[7, 8])), Ok(vec![7, 8]), 1),
        (
            |memory| (S_OK, 2, memory.skewed(&[7, 8], 1)),
            Ok(vec![7, 8]),
            1,
        ),
        (|memory| (S_OK, 0, memory.array(&[7, 8])), Ok(vec![]), 1),
        (|_| (S_OK, 1, ptr::null_mut()), Err(Cause::Null), 0),
        (
            |memory| (ODD_SUCCESS, 2, memory.array(&[7, 8])),
            Err(Cause::Undocumented(ODD_SUCCESS)),
            1,
        ),
        (
            |_| (E_FAIL, 2, ptr::dangling_mut()),
            Err(Cause::Failed(E_FAIL)),
            0,
        ),
    ];
    for (answer, expected, freed) in cases {
        let manager = Manager::with(|script| script.order = Box::new(answer));
        let order = cause(manager.ready().order(Category::STORE));
        let order = order.map(|ids| ids.into_iter().map(u32::from).collect());
        assert_eq!(order, expected);
        assert_eq!(manager.memory().freed().len(), freed);
        manager.assert_clean();
    }
}

/// An answer, what the client makes of it, and how much memory was given back.
type MessageCase = (
    fn(&Memory) -> (HRESULT, *mut u16),
    Result<&'static str, Cause>,
    usize,
);

#[test]
fn a_message_is_given_back_whatever_it_is() {
    let cases: [MessageCase; 6] = [
        (|memory| (S_OK, memory.text("oh")), Ok("oh"), 1),
        (
            |memory| (S_OK, memory.skewed(&[0x6F, 0x68, 0], 1)),
            Ok("oh"),
            1,
        ),
        (|_| (S_OK, ptr::null_mut()), Err(Cause::Null), 0),
        (
            |memory| (S_OK, memory.array(&[0xD83D, 0])),
            Err(Cause::LoneSurrogate { position: 0 }),
            1,
        ),
        (
            |memory| (S_FALSE, memory.text("oh")),
            Err(Cause::Undocumented(S_FALSE)),
            1,
        ),
        (
            |_| (E_FAIL, ptr::dangling_mut()),
            Err(Cause::Failed(E_FAIL)),
            0,
        ),
    ];
    for (answer, expected, freed) in cases {
        let manager = Manager::with(|script| script.message = Box::new(answer));
        let client = manager.ready();
        let account = client.find(1.into()).unwrap().unwrap();
        for message in [client.message(E_FAIL), account.message(E_FAIL)] {
            assert_eq!(cause(message), expected.map(String::from));
        }
        assert_eq!(manager.memory().freed().len(), 2 * freed);
        drop((client, account));
        manager.assert_clean();
    }
}
