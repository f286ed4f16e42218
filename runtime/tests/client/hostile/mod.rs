//! A manager that answers what no manager may.
//!
//! A [`Script`] says what its objects answer. [`Manager::assert_clean`] checks that everything handed out came back.

mod answers;
mod limits;
mod objects;
mod outlook;
mod variants;

use crate::support::memory::Memory;
use crate::support::{interfaces, object};
use crate::world::Helper;
use core::cell::{Cell, RefCell};
use core::ffi::c_void;
use olk_account::sys::{ACCT_VARIANT, E_NOINTERFACE, IOlkAccountNotify, S_OK};
use olk_account::{Account, AccountManager, InitFlags};
use std::rc::Rc;
use windows_core::{GUID, HRESULT, Interface};

/// A success that no method is documented to have.
const ODD_SUCCESS: HRESULT = HRESULT(0x0004_0000);

/// An object to hand out.
#[derive(Clone, Copy)]
enum Handing {
    Null,
    Account,
    Enumeration,
    /// A pointer to no object: a client that releases it, or calls it, goes wrong.
    Dangling,
    /// An object that isn't an account, unless [`Script::queried`] says so.
    Stranger,
}

type OnProperty = dyn Fn(&Memory, u32, *mut ACCT_VARIANT) -> HRESULT;
type OnArray<T> = dyn Fn(&Memory) -> (HRESULT, u32, *mut T);
type OnText = dyn Fn(&Memory) -> (HRESULT, *mut u16);

/// What the objects answer.
struct Script {
    property: Box<OnProperty>,
    set: Box<OnProperty>,
    categories: Box<OnArray<GUID>>,
    order: Box<OnArray<u32>>,
    message: Box<OnText>,
    found: (HRESULT, Handing),
    enumeration: (HRESULT, Handing),
    /// One after the other, and the last for ever.
    items: Vec<(HRESULT, Handing)>,
    /// The answer of a stranger that is queried for an account.
    queried: (HRESULT, Handing),
    /// What `Advise` answers, and the cookie that it writes.
    advised: (HRESULT, Option<u32>),
    /// What `FreeMemory` answers, once it has done what it is for.
    freed: HRESULT,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            property: Box::new(|_, _, _| S_OK),
            set: Box::new(|_, _, _| S_OK),
            categories: Box::new(|_| (S_OK, 0, core::ptr::null_mut())),
            order: Box::new(|_| (S_OK, 0, core::ptr::null_mut())),
            message: Box::new(|_| (S_OK, core::ptr::null_mut())),
            found: (S_OK, Handing::Account),
            enumeration: (S_OK, Handing::Enumeration),
            items: vec![(S_OK, Handing::Account)],
            queried: (E_NOINTERFACE, Handing::Null),
            advised: (S_OK, Some(COOKIE)),
            freed: S_OK,
        }
    }
}

/// What all objects of one manager share.
#[derive(Default)]
struct Scene {
    script: RefCell<Script>,
    memory: Memory,
    objects: Cell<usize>,
    sink: RefCell<Option<IOlkAccountNotify>>,
    /// All bytes of the values that `GetProp`, `SetProp` and `FindAccount` were called with, as they were then.
    seen: RefCell<Vec<[u8; size_of::<ACCT_VARIANT>()]>>,
    /// The cookies that `Unadvise` was called with.
    unadvised: RefCell<Vec<u32>>,
}

impl Scene {
    /// Records the bytes of a value. Miri reports the ones that aren't initialized.
    fn see(&self, value: *const ACCT_VARIANT) {
        // SAFETY: the client passes a value whose bytes can all be read.
        self.seen
            .borrow_mut()
            .push(unsafe { value.cast::<[u8; size_of::<ACCT_VARIANT>()]>().read() });
    }

