//! A world whose objects answer what its bytes say, within what a COM object can answer without lying about memory
//! that it handed out.
//!
//! Pointers are NULL, or point to memory with at least as many items as the answer says; texts have a NUL. Objects
//! that come with success have a reference. All else is up to the bytes: the HRESULT, which out-parameters are
//! written, what accompanies a failure, and what happens meanwhile: a notification, or another call of the client.
//!
//! Property test and fuzz target share this. The [`driver`] calls the client; `objects`, `enumeration` and `helper` answer.

mod bag;
mod driver;
mod enumeration;
mod helper;
mod objects;
mod values;

use crate::support::memory::Memory;
use crate::support::object::{Class, Kept};
use core::cell::{Cell, RefCell};
use core::ffi::c_void;
use core::mem::ManuallyDrop;
use core::ptr;
use driver::Driver;
use olk_account::IOlkAccountHelper;
use olk_account::sys::{
    E_ACCT_NOT_FOUND, E_FAIL, E_INVALIDARG, E_NOTIMPL, E_OUTOFMEMORY, IOlkAccountNotify, S_FALSE,
    S_OK,
};
use std::rc::Rc;
use windows_core::{HRESULT, Interface};

/// The most calls of the client that are nested.
const DEPTH: u32 = 3;

/// Runs the client in the world that the bytes describe, and checks that everything came back.
pub(crate) fn run(bytes: &[u8]) {
    let world = Rc::new(World {
        bytes: bytes.to_vec(),
        ..World::default()
    });
    let driver = Rc::new(Driver::new(&world));
    driver::CURRENT.set(Some(Rc::clone(&driver)));
    while world.position.get() < bytes.len() {
        driver.step();
    }
    driver.close();
    drop(world.sinks.take());
    drop(world.helpers.take());
    driver::CURRENT.set(None);
    driver.assert_closures_dropped();
    world.assert_clean();
}

#[derive(Default)]
struct World {
    bytes: Vec<u8>,
    position: Cell<usize>,
    depth: Cell<u32>,
    /// Every object that was handed out.
    objects: RefCell<Vec<Box<dyn Watched>>>,
    /// The sinks that were advised, with their cookies.
    sinks: RefCell<Vec<(u32, IOlkAccountNotify)>>,
    /// The helpers that managers were made ready with.
    helpers: RefCell<Vec<IOlkAccountHelper>>,
    /// An object that was handed out, for pointers that come without a reference.
    stale: Cell<*mut c_void>,
    /// The number of calls of `GetIdentity`.
    identities: Cell<usize>,
    had_something_huge: Cell<bool>,
    faults: RefCell<Vec<&'static str>>,
}

impl World {
    /// Returns the next byte, and 0 after the last.
    fn byte(&self) -> u8 {
        let position = self.position.get();
        self.position.set(position + 1);
        self.bytes.get(position).copied().unwrap_or(0)
    }

    /// Returns a number below `count`.
    fn pick(&self, count: usize) -> usize {
        usize::from(self.byte()) % count
    }

    /// Returns a number that something may depend on.
    fn number(&self) -> u32 {
        const NUMBERS: [u32; 10] = [
            0,
            1,
            2,
            7,
            65,
            256,
            0x1_0000,
            0x1_0001,
            0x7FFF_FFFF,
            u32::MAX,
        ];
        NUMBERS[self.pick(NUMBERS.len())]
    }

    /// Returns what a method answers: success more often than not.
    fn answer(&self) -> HRESULT {
        match self.byte() % 16 {
            10 => S_FALSE,
            11 => HRESULT(0x0004_0000),
            12 => E_ACCT_NOT_FOUND,
            13 => E_OUTOFMEMORY,
            14 => E_NOTIMPL,
            15 => [E_FAIL, E_INVALIDARG][self.pick(2)],
            _ => S_OK,
        }
    }

    /// Returns whether to hand out what is beyond every limit. It takes long, and Miri too long, so once is enough.
    fn is_time_for_something_huge(&self) -> bool {
        self.byte() > 250 && !cfg!(miri) && !self.had_something_huge.replace(true)
    }

    /// Lets something happen while a method of an object runs.
    fn interlude(&self) {
        let depth = self.depth.get();
        if depth == DEPTH {
            return;
        }
        self.depth.set(depth + 1);
        match self.byte() % 16 {
            14 => self.notify(),
            15 => driver::step(),
            _ => {}
        }
        self.depth.set(depth);
    }

    /// Tells a sink of something.
    fn notify(&self) {
        let which = usize::from(self.byte());
        let raw = {
            let sinks = self.sinks.borrow();
            match which.checked_rem(sinks.len()) {
                Some(index) => sinks[index].1.as_raw(),
                None => return,
            }
        };
        // SAFETY: the world has a reference. It may drop it while the call lasts, as a careless manager does.
        let sink = ManuallyDrop::new(unsafe { IOlkAccountNotify::from_raw(raw) });
        // SAFETY: the arguments are plain numbers.
        let answer = unsafe { sink.Notify(self.number(), self.number(), self.number()) };
        self.check(answer == S_OK, "Notify failed");
    }

    /// Notes a fault. A panic could not leave a COM method.
    fn check(&self, is_right: bool, fault: &'static str) {
        if !is_right {
            self.faults.borrow_mut().push(fault);
        }
    }

    /// Creates an object, without a reference.
    fn create<T: Class + AsRef<Part>>(self: &Rc<Self>, make: impl FnOnce(Part) -> T) -> Kept<T> {
        let object = Kept::new(make(Part {
            world: Rc::clone(self),
            memory: Memory::default(),
        }));
        self.stale.set(object.pointer());
        self.objects.borrow_mut().push(Box::new(object.clone()));
        object
    }

    /// Writes the object that an answer hands out, if it does.
    ///
    /// # Safety
    ///
    /// `out` can be written.
    unsafe fn hand_out(
        &self,
        answer: HRESULT,
        out: *mut *mut c_void,
        make: impl FnOnce() -> *mut c_void,
    ) {
        let object = match self.byte() % 8 {
            6 => ptr::null_mut(),
            7 => return,
            _ if answer.is_ok() => make(),
            _ => self.stale.get(),
        };
        // SAFETY: by the contract.
        unsafe { *out = object };
    }

    fn assert_clean(&self) {
        assert_eq!(*self.faults.borrow(), [""; 0]);
        for object in self.objects.take() {
            object.assert_clean();
        }
    }
}

/// The part that all objects of the world have.
struct Part {
    world: Rc<World>,
    /// The memory that the object has handed out. Its own `FreeMemory` frees it.
    memory: Memory,
}

/// An object that the world keeps until the end.
trait Watched {
    fn assert_clean(&self);
}

impl<T: Class + AsRef<Part>> Watched for Kept<T> {
    fn assert_clean(&self) {
        assert_eq!(self.references(), 0, "references to an object are left");
        assert_eq!(self.too_late(), 0, "calls to an object that is gone");
        let part: &Part = T::as_ref(self);
        part.memory.freed();
    }
}
