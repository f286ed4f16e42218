//! One interleaving: a helper, its sessions, and the threads that call it.

use super::session::{Accounts, Callback, Object};
use crate::sys::{E_UNEXPECTED, S_OK};
use crate::{IOlkAccountHelper, OpenSession, Released, Session, olk_account_helper};
use core::ptr;
use loom::cell::UnsafeCell;
use loom::thread::{self, JoinHandle, ThreadId};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use windows_core::{HRESULT, IUnknown, Interface, Result};

/// What a thread does with its reference to the helper, before it gives it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    GetMapiSession,
    HandsOffSession,
    /// Nothing: its Release may be the last all the same.
    Release,
}

/// What the threads of an interleaving share besides the helper. None of it is seen by `loom`.
pub(super) struct World {
    pub(super) accounts: Accounts,
    sessions: RefCell<Vec<Rc<Object>>>,
    threads: RefCell<Vec<ThreadId>>,
    failures: RefCell<Vec<String>>,
    helpers_dropped: Cell<usize>,
    on_open: RefCell<VecDeque<Callback>>,
    on_hook: RefCell<VecDeque<Callback>>,
}

impl World {
    pub(super) fn new(accounts: Accounts) -> Rc<Self> {
        Rc::new(Self {
            accounts,
            sessions: RefCell::default(),
            threads: RefCell::new(vec![thread::current().id()]),
            failures: RefCell::default(),
            helpers_dropped: Cell::new(0),
            on_open: RefCell::default(),
            on_hook: RefCell::default(),
        })
    }

    /// A world with an owner in it that holds no session yet.
    pub(super) fn with_owner(accounts: Accounts) -> (Rc<Self>, IOlkAccountHelper) {
        let world = Self::new(accounts);
        let owner = Owner {
            world: Rc::clone(&world),
            memory: UnsafeCell::new(()),
        };
        owner.memory.with_mut(|_| ());
        (world, owner.into())
    }

    /// Notes a mistake. A panic wouldn't do: what is under test stops panics.
    pub(super) fn fail(&self, what: String) {
        self.failures.borrow_mut().push(what);
    }

    /// The number of the thread that runs: 0 for the first.
    pub(super) fn this_thread(&self) -> usize {
        let this = thread::current().id();
        let mut threads = self.threads.borrow_mut();
        threads
            .iter()
            .position(|thread| *thread == this)
            .unwrap_or_else(|| {
                threads.push(this);
                threads.len() - 1
            })
    }

    /// What the next `open_session` does before it returns.
    pub(super) fn on_open(&self, callback: impl FnOnce() + 'static) {
        self.on_open.borrow_mut().push_back(Box::new(callback));
    }

    /// What the next hook does before it releases its session.
    pub(super) fn on_hook(&self, callback: impl FnOnce() + 'static) {
        self.on_hook.borrow_mut().push_back(Box::new(callback));
    }

    pub(super) fn session(&self, number: usize) -> Rc<Object> {
        Rc::clone(&self.sessions.borrow()[number])
    }

    pub(super) fn sessions(&self) -> usize {
        self.sessions.borrow().len()
    }

    /// A session, with a reference that the caller has to give up.
    pub(super) fn new_session(self: &Rc<Self>) -> IUnknown {
        let (session, object) = Object::session(self, self.sessions());
        self.sessions.borrow_mut().push(object);
        session
    }

    /// Calls the helper through its vtable, and notes what comes of it.
    pub(super) fn call(&self, helper: &IOlkAccountHelper, call: Call) {
        self.call_for(helper, call, &[S_OK]);
    }

    /// The same, from within another call, which may be the last Release: there are no more sessions then.
    pub(super) fn call_back(&self, helper: &IOlkAccountHelper, call: Call) {
        // A reference that comes and goes mustn't be taken for the last one, though the helper may be going.
        drop(helper.clone());
        self.call_for(helper, call, &[S_OK, E_UNEXPECTED]);
    }

