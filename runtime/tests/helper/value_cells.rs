//! What a helper has in cells of its own is its own: the object's bookkeeping doesn't reach over it.
//!
//! Miri is what sees a breach of that; without it these tests show that the counts and the value come out right.

use crate::support::Caller;
use olk_account::sys::E_FAIL;
use olk_account::{HelperObject, IOlkAccountHelper, LendSession, olk_account_helper};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use windows_core::{Error, IUnknown, Result};

/// Small enough in alignment to lie in what would be padding behind the reference count.
#[olk_account_helper(profile = "Outlook")]
struct Counting(AtomicU32);

impl LendSession for Counting {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        Err(Error::from_hresult(E_FAIL))
    }
}

#[olk_account_helper(profile = "Outlook")]
struct Guarded(Mutex<[u8; 3]>);

impl LendSession for Guarded {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        Err(Error::from_hresult(E_FAIL))
    }
}

#[test]
fn one_thread_may_write_the_value_while_another_counts_references() {
    const TIMES: u32 = 20;
    let object = HelperObject::new(Counting(AtomicU32::new(0)));
    let (value, other): (&Counting, _) = (&object, Caller::of(object.as_interface().clone()));
    let start = thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..TIMES {
                value.0.fetch_add(1, Ordering::Relaxed);
            }
        });
        scope
            .spawn(move || {
                let start = other.count();
                for _ in 0..TIMES {
                    drop(other.clone());
                }
                start
            })
            .join()
    });
    assert_eq!(start.unwrap(), 2);
    assert_eq!(value.0.load(Ordering::Relaxed), TIMES);
    let last = Caller::of(object);
    assert_eq!(last.count(), 1, "the references are all given back");
}

#[test]
fn references_may_be_counted_while_the_value_is_borrowed_for_writing() {
    let object: HelperObject<Guarded> = Guarded(Mutex::new([0; 3])).into();
    let helper: IOlkAccountHelper = (&object).into();
    let mut guard = object.0.lock().unwrap();
    let bytes: &mut [u8; 3] = &mut guard;
    drop(helper.clone());
    bytes[0] = 7;
    drop(guard);
    assert_eq!(*object.0.lock().unwrap(), [7, 0, 0]);
}
