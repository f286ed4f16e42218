//! Tags and values that a test passes to the fake, and the assertions on them.

use super::{FAKE, REACHED, fake, here, on_this_thread, reached, use_all};
use crate::support::panic_on_purpose;
use olk_account::prop;
use olk_account::sys::{E_FAIL, PROP_ACCT_NAME};
use olk_account::testing::{FakeAccount, FakeAccountManager, IntoTag, Malformed, Method, Value};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

#[track_caller]
fn panics(action: impl FnOnce()) {
    assert!(catch_unwind(AssertUnwindSafe(action)).is_err());
}

/// Calls the fake when it is asked for its tag, converted to a value, and dropped.
struct Caller(FakeAccountManager);

impl IntoTag for Caller {
    fn into_tag(self) -> u32 {
        use_all(&self.0);
        PROP_ACCT_NAME
    }
}

impl From<Caller> for Value {
    fn from(caller: Caller) -> Self {
        use_all(&caller.0);
        "Work".into()
    }
}

impl Drop for Caller {
    fn drop(&mut self) {
        use_all(&self.0);
    }
}

/// Panics when it is asked for its tag, or converted to a value.
struct Panicking;

impl IntoTag for Panicking {
    fn into_tag(self) -> u32 {
        panic_on_purpose()
    }
}

impl From<Panicking> for Value {
    fn from(_: Panicking) -> Self {
        panic_on_purpose()
    }
}

#[test]
fn a_tag_or_value_may_call_the_fake() {
    let fake = fake();
    let caller = || Caller(fake.clone());
    assert_eq!(fake.value(1, caller()), Some("Home".into()));
    assert_eq!(fake.value(2, caller()), None);
    assert!(fake.set(1, caller(), caller()));
    assert_eq!(fake.value(1, prop::NAME), Some("Work".into()));
    fake.add(
        FakeAccount::pop3(3)
            .with(caller(), caller())
            .without(caller())
            .malformed(caller(), Malformed::WrongType(caller().into())),
    );
    assert_eq!(fake.value(3, caller()), Some("Work".into()));
    fake.assert_no_leaks();
}

#[test]
fn a_tag_or_value_that_panics_changes_nothing() {
    let fake = fake();
    panics(|| drop(fake.value(1, Panicking)));
    panics(|| _ = fake.set(1, Panicking, "Work"));
    panics(|| _ = fake.set(1, prop::NAME, Panicking));
    assert_eq!(fake.value(1, prop::NAME), Some("Home".into()));
    assert_eq!((fake.ids(), fake.notifications()), (vec![1], vec![]));
    use_all(&fake);
    fake.assert_no_leaks();
}

#[test]
fn an_assertion_holds_no_lock() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            if FAKE.with_borrow(Option::is_some) {
                use_all(&here());
                reached();
            }
            before(panic);
        }));
    });
    let fake = on_this_thread();
    panics(|| fake.add(FakeAccount::imap4(1)));
    panics(|| _ = fake.set(1, prop::NAME, 7));
    panics(|| _ = fake.set(1, prop::ID, 2));
    let leaky = fake.create();
    panics(|| fake.assert_no_leaks());
    drop(leaky);
    assert_eq!(REACHED.take(), 4);
    FAKE.take();
    fake.fail(Method::ManagerInit, E_FAIL);
    panics(|| drop(fake.ready()));
    assert_eq!(fake.ids(), [1]);
    assert_eq!(fake.value(1, prop::NAME), Some("Home".into()));
    assert_eq!(fake.notifications(), []);
    fake.assert_no_leaks();
}
