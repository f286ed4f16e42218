//! What an object has in memory besides the helper's value.

use crate::support::{Borrower, Lender, MapiSession, Owner, Probe, Script, Witness};
use core::mem::size_of;
use olk_account::declaration::AccountHelper;
use olk_account::{HelperObject, LendSession, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Interface, Result};

/// A pointer to the vtable, and the reference count: where a pointer has 64 bits, with four bytes to spare.
const BORROWER: usize = 2 * size_of::<usize>();
/// The same, and the session with its lock and its state.
const OWNER_AT_MOST: usize = 6 * size_of::<usize>();

#[olk_account_helper(profile = "Outlook")]
struct Empty;

impl LendSession for Empty {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        Ok(Probe::session().0.into())
    }
}

/// One that needs more alignment than pointers do, at a distance where the compiler can't help it.
#[olk_account_helper(owns_session, profile = "Outlook")]
#[repr(align(64))]
struct Aligned(u8);

impl OpenSession for Aligned {
    type Session = MapiSession;

    fn open_session(&self) -> Result<MapiSession> {
        Ok(Probe::session().0)
    }
}

/// How many bytes of the object come before the helper.
fn overhead<T: AccountHelper>(helper: T) -> usize {
    let object = HelperObject::new(helper);
    let start = object.as_interface().as_raw();
    core::ptr::from_ref::<T>(&object).addr() - start.addr()
}

#[test]
fn a_borrower_costs_a_vtable_pointer_and_a_count() {
    let script = Script::new();
    assert!(overhead(Empty) <= BORROWER);
    assert_eq!(overhead(Borrower::new(&script).0), BORROWER);
}

#[test]
fn an_owner_costs_a_lock_and_a_place_for_its_session_more() {
    let script = Script::new();
    let overhead = overhead(Owner::new(&script));
    assert!(
        (BORROWER + 1..=OWNER_AT_MOST).contains(&overhead),
        "{overhead}"
    );
}

#[test]
fn a_literal_profile_costs_nothing() {
    assert_eq!(size_of::<Empty>(), 0);
    assert!(size_of::<Lender>() < size_of::<ProfileName>());
    assert_eq!(
        size_of::<Lender>(),
        size_of::<usize>() + size_of::<Witness>()
    );
}

#[test]
fn a_value_lies_where_its_alignment_wants_it() {
    let object = HelperObject::new(Aligned(7));
    assert_eq!(core::ptr::from_ref::<Aligned>(&object).addr() % 64, 0);
    assert_eq!(object.0, 7);
    assert!(object.as_interface().mapi_session().is_ok());
    drop(object);
}
