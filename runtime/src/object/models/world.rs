//! One interleaving: an owner, its sessions, and the threads that call it.

use crate::com::{Class, Object};
use crate::sys::{E_UNEXPECTED, S_OK};
use crate::{IOlkAccountHelper, OpenSession, Released, Session, olk_account_helper};
use core::mem::ManuallyDrop;
use core::ptr;
use loom::cell::UnsafeCell;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use windows_core::{HRESULT, IUnknown, IUnknown_Vtbl, Interface, Result};

/// What a thread does with its reference to the helper, before it gives it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    GetMapiSession,
    HandsOffSession,
    /// Nothing: its `Release` may be the last one.
    Release,
}

impl Call {
    pub(super) const ALL: [Self; 3] = [Self::GetMapiSession, Self::HandsOffSession, Self::Release];
}

/// What became of a session.
#[derive(Default)]
struct Record {
    hooked: Cell<usize>,
    destroyed: Cell<usize>,
}

/// What the threads of an interleaving share besides the helper. `loom` sees none of it.
#[derive(Clone, Default)]
pub(super) struct World(Rc<Shared>);

#[derive(Default)]
struct Shared {
    sessions: RefCell<Vec<(usize, Rc<Record>)>>,
    helpers_dropped: Cell<usize>,
    on_hook: RefCell<Option<Box<dyn FnOnce()>>>,
}

/// A session whose `IUnknown` is the crate's own.
struct ModelSession(Rc<Record>);

// SAFETY: the vtable is `IUnknown`'s for this class.
unsafe impl Class for ModelSession {
    type Interface = IUnknown;

    const VTABLE: &'static IUnknown_Vtbl = &Object::<Self>::UNKNOWN;
}

impl Drop for ModelSession {
    fn drop(&mut self) {
        self.0.destroyed.set(self.0.destroyed.get() + 1);
    }
}

#[olk_account_helper(owns_session, profile = "Outlook", crate = crate)]
struct Owner {
    world: World,
    /// `loom` reports a use that another thread's drop doesn't happen after.
    memory: UnsafeCell<()>,
}

impl OpenSession for Owner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        self.memory.with(|_| ());
        let record = Rc::<Record>::default();
        let session = Object::create(ModelSession(Rc::clone(&record)));
        let sessions = &self.world.0.sessions;
        sessions
            .borrow_mut()
            .push((session.as_raw().addr(), record));
        Ok(session)
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        self.memory.with(|_| ());
        let record = self.world.record(&session);
        record.hooked.set(record.hooked.get() + 1);
        let callback = self.world.0.on_hook.borrow_mut().take();
        if let Some(callback) = callback {
            callback();
        }
        session.release()
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.memory.with_mut(|_| ());
        let dropped = &self.world.0.helpers_dropped;
        dropped.set(dropped.get() + 1);
    }
}

impl World {
    /// A world with an owner in it that holds no session yet.
    pub(super) fn with_owner() -> (Self, IOlkAccountHelper) {
        let world = Self::default();
        let owner = Owner {
            world: world.clone(),
            memory: UnsafeCell::new(()),
        };
        (world, owner.into())
    }

    /// The record of the session that lies at this address now: an address may be used again.
    fn record(&self, session: &IUnknown) -> Rc<Record> {
        let sessions = self.0.sessions.borrow();
        let address = session.as_raw().addr();
        let known = sessions.iter().rev().find(|(at, _)| *at == address);
        Rc::clone(&known.expect("a session that was opened").1)
    }

    /// Calls the helper, and checks the answer.
    pub(super) fn call(&self, helper: &IOlkAccountHelper, call: Call) {
        match call {
            Call::GetMapiSession => {
                if let Ok(session) = get(helper) {
                    assert_eq!(self.record(&session).destroyed.get(), 0);
                }
            }
            // SAFETY: the method has no arguments.
            Call::HandsOffSession => assert_eq!(unsafe { helper.HandsOffSession() }, S_OK),
            Call::Release => {}
        }
    }

    /// Makes `calls`, then gives up the reference.
    pub(super) fn call_all(&self, helper: IOlkAccountHelper, calls: &[Call]) {
        for call in calls {
            self.call(&helper, *call);
        }
        drop(helper);
    }

    /// Has the next hook call the helper back.
    pub(super) fn call_back(&self, helper: &IOlkAccountHelper, call: Call) {
        // A reference would be one in a circle. The helper is alive while its hook runs.
        // SAFETY: `ManuallyDrop` keeps the reference, which is not ours, from being given up.
        let helper = ManuallyDrop::new(unsafe { IOlkAccountHelper::from_raw(helper.as_raw()) });
        let world = self.clone();
        let callback = move || world.call(&helper, call);
        *self.0.on_hook.borrow_mut() = Some(Box::new(callback));
    }

    /// Checks what is left when all threads are done.
    pub(super) fn check(&self) {
        assert_eq!(self.0.helpers_dropped.get(), 1);
        for (_, record) in self.0.sessions.borrow().iter() {
            assert_eq!((record.hooked.get(), record.destroyed.get()), (1, 1));
        }
        // A callback that never ran keeps the world alive.
        drop(self.0.on_hook.take());
    }
}

/// Gets a session. An object that is being destroyed has none to give.
fn get(helper: &IOlkAccountHelper) -> core::result::Result<IUnknown, HRESULT> {
    let mut session = ptr::null_mut();
    // SAFETY: the out-parameter is a local variable.
    let answer = unsafe { helper.GetMapiSession(&raw mut session) };
    if answer == S_OK {
        // SAFETY: a session with a caller-owned reference.
        return Ok(unsafe { IUnknown::from_raw(session) });
    }
    assert_eq!((answer, session.is_null()), (E_UNEXPECTED, true));
    Err(answer)
}
