//! Code that the fake calls, or that a test passes to it, calls the fake in its turn, or panics, or lets go of all that it
//! holds.
//!
//! Most of it is safe code. No test here may end in a deadlock.

mod closures;
mod given;
mod helper;

use core::cell::{Cell, RefCell};
use olk_account::sys::{CLSID_OlkMail, E_FAIL, PROP_ACCT_NAME};
use olk_account::testing::{FakeAccount, FakeAccountManager, Method};

fn fake() -> FakeAccountManager {
    FakeAccountManager::new([FakeAccount::pop3(1).name("Home")])
}

/// Uses everything of the fake that takes its lock.
fn use_all(fake: &FakeAccountManager) {
    let _ = (fake.ids(), fake.order(CLSID_OlkMail));
    let _ = (fake.value(1, PROP_ACCT_NAME), fake.memory());
    let _ = (fake.helper_calls(), fake.notifications(), fake.profile());
    let _ = (fake.objects(), fake.advised());
    let _ = fake.calls(Method::ManagerInit);
    fake.fail(Method::EnumSkip, E_FAIL);
    fake.clear_faults();
    assert!(!fake.set(99, PROP_ACCT_NAME, "nobody's"));
    assert!(!fake.remove(99));
    fake.notify(4711, 0);
    drop(fake.create());
}

thread_local! {
    /// Holds the fake for closures, which must be `Send`, as the fake is not.
    static FAKE: RefCell<Option<FakeAccountManager>> = const { RefCell::new(None) };
    /// Counts how often code came to its end whose panics are contained: a failed assertion there fails no test.
    static REACHED: Cell<u32> = const { Cell::new(0) };
}

fn reached() {
    REACHED.set(REACHED.get() + 1);
}

fn here() -> FakeAccountManager {
    FAKE.with_borrow(|fake| fake.clone().expect("a fake"))
}

/// Begins a test with closures.
fn on_this_thread() -> FakeAccountManager {
    let fake = fake();
    REACHED.set(0);
    FAKE.set(Some(fake.clone()));
    fake
}
