//! `HelperObject`, and the interfaces that a helper becomes.

use crate::support::{
    Borrower, Caller, Hook, Hresult, MapiSession, Open, Owner, PROFILE, PlainOwner, Script,
};
use core::mem::ManuallyDrop;
use olk_account::{HelperObject, IOlkAccountHelper};
use std::sync::Arc;
use windows_core::{IUnknown, Interface, Result};

/// An owner on the Rust side, and its script.
fn object() -> (HelperObject<Owner>, Arc<Script>) {
    let script = Script::new();
    (HelperObject::new(Owner::new(&script)), script)
}

/// Gets the session, and releases it.
fn open(object: &HelperObject<Owner>) {
    drop(object.as_interface().mapi_session().unwrap());
}

/// How many references there are to the object behind `interface`.
fn count(interface: &impl Interface) -> u32 {
    // SAFETY: a borrow by another name, which isn't dropped.
    let borrowed = ManuallyDrop::new(unsafe { Caller::from_raw(interface.as_raw()) });
    borrowed.count()
}

#[test]
fn new_and_from_create_an_object_with_one_reference() {
    let script = Script::new();
    let objects: [HelperObject<Owner>; 3] = [
        HelperObject::new(Owner::new(&script)),
        HelperObject::from(Owner::new(&script)),
        Owner::new(&script).into(),
    ];
    for object in objects {
        assert_eq!(count(object.as_interface()), 1);
    }
    assert_eq!(script.helpers_dropped(), 3);
}

#[test]
fn deref_reaches_the_struct_that_com_calls() {
    let (object, _script) = object();
    assert_eq!(object.profile.to_string(), PROFILE);
    let (one, other): (&Owner, &Owner) = (&object, &object.clone());
    assert!(core::ptr::eq(one, other));
}

#[test]
fn debug_shows_the_address_of_the_object() {
    let (object, _script) = object();
    let address = object.as_interface().as_raw();
    assert_eq!(format!("{object:?}"), format!("HelperObject({address:?})"));
}

#[test]
fn every_conversion_gives_the_same_pointer() {
    let (object, _script) = object();
    let helper = object.as_interface();
    let pointers = [
        helper.as_raw(),
        IOlkAccountHelper::from(&object).as_raw(),
        IOlkAccountHelper::from(object.clone()).as_raw(),
        IUnknown::from(&object).as_raw(),
        IUnknown::from(object.clone()).as_raw(),
        helper.cast::<IUnknown>().unwrap().as_raw(),
        helper.cast::<IOlkAccountHelper>().unwrap().as_raw(),
    ];
    assert!(pointers.iter().all(|pointer| *pointer == pointers[0]));
}

#[test]
fn clones_and_conversions_count_their_references() {
    let (object, script) = object();
    let borrowed = object.as_interface();
    assert_eq!(count(borrowed), 1, "a borrow doesn't count");
    let clone = object.clone();
    assert_eq!(count(borrowed), 2);
    let (helper, unknown) = (IOlkAccountHelper::from(&object), IUnknown::from(&object));
    assert_eq!(count(borrowed), 4);
    drop((helper, unknown));
    let helper = IOlkAccountHelper::from(clone);
    assert_eq!(count(borrowed), 2, "the reference went along");
    drop(object);
    assert_eq!(count(&helper), 1);
    assert_eq!(script.helpers_dropped(), 0);
    drop(helper);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn other_interfaces_and_casts_are_refused() {
    let (object, _script) = object();
    let helper = object.as_interface();
    let refused = |outcome: Result<()>| Hresult(outcome.unwrap_err().code().0);
    let session = helper.cast::<MapiSession>().map(drop);
    assert_eq!(refused(session), Hresult::E_NOINTERFACE);
    assert!(helper.downgrade().is_err(), "there are no weak references");
    assert_eq!(count(helper), 1);
}

#[test]
fn dropping_the_object_releases_it() {
    let (object, script) = object();
    let helper: IOlkAccountHelper = (&object).into();
    drop(object);
    assert_eq!(script.helpers_dropped(), 0);
    assert_eq!(count(&helper), 1);
    drop(helper);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn dropping_the_last_object_hands_off_the_session() {
    let (object, script) = object();
    open(&object);
    script.hook(Hook::LogOff);
    drop(object);
    assert_eq!(script.hooked(), [0]);
    assert_eq!(script.only_session().log_offs(), 1);
    script.assert_all_handed_off();
}

#[test]
fn a_helper_becomes_either_interface_with_from() {
    let script = Script::new();
    let helper: IOlkAccountHelper = Owner::new(&script).into();
    let unknown: IUnknown = PlainOwner::new(&script).into();
    assert_eq!(count(&helper), 1);
    assert_eq!(count(&unknown), 1);
    assert_eq!(helper.profile_name().unwrap(), PROFILE);
    let helper_of_unknown: IOlkAccountHelper = unknown.cast().unwrap();
    assert_eq!(helper_of_unknown.profile_name().unwrap(), PROFILE);
    drop((helper, unknown, helper_of_unknown));
    assert_eq!(script.helpers_dropped(), 2);

    let (borrower, session) = Borrower::new(&script);
    let helper = IOlkAccountHelper::from(borrower);
    assert_eq!(helper.mapi_session().unwrap().as_raw(), session.address());
}

#[test]
fn a_raw_pointer_goes_out_and_comes_back_with_its_reference() {
    let script = Script::new();
    let helper: IOlkAccountHelper = Owner::new(&script).into();
    let raw = helper.into_raw();
    assert_eq!(script.helpers_dropped(), 0);
    // SAFETY: the reference that `into_raw` gave away.
    let helper = unsafe { IOlkAccountHelper::from_raw(raw) };
    assert_eq!(count(&helper), 1);
    assert_eq!(helper.profile_name().unwrap(), PROFILE);
    // SAFETY: the object is alive while `helper` is.
    let borrowed = unsafe { IUnknown::from_raw_borrowed(&raw) }.unwrap();
    assert_eq!(borrowed.cast::<IOlkAccountHelper>().unwrap(), helper);
    drop(helper);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn interface_pointers_to_one_object_are_equal() {
    let script = Script::new();
    let one: IOlkAccountHelper = Owner::new(&script).into();
    let other: IOlkAccountHelper = Owner::new(&script).into();
    assert_eq!(one, one.clone());
    assert_ne!(one, other);
    assert!(format!("{one:?}").starts_with("IOlkAccountHelper("));
}

#[test]
fn errors_of_the_helper_reach_the_caller_in_rust() {
    let (object, script) = object();
    script.open(Open::Error(Hresult::MAPI_E_LOGON_FAILED));
    let helper: IOlkAccountHelper = (&object).into();
    let error = helper.mapi_session().unwrap_err();
    assert_eq!(Hresult(error.code().0), Hresult::MAPI_E_LOGON_FAILED);
}
