//! What an object has in memory besides the helper's value.

mod support;

use core::mem::{align_of, size_of};
use olk_account::declaration::Object;
use olk_account::{IOlkAccountHelper, LendSession, OpenSession, ProfileName, olk_account_helper};
use support::{Borrower, Lender, MapiSession, Owner, Probe, Witness};
use windows_core::{ComObject, IUnknown, Interface, Result};

/// A pointer to the vtable, and the reference count: where a pointer has 64 bits, with four bytes to spare.
const BORROWER: usize = 2 * size_of::<usize>();
/// The same, and the session with its state.
const OWNER: usize = if cfg!(target_pointer_width = "64") {
    32
} else {
    24
};

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

#[test]
fn a_borrower_costs_a_vtable_pointer_and_a_count() {
    assert_eq!(size_of::<Object<Empty>>(), BORROWER);
    assert_eq!(
        size_of::<Object<Borrower>>(),
        BORROWER + size_of::<Borrower>()
    );
    assert_eq!(size_of::<Object<Lender>>(), BORROWER + size_of::<Lender>());
    #[cfg(target_pointer_width = "64")]
    assert_eq!(BORROWER, 16);
}

#[test]
fn an_owner_costs_a_place_for_its_session_more() {
    assert_eq!(size_of::<Object<Owner>>(), OWNER + size_of::<Owner>());
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
fn an_interface_pointer_is_the_address_of_the_object() {
    let object = ComObject::new(Empty);
    let unknown = object.to_interface::<IUnknown>();
    let helper = object.to_interface::<IOlkAccountHelper>();
    let address = core::ptr::from_ref::<Object<Empty>>(&object).cast();
    assert_eq!(unknown.as_raw().cast_const(), address);
    assert_eq!(helper.as_raw().cast_const(), address);
}

#[test]
fn a_value_lies_where_its_alignment_wants_it() {
    assert_eq!(align_of::<Object<Aligned>>(), 64);
    let object = ComObject::new(Aligned(7));
    assert_eq!(core::ptr::from_ref(object.get()).addr() % 64, 0);
    assert_eq!(object.get().0, 7);
    let session = object.to_interface::<IOlkAccountHelper>().mapi_session();
    assert!(session.is_ok());
    drop(object);
}
