//! From one `IOlkAccountHelper` to the other: which object, and how many references.

use super::references;
use super::session::Mapi;
use crate::support::{AddInHelper, LogonHelper};
use olk_account::{HandsOff, HelperObject, IOlkAccountHelper, ProfileName};
use outlook_mapi::sys;
use std::sync::Arc;
use windows_core::{IUnknown, Interface};

const PROFILE: ProfileName = ProfileName::literal("Outlook");

fn helper() -> AddInHelper {
    AddInHelper::new(PROFILE, Mapi::default().log_on().into())
}

#[test]
fn an_owned_helper_passes_its_reference_on() {
    let ours: IOlkAccountHelper = helper().into();
    let address = ours.as_raw();
    let theirs: sys::IOlkAccountHelper = ours.into();
    assert_eq!(theirs.as_raw(), address);
    assert_eq!(references(&theirs), 1);
    let ours: IOlkAccountHelper = theirs.into();
    assert_eq!(ours.as_raw(), address);
    assert_eq!(references(&ours), 1);
}

#[test]
fn of_a_borrowed_helper_there_is_one_reference_more() {
    let ours: IOlkAccountHelper = helper().into();
    let theirs = sys::IOlkAccountHelper::from(&ours);
    assert_eq!(theirs.as_raw(), ours.as_raw());
    assert_eq!(references(&ours), 2);
    let again = IOlkAccountHelper::from(&theirs);
    assert_eq!(again, ours);
    assert_eq!(references(&ours), 3);
    drop((theirs, again));
    assert_eq!(references(&ours), 1);
}

#[test]
fn a_borrowed_helper_is_borrowed_as_the_other_without_a_reference() {
    let ours: IOlkAccountHelper = helper().into();
    let theirs: &sys::IOlkAccountHelper = (&ours).into();
    assert_eq!(theirs.as_raw(), ours.as_raw());
    let again: &IOlkAccountHelper = theirs.into();
    assert_eq!(again, &ours);
    assert_eq!(references(&ours), 1);
}

#[test]
fn a_query_leads_to_the_same_pointer_as_a_conversion() {
    let ours: IOlkAccountHelper = helper().into();
    let queried: sys::IOlkAccountHelper = ours.cast().expect("the interface has one identifier");
    assert_eq!(queried, sys::IOlkAccountHelper::from(&ours));
}

#[test]
fn an_object_gives_either_interface() {
    let object = HelperObject::new(helper());
    let borrowed: &sys::IOlkAccountHelper = object.as_interface().into();
    assert_eq!(borrowed.as_raw(), IUnknown::from(&object).as_raw());
    assert_eq!(references(borrowed), 1);
    let kept = sys::IOlkAccountHelper::from(&object);
    assert_eq!(references(&kept), 2);
    let last = sys::IOlkAccountHelper::from(object);
    assert_eq!(last, kept);
    drop(kept);
    assert_eq!(references(&last), 1);
}

#[test]
fn a_helper_goes_with_the_last_reference_of_either_type() {
    let handed_off = Arc::default();
    let mapi = crate::support::Mapi::default();
    let ours: IOlkAccountHelper = LogonHelper::new(PROFILE, &mapi, &handed_off).into();
    drop(ours.mapi_session());
    let theirs = sys::IOlkAccountHelper::from(&ours);
    drop(ours);
    assert_eq!((mapi.closed(), Arc::strong_count(&handed_off)), (0, 2));
    drop(theirs);
    assert_eq!((mapi.closed(), Arc::strong_count(&handed_off)), (1, 1));
}

#[test]
fn a_helper_of_the_bindings_type_has_the_safe_methods_by_a_conversion() {
    let mapi = Mapi::default();
    let session = IUnknown::from(mapi.log_on());
    let ours: IOlkAccountHelper = AddInHelper::new(PROFILE, session.clone()).into();
    let theirs: sys::IOlkAccountHelper = ours.into();
    let helper: &IOlkAccountHelper = (&theirs).into();
    assert_eq!(helper.profile_name(), Ok("Outlook".to_owned()));
    assert_eq!(helper.mapi_session(), Ok(session));
    assert_eq!(helper.hand_off(), Ok(HandsOff::NotOwned));
}