    /// Writes the object of the script to `out`.
    ///
    /// # Safety
    ///
    /// `out` can be written to.
    unsafe fn hand_out(
        self: &Rc<Self>,
        (answer, object): (HRESULT, Handing),
        out: *mut *mut c_void,
    ) -> HRESULT {
        let object = match object {
            Handing::Null => core::ptr::null_mut(),
            Handing::Dangling => core::ptr::dangling_mut(),
            Handing::Account => outlook::account(self).into_raw(),
            Handing::Enumeration => outlook::enumeration(self).into_raw(),
            Handing::Stranger => outlook::stranger(self).into_raw(),
        };
        // SAFETY: the caller guarantees that it can be written to.
        unsafe { *out = object };
        answer
    }

    /// Writes the script's message to `out`.
    ///
    /// # Safety
    ///
    /// `out` can be written to.
    unsafe fn say(&self, out: *mut *mut u16) -> HRESULT {
        let (answer, text) = (self.script.borrow().message)(&self.memory);
        // SAFETY: the caller guarantees that it can be written to.
        unsafe { *out = text };
        answer
    }

    /// `FreeMemory` of manager and account.
    fn free(&self, memory: *mut u8) -> HRESULT {
        self.memory.free(memory);
        self.script.borrow().freed
    }
}

/// Counts an object as long as it is there.
struct Counted(Rc<Scene>);

impl Counted {
    fn new(scene: &Rc<Scene>) -> Self {
        scene.objects.set(scene.objects.get() + 1);
        Self(Rc::clone(scene))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.objects.set(self.0.objects.get() - 1);
    }
}

/// The cookie of everything that is advised.
const COOKIE: u32 = 0x0BAD_CAFE;

/// The test's side of a manager that answers as it is told.
pub(crate) struct Manager(Rc<Scene>);

impl Manager {
    pub(crate) fn new() -> Self {
        Self(Rc::default())
    }

    /// One whose answers are not all what they were.
    fn with(change: impl FnOnce(&mut Script)) -> Self {
        let manager = Self::new();
        change(&mut manager.0.script.borrow_mut());
        manager
    }

    /// A client that takes it for a manager.
    pub(crate) fn ready(&self) -> AccountManager {
        let manager = outlook::manager(&self.0);
        AccountManager::with(manager, Helper, InitFlags::default()).unwrap()
    }

    /// What was advised last, and is kept whatever `Unadvise` says.
    pub(crate) fn sink(&self) -> IOlkAccountNotify {
        self.0.sink.borrow().clone().unwrap()
    }

    /// The cookies that `Unadvise` was called with.
    fn unadvised(&self) -> Vec<u32> {
        self.0.unadvised.borrow().clone()
    }

    fn memory(&self) -> &Memory {
        &self.0.memory
    }

    /// All bytes of the values that it and its accounts were called with since the last time.
    fn seen(&self) -> Vec<[u8; size_of::<ACCT_VARIANT>()]> {
        self.0.seen.take()
    }

    /// Lets go of what was advised.
    fn forget_sink(&self) {
        let sink = self.0.sink.take();
        drop(sink);
    }

    /// Sees that all objects were released, and all memory was freed.
    #[track_caller]
    fn assert_clean(&self) {
        assert_eq!(self.0.objects.get(), 0, "objects haven't been released");
        self.0.memory.freed();
    }
}

/// Runs `test` with a client of a manager whose answers `change` has changed, and checks that everything came back.
#[track_caller]
fn with_client(change: impl FnOnce(&mut Script), test: impl FnOnce(&AccountManager, &Manager)) {
    let manager = Manager::with(change);
    test(&manager.ready(), &manager);
    manager.assert_clean();
}

/// As [`with_client`], for a test of one account.
#[track_caller]
fn with_account(change: impl FnOnce(&mut Script), test: impl FnOnce(&Account, &Manager)) {
    with_client(change, |client, manager| {
        let account = client.find(1.into()).unwrap().unwrap();
        manager.seen();
        test(&account, manager);
    });
}
