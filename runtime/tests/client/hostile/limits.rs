//! The client's limits: an enumeration that never ends, and sizes and texts beyond reason. `answers` has the counts.

use super::answers::{bytes, text, with_property};
use super::{Handing, Memory, with_account, with_client};
use crate::world::cause;
use olk_account::client::{Cause, Limit};
use olk_account::sys::{E_FAIL, E_NOINTERFACE, PT_BINARY, PT_UNICODE, S_FALSE, S_OK, SECURE_FLAG};
use olk_account::{Category, Filter, prop};

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn endless_enumeration_ends_with_one_error() {
    for (object, expected) in [
        (Handing::Account, None),
        (Handing::Stranger, Some(Cause::Failed(E_NOINTERFACE))),
    ] {
        with_client(
            |script| script.items = vec![(S_OK, object)],
            |client, _| {
                let mut accounts = client.accounts(Filter::all()).unwrap();
                // The second time, it counts anew.
                for _ in 0..2 {
                    let causes: Vec<_> = accounts.by_ref().map(|item| cause(item).err()).collect();
                    let (last, rest) = causes.split_last().unwrap();
                    assert_eq!(rest.len(), 65_536);
                    assert!(rest.iter().all(|item| *item == expected));
                    assert_eq!(*last, Some(Cause::OverLimit(Limit::Items)));
                    assert!(accounts.next().is_none());
                    accounts.rewind().unwrap();
                }
            },
        );
    }
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn enumeration_of_as_many_as_the_limit_is_whole() {
    let mut items = vec![(S_OK, Handing::Account); 65_536];
    items.push((S_FALSE, Handing::Dangling));
    with_client(
        |script| script.items = items,
        |client, _| {
            let accounts = client.accounts(Filter::all()).unwrap();
            assert_eq!(accounts.map(Result::unwrap).count(), 65_536);
        },
    );
}

#[test]
fn bytes_over_limit_are_error_and_freed_unread() {
    let over_limit = Cause::OverLimit(Limit::Bytes);
    for (kind, expected) in [
        (PT_BINARY, over_limit),
        (PT_BINARY | SECURE_FLAG, Cause::WrongType(0x8102)),
    ] {
        for count in [(16 << 20) + 1, u32::MAX] {
            with_property(
                move |memory, _| (S_OK, bytes(kind, count, memory.array(&[1, 2, 3]))),
                |account, memory| {
                    assert_eq!(cause(account.get(prop::DELIVERY_STORE)), Err(expected));
                    // A size over the limit isn't believed, so a secret isn't wiped either.
                    assert_eq!(memory.freed(), [[1, 2, 3]]);
                },
            );
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn values_up_to_the_limits_are_whole() {
    let values = |memory: &Memory, tag| match tag & 0xFFFF {
        PT_BINARY => (
            S_OK,
            bytes(PT_BINARY, 16 << 20, memory.array(&vec![7; 16 << 20])),
        ),
        _ => (S_OK, text(PT_UNICODE, memory.text(&"a".repeat(1 << 20)))),
    };
    with_property(values, |account, _| {
        let bytes = account.get(prop::DELIVERY_STORE).unwrap().unwrap();
        assert!(bytes.len() == 16 << 20 && bytes.iter().all(|byte| *byte == 7));
        let text = account.get(prop::NAME).unwrap().unwrap();
        assert_eq!(text.len(), 1 << 20);
        let secret = account.get(prop::INET_PASSWORD).unwrap().unwrap();
        assert_eq!(secret.expose(), text);
        let units = account.get(prop::NAME.units()).unwrap().unwrap();
        assert_eq!(units.len(), 1 << 20);
    });
    with_client(
        |script| {
            script.order = Box::new(|memory| (S_OK, 65_536, memory.array(&vec![7_u32; 65_536])));
        },
        |client, _| {
            let order = client.order(Category::STORE).unwrap();
            assert_eq!((order.len(), order[65_535]), (65_536, 7.into()));
        },
    );
}

/// More than the limit, and no NUL at all: a search that went on would leave the memory.
const ENDLESS: &[u16] = &[0x61; (1 << 20) + 1];

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn text_without_end_is_error_and_freed() {
    with_property(
        |memory, _| (S_OK, text(PT_UNICODE, memory.array(ENDLESS))),
        |account, memory| {
            let over_limit = Cause::OverLimit(Limit::Units);
            assert_eq!(cause(account.get(prop::NAME)), Err(over_limit));
            assert_eq!(cause(account.get(prop::NAME.units())), Err(over_limit));
            let freed = memory.freed();
            assert!(freed.len() == 2 && freed.iter().flatten().any(|byte| *byte != 0));
            let secret = cause(account.get(prop::INET_PASSWORD));
            assert_eq!(secret.unwrap_err(), over_limit);
            let is_wiped = memory.freed()[0].iter().all(|byte| *byte == 0);
            assert!(is_wiped, "a secret is wiped as far as it was read");
        },
    );
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn message_without_end_is_error_and_freed() {
    with_account(
        |script| script.message = Box::new(|memory| (S_OK, memory.array(ENDLESS))),
        |account, manager| {
            for message in [account.message(E_FAIL), account.manager().message(E_FAIL)] {
                assert_eq!(cause(message), Err(Cause::OverLimit(Limit::Units)));
            }
            assert_eq!(manager.memory().freed().len(), 2);
        },
    );
}
