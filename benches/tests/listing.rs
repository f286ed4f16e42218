//! What a listing of accounts allocates: the values that it returns, each in one piece that fits, and nothing else.
//!
//! Every call of the global allocator is counted that asks for memory (`alloc`, `alloc_zeroed`, `realloc`), with the
//! bytes that it asks for, on the thread that lists. The manager allocates nothing while it is asked, so this is the
//! client's own.

#[path = "../subjects/listing/mod.rs"]
mod listing;

use listing::manager::{Manager, Texts};
use listing::{Listed, by_client, by_hand};
use olk_account::AccountManager;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

thread_local! {
    static ASKED: Cell<Asked> = const { Cell::new(Asked { times: 0, bytes: 0 }) };
}

/// How often memory has been asked for, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Asked {
    times: usize,
    bytes: usize,
}

fn count(bytes: usize) {
    let Asked { times, bytes: all } = ASKED.get();
    ASKED.set(Asked {
        times: times + 1,
        bytes: all + bytes,
    });
}

// SAFETY: what it gives is the system's, and counting touches no memory that anyone allocates.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(memory, layout) }
    }
}

impl Listed {
    /// What its values take if each of them is one piece of memory, and an empty one none.
    fn takes(&self) -> Asked {
        let texts = [
            &self.name,
            &self.display_name,
            &self.address,
            &self.server,
            &self.user,
            &self.smtp_server,
        ];
        let texts = texts.into_iter().flatten().map(String::len);
        let sizes = texts.chain(self.store.iter().map(Vec::len));
        let nothing = Asked { times: 0, bytes: 0 };
        sizes.fold(nothing, |Asked { times, bytes }, size| Asked {
            times: times + usize::from(size != 0),
            bytes: bytes + size,
        })
    }
}

/// Lists accounts with the client, and gives what it asked for besides what the values take.
fn asked_besides_values(accounts: u32, texts: Texts) -> Asked {
    let manager = Manager::new(accounts, texts);
    let client = AccountManager::from(manager.interface());
    let mut taken = Asked { times: 0, bytes: 0 };
    let before = ASKED.get();
    by_client::list(&client, |account| {
        let Asked { times, bytes } = account.takes();
        taken.times += times;
        taken.bytes += bytes;
    })
    .expect("the manager answers no errors");
    let after = ASKED.get();
    assert_eq!(
        taken.times,
        7 * accounts as usize,
        "six texts and an entry ID"
    );
    Asked {
        times: after.times - before.times - taken.times,
        bytes: after.bytes - before.bytes - taken.bytes,
    }
}

#[test]
fn a_listing_allocates_its_values_and_nothing_else() {
    let nothing = Asked { times: 0, bytes: 0 };
    for texts in [Texts::Ascii, Texts::Names] {
        for accounts in [0, 1, 1000] {
            assert_eq!(asked_besides_values(accounts, texts), nothing, "{texts:?}");
        }
    }
}

/// A test of the test: what isn't the listing's values would be seen.
#[test]
fn an_allocation_that_is_no_value_is_counted() {
    let before = ASKED.get();
    let mut units = Vec::with_capacity(4);
    units.extend("mail".encode_utf16());
    units.reserve_exact(1);
    let after = ASKED.get();
    assert_eq!(
        (after.times - before.times, after.bytes - before.bytes),
        (2, 8 + 10)
    );
}

#[test]
fn by_hand_and_with_the_client_the_accounts_are_the_same() {
    for texts in [Texts::Ascii, Texts::Names] {
        let manager = Manager::new(3, texts);
        let mut listings = [const { Vec::new() }; 3];
        let [client, std, ascii_first] = &mut listings;
        let ready = AccountManager::from(manager.interface());
        by_client::list(&ready, |account| client.push(account)).expect("it lists");
        let raw = ready.as_interface();
        by_hand::list(raw, by_hand::by_std, |account| std.push(account)).expect("it lists");
        by_hand::list(raw, by_hand::ascii_first, |account| {
            ascii_first.push(account);
        })
        .expect("it lists");

        let ids: Vec<_> = listings[0].iter().map(|account| account.id).collect();
        assert_eq!(ids, [Some(1), Some(2), Some(3)]);
        assert_eq!(listings[0][0].smtp_port, Some(587));
        assert_eq!(listings[0], listings[1]);
        assert_eq!(listings[0], listings[2]);
    }
}
