//! The client's limits: an enumeration that never ends, and counts, sizes and texts beyond reason.

use super::{Handing, Manager, Memory};
use core::ptr;
use olk_account::client::{Cause, Limit};
use olk_account::sys::{ACCT_VARIANT, E_FAIL, E_UNEXPECTED, PT_BINARY, PT_UNICODE, S_FALSE, S_OK};
use olk_account::{AccountError, Category, Filter, prop};
use windows_core::{GUID, HRESULT};

/// A limit for items, as a count.
const ITEMS: u32 = 65_536;

/// The cause of an error, or what came instead.
fn cause<T>(outcome: Result<T, AccountError>) -> Result<T, Cause> {
    outcome.map_err(|error| error.cause())
}

/// Returns the causes of all items of an enumeration: `None` for an account.
fn causes(items: Vec<(HRESULT, Handing)>) -> Vec<Option<Cause>> {
    let manager = Manager::with(|script| script.items = items);
    let client = manager.ready();
    let accounts = client.accounts(Filter::all()).unwrap();
    let causes = accounts.map(|item| item.err().map(|error| error.cause()));
    let causes = causes.collect();
    drop(client);
    manager.assert_clean();
    causes
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn endless_enumeration_ends_with_one_error() {
    let no_interface = Cause::Failed(olk_account::sys::E_NOINTERFACE);
    for (object, cause) in [
        (Handing::Account, None),
        (Handing::Stranger, Some(no_interface)),
    ] {
        let causes = causes(vec![(S_OK, object)]);
        let (last, rest) = causes.split_last().unwrap();
        assert_eq!(rest.len(), 65_536);
        assert!(rest.iter().all(|item| *item == cause));
        assert_eq!(*last, Some(Cause::OverLimit(Limit::Items)));
    }
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn enumeration_of_as_many_as_the_limit_is_whole() {
    let mut items = vec![(S_OK, Handing::Account); 65_536];
    items.push((S_FALSE, Handing::Dangling));
    assert_eq!(causes(items), vec![None; 65_536]);
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn rewound_enumeration_counts_anew() {
    let manager = Manager::new();
    let client = manager.ready();
    let mut accounts = client.accounts(Filter::all()).unwrap();
    for _ in 0..2 {
        assert_eq!(accounts.by_ref().count(), 65_537);
        assert!(accounts.next().is_none());
        accounts.rewind().unwrap();
    }
    assert_eq!(accounts.by_ref().take(3).flatten().count(), 3);
    drop((accounts, client));
    manager.assert_clean();
}

#[test]
fn order_over_limit_is_error_and_freed_unread() {
    // There are two numbers only: a client that believed the count would read behind them.
    for count in [ITEMS + 1, u32::MAX] {
        let manager = Manager::with(|script| {
            script.order = Box::new(move |memory| (S_OK, count, memory.array(&[7, 8])));
        });
        let error = manager.ready().order(Category::STORE).unwrap_err();
        assert_eq!(error.cause(), Cause::OverLimit(Limit::Items));
        assert_eq!(error.code(), E_UNEXPECTED);
        assert_eq!(
            error.to_string(),
            "IOlkAccountManager::GetOrder: it handed out more than the limit of 65536 items"
        );
        assert_eq!(manager.memory().freed().len(), 1);
        manager.assert_clean();
    }
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn order_of_as_many_as_the_limit_is_whole() {
    let manager = Manager::with(|script| {
        script.order = Box::new(|memory| (S_OK, ITEMS, memory.array(&vec![7_u32; 65_536])));
    });
    let order = manager.ready().order(Category::STORE).unwrap();
    assert_eq!((order.len(), order[65_535]), (65_536, 7.into()));
    manager.assert_clean();
}

#[test]
fn categories_over_limit_are_error_and_freed_unread() {
    for count in [ITEMS + 1, u32::MAX] {
        let manager = Manager::with(|script| {
            let category = [GUID::from_u128(1)];
            script.categories = Box::new(move |memory| (S_OK, count, memory.array(&category)));
        });
        let account = manager.ready().find(1.into()).unwrap().unwrap();
        let error = account.info().unwrap_err();
        assert_eq!(
            error.to_string(),
            "IOlkAccount::GetAccountInfo: it handed out more than the limit of 65536 items"
        );
        assert_eq!(manager.memory().freed().len(), 1);
        drop(account);
        manager.assert_clean();
    }
}

/// Runs `test` with an account that has this value for every property.
fn with_value(
    write: impl Fn(&Memory, *mut ACCT_VARIANT) + 'static,
    test: impl FnOnce(&olk_account::Account, &Memory),
) {
    let manager = Manager::with(|script| {
        script.property = Box::new(move |memory, _, value| {
            write(memory, value);
            S_OK
        });
    });
    let account = manager.ready().find(1.into()).unwrap().unwrap();
    test(&account, manager.memory());
    drop(account);
    manager.assert_clean();
}

fn with_bytes(
    value_type: u32,
    count: u32,
    bytes: Vec<u8>,
    test: impl FnOnce(&olk_account::Account, &Memory),
) {
    let write = move |memory: &Memory, value: *mut ACCT_VARIANT| {
        // SAFETY: the client passes it.
        unsafe {
            (*value).dwType = value_type;
            (*value).Val.bin.cb = count;
            (*value).Val.bin.pb = memory.array(&bytes);
        }
    };
    with_value(write, test);
}

fn with_units(units: Vec<u16>, test: impl FnOnce(&olk_account::Account, &Memory)) {
    let write = move |memory: &Memory, value: *mut ACCT_VARIANT| {
        // SAFETY: the client passes it.
        unsafe {
            (*value).dwType = PT_UNICODE;
            (*value).Val.pwsz = memory.array(&units);
        }
    };
    with_value(write, test);
}

#[test]
fn bytes_over_limit_are_error_and_freed_unread() {
    for value_type in [PT_BINARY, PT_BINARY | olk_account::sys::SECURE_FLAG] {
        for count in [(16 << 20) + 1, u32::MAX] {
            with_bytes(value_type, count, vec![1, 2, 3], |account, memory| {
                let error = account.get(prop::DELIVERY_STORE).unwrap_err();
                if value_type == PT_BINARY {
                    assert_eq!(
                        error.to_string(),
                        "IOlkAccount::GetProp, PROP_ACCT_DELIVERY_STORE: it handed out more than the limit of \
                         16777216 bytes"
                    );
                } else {
                    assert_eq!(error.cause(), Cause::WrongType(value_type));
                }
                // A size over the limit isn't believed, so a secret isn't wiped either.
                assert_eq!(memory.freed(), [[1, 2, 3]]);
            });
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn bytes_up_to_the_limit_are_whole() {
    with_bytes(PT_BINARY, 16 << 20, vec![7; 16 << 20], |account, _| {
        let bytes = account.get(prop::DELIVERY_STORE).unwrap().unwrap();
        assert!(bytes.len() == 16 << 20 && bytes.iter().all(|byte| *byte == 7));
    });
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn text_up_to_the_limit_is_whole() {
    let mut units = vec![0x61; 1 << 20];
    units.push(0);
    with_units(units, |account, _| {
        let text = account.get(prop::NAME).unwrap().unwrap();
        assert_eq!(text.len(), 1 << 20);
        let secret = account.get(prop::INET_PASSWORD).unwrap().unwrap();
        assert_eq!(secret.expose(), text);
        let units = account.get(prop::NAME.units()).unwrap().unwrap();
        assert_eq!(units.len(), 1 << 20);
    });
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn text_without_end_is_error_and_freed() {
    // There is no NUL at all: a search that went on would leave the memory.
    with_units(vec![0x61; (1 << 20) + 1], |account, memory| {
        let error = account.get(prop::NAME).unwrap_err();
        assert_eq!(
            error.to_string(),
            "IOlkAccount::GetProp, PROP_ACCT_NAME: it handed out more than the limit of 1048576 UTF-16 units"
        );
        let units = cause(account.get(prop::NAME.units()));
        assert_eq!(units, Err(Cause::OverLimit(Limit::Units)));
        let freed = memory.freed();
        assert!(freed.len() == 2 && freed.iter().flatten().any(|byte| *byte != 0));
        let secret = cause(account.get(prop::INET_PASSWORD)).unwrap_err();
        assert_eq!(secret, Cause::OverLimit(Limit::Units));
        let freed = memory.freed();
        assert!(
            freed.len() == 1 && freed[0].iter().all(|byte| *byte == 0),
            "it is wiped"
        );
    });
}

#[test]
#[cfg_attr(miri, ignore = "it takes too long")]
fn message_without_end_is_error_and_freed() {
    let manager = Manager::with(|script| {
        script.message = Box::new(|memory| (S_OK, memory.array(&vec![0x61_u16; (1 << 20) + 1])));
    });
    let client = manager.ready();
    let error = client.message(E_FAIL).unwrap_err();
    assert_eq!(
        error.to_string(),
        "IOlkErrorUnknown::GetLastError: it handed out more than the limit of 1048576 UTF-16 units"
    );
    let account = client.find(1.into()).unwrap().unwrap();
    let message = cause(account.message(E_FAIL));
    assert_eq!(message, Err(Cause::OverLimit(Limit::Units)));
    assert_eq!(manager.memory().freed().len(), 2);
    drop((client, account));
    manager.assert_clean();
}

#[test]
fn null_pointer_is_named_before_the_count() {
    let manager = Manager::with(|script| {
        script.order = Box::new(|_| (S_OK, u32::MAX, ptr::null_mut()));
    });
    let order = cause(manager.ready().order(Category::STORE));
    assert_eq!(order, Err(Cause::Null));
    manager.assert_clean();
}
