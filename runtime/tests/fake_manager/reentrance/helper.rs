//! Helpers that call the fake or its manager back.

use super::{REACHED, fake, reached, use_all};
use crate::outlook::{MAIL, Manager, NOT_INITIALIZED};
use crate::support::{Caller, Hresult, Reference, panic_on_purpose};
use core::cell::RefCell;
use olk_account::sys::E_OLK_ALREADY_INITIALIZED;
use olk_account::{AccountManager, InitFlags, LendSession, olk_account_helper};
use std::rc::Rc;
use windows_core::{IUnknown, Result};

/// A helper that does something as it is asked for a session, and something as it is dropped.
#[olk_account_helper(profile = "Outlook")]
struct Late {
    asked: Box<dyn Fn()>,
    dropped: Box<dyn Fn()>,
}

impl LendSession for Late {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        (self.asked)();
        Ok(Self::idle().into())
    }
}

impl Late {
    fn idle() -> Self {
        Self {
            asked: Box::new(|| ()),
            dropped: Box::new(|| ()),
        }
    }
}

impl Drop for Late {
    fn drop(&mut self) {
        (self.dropped)();
    }
}

#[test]
fn a_helper_may_call_the_fake_as_it_is_asked_and_dropped() {
    let fake = fake();
    for panics in [false, true] {
        let (asked, dropped) = (fake.clone(), fake.clone());
        let helper = Late {
            asked: Box::new(move || {
                assert_eq!(asked.profile().as_deref(), Some("Outlook"));
                use_all(&asked);
                reached();
            }),
            dropped: Box::new(move || {
                assert_eq!(dropped.objects(), 1, "the manager is not gone yet");
                use_all(&dropped);
                reached();
                if panics {
                    panic_on_purpose();
                }
            }),
        };
        let manager = AccountManager::with(fake.create(), helper, InitFlags::default()).unwrap();
        drop(manager);
        assert_eq!(REACHED.take(), 2);
        fake.assert_no_leaks();
    }
}

#[test]
fn a_helper_may_call_the_manager_as_it_is_dropped_by_it() {
    let fake = fake();
    let manager = Manager::of(&fake);
    // SAFETY: used while the manager's last Release runs, and not after.
    let there = unsafe { manager.0.uncounted() };
    let helper = Caller::of(Late {
        dropped: Box::new(move || {
            let counted = Manager(Reference::clone(&there));
            assert_eq!(counted.order(MAIL), Err(NOT_INITIALIZED));
            drop(counted);
            reached();
        }),
        asked: Box::new(|| ()),
    });
    assert_eq!(manager.init(&helper, 0), Hresult::S_OK);
    drop(helper);
    assert_eq!((manager.0.release(), REACHED.take()), (0, 1));
    fake.assert_no_leaks();
}

#[test]
fn init_within_init_answers_that_there_was_one() {
    let fake = fake();
    let manager = fake.create();
    let there = Rc::new(RefCell::new(Some(manager.clone())));
    let taken = there.clone();
    let helper = Late {
        asked: Box::new(move || {
            let manager = taken.take().expect("asked once");
            let within = AccountManager::with(manager, Late::idle(), InitFlags::default());
            assert_eq!(within.unwrap_err().code(), E_OLK_ALREADY_INITIALIZED);
            reached();
        }),
        dropped: Box::new(|| ()),
    };
    let manager = AccountManager::with(manager, helper, InitFlags::default()).unwrap();
    assert_eq!(REACHED.take(), 1);
    assert_eq!(
        fake.helper_calls().len(),
        2,
        "the second helper was not asked"
    );
    assert!(manager.find(1.into()).unwrap().is_some());
    drop(manager);
    fake.assert_no_leaks();
}
