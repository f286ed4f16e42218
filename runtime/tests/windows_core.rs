//! Helpers as `windows-core` knows them: `ComObject`, `Interface` and the conversions.

mod support;

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::mem::ManuallyDrop;
use olk_account::declaration::Object;
use olk_account::{IOlkAccountHelper, LendSession, olk_account_helper};
use std::collections::HashSet;
use std::sync::Arc;
use std::thread;
use support::{
    Borrower, Caller, Hook, Hresult, MapiSession, Open, Owner, PROFILE, PlainOwner, Probe, Script,
};
use windows_core::{ComObject, IUnknown, IUnknownImpl, Interface, InterfaceRef, Result};

/// An owner on the Rust side, and its script.
fn object() -> (ComObject<Owner>, Arc<Script>) {
    let script = Script::new();
    (ComObject::new(Owner::new(&script)), script)
}

/// What a caller has that asked for the session and is gone again.
fn open(object: &ComObject<Owner>) {
    drop(
        object
            .to_interface::<IOlkAccountHelper>()
            .mapi_session()
            .unwrap(),
    );
}

/// How many references there are to the object behind `interface`.
fn count(interface: &impl Interface) -> u32 {
    // SAFETY: a borrow by another name, which isn't dropped.
    let borrowed = ManuallyDrop::new(unsafe { Caller::from_raw(interface.as_raw()) });
    borrowed.count()
}

#[test]
fn an_object_is_made_with_new_or_from_or_into() {
    let script = Script::new();
    let objects: [ComObject<Owner>; 3] = [
        ComObject::new(Owner::new(&script)),
        ComObject::from(Owner::new(&script)),
        Owner::new(&script).into(),
    ];
    for object in objects {
        assert_eq!(count(&object.to_interface::<IUnknown>()), 2);
        assert!(object.is_reference_count_one());
    }
    assert_eq!(script.helpers_dropped(), 3);
}