    fn call_for(&self, helper: &IOlkAccountHelper, call: Call, answers: &[HRESULT]) {
        match call {
            Call::GetMapiSession => {
                let mut session = ptr::null_mut();
                // SAFETY: the out pointer is a local variable's.
                let answer = unsafe { helper.GetMapiSession(&raw mut session) };
                if !answers.contains(&answer) || session.is_null() != answer.is_err() {
                    return self.fail(format!("GetMapiSession: {answer:?}, {session:?}"));
                }
                if session.is_null() {
                    return;
                }
                // SAFETY: every session of a model is one of `Object`'s.
                unsafe { Object::at(session) }.note_hand_out();
                // SAFETY: the reference that was handed out.
                drop(unsafe { IUnknown::from_raw(session) });
            }
            Call::HandsOffSession => {
                // SAFETY: there are no arguments.
                let answer = unsafe { helper.HandsOffSession() };
                if answer != S_OK {
                    self.fail(format!("HandsOffSession: {answer:?}"));
                }
            }
            Call::Release => {}
        }
        if self.helpers_dropped.get() > 0 {
            self.fail("the helper went while it was called".into());
        }
    }

    /// A thread that does these calls, one after the other, and gives up the reference that it gets.
    pub(super) fn spawn(
        self: &Rc<Self>,
        helper: &IOlkAccountHelper,
        calls: &[Call],
    ) -> JoinHandle<()> {
        let (world, helper, calls) = (Rc::clone(self), helper.clone(), calls.to_vec());
        thread::spawn(move || calls.iter().for_each(|call| world.call(&helper, *call)))
    }

    /// At the end of the interleaving, when nobody has a reference to the helper any more: nothing is lost, nothing
    /// was given twice, and nothing was handed out that was handed off.
    pub(super) fn conclude(&self) {
        let sessions = self.sessions.take();
        for session in &sessions {
            self.conclude_session(session);
        }
        if self.helpers_dropped.get() != 1 {
            let times = self.helpers_dropped.get();
            self.fail(format!("the helper was destroyed {times} times"));
        }
        let failures = self.failures.take();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    fn conclude_session(&self, session: &Object) {
        let number = session.number;
        if !session.is_freed() {
            self.fail(format!("session {number} is lost"));
        }
        let handed_off = session.handed_off.borrow();
        let [hand_off] = &handed_off[..] else {
            let times = handed_off.len();
            return self.fail(format!("session {number} came to the hook {times} times"));
        };
        for hand_out in &*session.handed_out.borrow() {
            if hand_out.at >= hand_off.at {
                self.fail(format!(
                    "session {number} was handed out after it was handed off"
                ));
            }
            if hand_off.added_by[hand_out.to_thread] < hand_out.added {
                self.fail(format!(
                    "session {number}: the hook may come before an AddRef"
                ));
            }
        }
    }
}

/// An owner whose hook and `open_session` do what the world says, and who notices when it is used too late.
#[olk_account_helper(owns_session, profile = "Outlook", crate = crate)]
struct Owner {
    world: Rc<World>,
    /// What a helper has besides: written when it is made and when it is destroyed, read by every call.
    memory: UnsafeCell<()>,
}

impl OpenSession for Owner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        self.memory.with(|_| ());
        let session = self.world.new_session();
        let callback = self.world.on_open.borrow_mut().pop_front();
        if let Some(callback) = callback {
            callback();
        }
        Ok(session)
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        // SAFETY: every session of a model is one of `Object`'s.
        unsafe { Object::at(session.as_raw()) }.note_hand_off();
        self.memory.with(|_| ());
        let callback = self.world.on_hook.borrow_mut().pop_front();
        if let Some(callback) = callback {
            callback();
        }
        session.release()
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.memory.with_mut(|_| ());
        self.world
            .helpers_dropped
            .set(self.world.helpers_dropped.get() + 1);
    }
}
