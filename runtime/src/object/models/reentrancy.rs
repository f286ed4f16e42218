//! Hook, `open_session` and the session's own methods call the helper back, or wait for another thread that does,
//! while yet another one calls it: no deadlock, and nothing lost.

use super::session::Accounts;
use super::world::Call::{GetMapiSession, HandsOffSession, Release};
use super::world::{Call, World};
use super::{CALLED_BACK, explore};
use crate::IOlkAccountHelper;
use core::mem::ManuallyDrop;
use std::rc::Rc;
use windows_core::Interface;

/// Where the helper is called back from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Open,
    Hook,
    AddRef,
    Release,
}

/// Who calls it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    TheSameThread,
    AnotherThread,
}

const BACK: [Call; 2] = [GetMapiSession, HandsOffSession];

/// Something that calls the helper back while it has no reference of its own, as a session does: whoever called the
/// helper has one.
fn callback(
    world: &Rc<World>,
    helper: &IOlkAccountHelper,
    call: Call,
    by: By,
) -> impl FnOnce() + 'static {
    // SAFETY: not to be given up, so it needn't be counted; it is used only while somebody else's call lasts.
    let helper = ManuallyDrop::new(unsafe { IOlkAccountHelper::from_raw(helper.as_raw()) });
    let world = Rc::clone(world);
    let back = move || world.call_back(&helper, call);
    move || match by {
        By::TheSameThread => back(),
        By::AnotherThread => loom::thread::spawn(back).join().unwrap(),
    }
}

/// One interleaving: this thread makes a call that is called back from, or the last Release, while the other thread
/// does its call.
fn meet(from: From, back: Call, by: By, call: Call, other: Call) {
    let (world, helper) = World::with_owner(Accounts::Off);
    let callback = callback(&world, &helper, back, by);
    if from == From::Open {
        world.on_open(callback);
    } else {
        world.call(&helper, GetMapiSession);
        match from {
            From::Hook => world.on_hook(callback),
            From::AddRef => world.session(0).on_add_ref(callback),
            From::Open | From::Release => world.session(0).on_release(callback),
        }
    }
    let other = world.spawn(&helper, &[other]);
    world.call(&helper, call);
    drop(helper);
    other.join().unwrap();
    world.conclude();
}

fn explore_all(from: From, call: Call) {
    for back in BACK {
        for by in [By::TheSameThread, By::AnotherThread] {
            for other in [GetMapiSession, HandsOffSession, Release] {
                let name = format!("{from:?} calls {back:?} by {by:?}, [{call:?}, {other:?}]");
                explore(&name, CALLED_BACK, move || {
                    meet(from, back, by, call, other);
                });
            }
        }
    }
}

#[test]
fn open_session_may_call_the_helper_back() {
    explore_all(From::Open, GetMapiSession);
}

#[test]
fn the_hook_may_call_the_helper_back() {
    explore_all(From::Hook, HandsOffSession);
}

#[test]
fn the_hook_may_call_the_helper_back_when_the_last_reference_goes() {
    explore_all(From::Hook, Release);
}

#[test]
fn the_sessions_add_ref_may_call_the_helper_back() {
    explore_all(From::AddRef, GetMapiSession);
}

#[test]
fn the_sessions_release_may_call_the_helper_back() {
    explore_all(From::Release, HandsOffSession);
}

#[test]
fn the_sessions_release_may_call_the_helper_back_when_the_last_reference_goes() {
    explore_all(From::Release, Release);
}