#[test]
fn dropping_the_object_releases_it() {
    let (object, script) = object();
    let helper: IOlkAccountHelper = object.to_interface();
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
fn the_value_stays_in_reach() {
    let (object, _script) = object();
    assert_eq!(object.get().profile.to_string(), PROFILE);
    assert_eq!(object.profile.to_string(), PROFILE, "by two dereferences");
    let value: &Owner = object.as_ref();
    assert!(core::ptr::eq(value, object.get()));
    let boxed: &Object<Owner> = &object;
    let dereferenced: &Owner = boxed;
    assert!(core::ptr::eq(dereferenced, value));
}

#[test]
fn the_value_can_be_changed_while_there_is_one_reference() {
    let (mut object, _script) = object();
    let other = "Another".parse().unwrap();
    object.get_mut().unwrap().profile = other;
    let helper: IOlkAccountHelper = object.to_interface();
    assert_eq!(helper.profile_name().unwrap(), "Another");
    assert!(object.get_mut().is_none(), "somebody else looks at it");
    drop(helper);
    assert!(object.get_mut().is_some());
    let second = object.clone();
    assert!(object.get_mut().is_none());
    drop(second);
    // The object goes on working after a mutable borrow, of whatever it holds.
    open(&object);
    assert!(object.get_mut().is_some());
    open(&object);
}

#[test]
fn the_value_can_be_taken_back_where_there_is_one_reference() {
    let (object, script) = object();
    let helper: IOlkAccountHelper = object.to_interface();
    let Err(object) = object.take() else {
        panic!("somebody else has a reference");
    };
    assert_eq!(helper.profile_name().unwrap(), PROFILE);
    drop(helper);
    let owner = object.take().ok().expect("there is one reference");
    assert_eq!(script.helpers_dropped(), 0);
    assert_eq!(script.hooked(), []);
    assert_eq!(owner.profile.to_string(), PROFILE);
    drop(owner);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn taking_the_value_back_hands_off_the_session() {
    let (object, script) = object();
    open(&object);
    script.hook(Hook::LogOff);
    let owner = object.take().ok().expect("there is one reference");
    assert_eq!(script.hooked(), [0]);
    assert_eq!(script.only_session().log_offs(), 1);
    script.assert_all_handed_off();
    // The value begins anew in another object.
    let object = ComObject::new(owner);
    open(&object);
    assert_eq!(script.session(1).references(), 1);
    drop(object);
    assert_eq!(script.hooked(), [0, 1]);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn a_refused_attempt_to_take_the_value_leaves_the_session_alone() {
    let (object, script) = object();
    open(&object);
    let second = object.clone();
    assert!(object.take().is_err());
    assert_eq!(script.hooked(), []);
    assert_eq!(script.only_session().references(), 1);
    drop(second);
    script.assert_all_handed_off();
}

#[test]
fn a_clone_is_a_reference() {
    let (object, script) = object();
    let unknown: IUnknown = object.to_interface();
    let clones = [object.clone(), object.clone()];
    assert_eq!(count(&unknown), 4);
    assert!(core::ptr::eq(clones[0].get(), object.get()));
    drop(clones);
    assert_eq!(count(&unknown), 2);
    drop(object);
    assert_eq!(script.helpers_dropped(), 0);
    drop(unknown);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn every_way_to_an_interface_gives_the_same_pointer() {
    let (object, _script) = object();
    let helper: IOlkAccountHelper = object.to_interface();
    let unknown: IUnknown = object.to_interface();
    let pointers = [
        helper.as_raw(),
        unknown.as_raw(),
        object.cast::<IOlkAccountHelper>().unwrap().as_raw(),
        object.cast::<IUnknown>().unwrap().as_raw(),
        object.as_interface::<IOlkAccountHelper>().as_raw(),
        object.as_interface::<IUnknown>().as_raw(),
        helper.cast::<IUnknown>().unwrap().as_raw(),
        unknown.cast::<IOlkAccountHelper>().unwrap().as_raw(),
    ];
    assert!(pointers.iter().all(|pointer| *pointer == pointers[0]));
    assert_eq!(IUnknown::from(helper), unknown);
}

#[test]
fn interfaces_count_the_references_that_they_are() {
    let (object, script) = object();
    let first: IOlkAccountHelper = object.to_interface();
    assert_eq!(count(&first), 2);
    let second: IUnknown = object.cast().unwrap();
    assert_eq!(count(&first), 3);
    let third: IUnknown = first.cast().unwrap();
    assert_eq!(count(&first), 4);
    let borrowed: InterfaceRef<'_, IOlkAccountHelper> = object.as_interface();
    assert_eq!(count(&first), 4, "a borrow doesn't count");
    let fourth = borrowed.to_owned();
    assert_eq!(count(&first), 5);
    drop((second, third, fourth));
    assert_eq!(count(&first), 2);
    drop(first);
    let last: IUnknown = object.into_interface();
    assert_eq!(count(&last), 1);
    drop(last);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn the_object_can_be_had_again_from_within_the_value() {
    let (object, script) = object();
    let inner: &Object<Owner> = &object;
    let again = inner.to_object();
    assert!(core::ptr::eq(again.get(), object.get()));
    let helper: IOlkAccountHelper = inner.to_interface();
    assert_eq!(count(&helper), 3);
    drop((object, again));
    assert_eq!(count(&helper), 1);
    drop(helper);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn other_interfaces_and_casts_are_refused() {
    let (object, _script) = object();
    let helper: IOlkAccountHelper = object.to_interface();
    let refused = |outcome: Result<()>| Hresult(outcome.unwrap_err().code().0);
    let session = helper.cast::<MapiSession>().map(drop);
    assert_eq!(refused(session), Hresult::E_NOINTERFACE);
    assert_eq!(
        refused(object.cast::<MapiSession>().map(drop)),
        Hresult::E_NOINTERFACE
    );
    // What needs an answer of `windows-core`'s own objects, which these are not.
    assert_eq!(
        refused(helper.cast_object::<Owner>().map(drop)),
        Hresult::E_NOINTERFACE
    );
    assert!(!helper.is_object::<Owner>());
    assert!(helper.downgrade().is_err(), "there are no weak references");
    assert_eq!(count(&helper), 2);
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
fn no_trust_level_is_claimed() {
    let (object, _script) = object();
    let mut level = 7;
    // SAFETY: the pointer is to a local variable.
    let answer = unsafe { object.GetTrustLevel(&raw mut level) };
    assert_eq!((Hresult(answer.0), level), (Hresult::E_NOTIMPL, 7));
    // SAFETY: NULL is refused.
    let answer = unsafe { object.GetTrustLevel(core::ptr::null_mut()) };
    assert_eq!(Hresult(answer.0), Hresult::E_POINTER);
}

/// A helper with as many traits as `ComObject` passes on.
#[olk_account_helper(profile = "Outlook")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Numbered(u8);

impl LendSession for Numbered {
    type Session = MapiSession;

    fn lend_session(&self) -> Result<MapiSession> {
        Ok(Probe::session().0)
    }
}

impl fmt::Display for Numbered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "number {}", self.0)
    }
}

#[test]
fn an_object_has_the_traits_of_its_value() {
    let [one, two, zero] = [Numbered(1), Numbered(2), Numbered::default()].map(ComObject::new);
    assert_eq!(zero, ComObject::<Numbered>::default());
    assert_eq!(one, ComObject::new(Numbered(1)));
    assert_ne!(one, two);
    assert_eq!(one.cmp(&two), Ordering::Less);
    assert!(two > one);
    assert_eq!(format!("{one:?}"), "Numbered(1)");
    assert_eq!(format!("{one}"), "number 1");
    let set = HashSet::from([Numbered(1)]);
    assert!(set.contains(std::borrow::Borrow::<Numbered>::borrow(&one)));
    let hash = |value: &dyn Fn(&mut std::hash::DefaultHasher)| {
        let mut hasher = std::hash::DefaultHasher::new();
        value(&mut hasher);
        hasher.finish()
    };
    assert_eq!(
        hash(&|hasher| one.hash(hasher)),
        hash(&|hasher| Numbered(1).hash(hasher))
    );
}

#[test]
fn an_object_whose_value_may_go_to_another_thread_may_go_there() {
    let (object, script) = object();
    open(&object);
    let shared = object.clone();
    let elsewhere = thread::spawn(move || {
        open(&shared);
        drop(shared);
    });
    elsewhere.join().unwrap();
    thread::spawn(move || drop(object)).join().unwrap();
    assert_eq!(script.asked(), 1);
    assert_eq!(script.helpers_dropped(), 1);
    script.assert_all_handed_off();
}

#[test]
fn errors_of_the_helper_reach_the_caller_in_rust() {
    let (object, script) = object();
    script.open(Open::Error(Hresult::MAPI_E_LOGON_FAILED));
    let helper: IOlkAccountHelper = object.to_interface();
    let error = helper.mapi_session().unwrap_err();
    assert_eq!(Hresult(error.code().0), Hresult::MAPI_E_LOGON_FAILED);
}
