//! A stand-in for MAPI: it opens sessions that do nothing, and knows how many references to them there are.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::rc::Rc;
use windows_core::{IUnknown, Interface, implement};

/// Opens sessions, and watches the last one.
#[derive(Default)]
pub(crate) struct Mapi {
    watched: RefCell<Option<Watched>>,
}

/// A session, seen from outside: no reference to it is held.
struct Watched {
    session: *mut c_void,
    closed: Rc<Cell<bool>>,
}

/// The session itself: a COM object without any interface but `IUnknown`.
#[implement()]
struct Session {
    closed: Rc<Cell<bool>>,
}

impl Drop for Session {
    fn drop(&mut self) {
        self.closed.set(true);
    }
}

impl Mapi {
    /// Opens a session. The one reference to it is the caller's.
    pub(crate) fn log_on(&self) -> IUnknown {
        let closed = Rc::new(Cell::new(false));
        let session: IUnknown = Session {
            closed: Rc::clone(&closed),
        }
        .into();
        self.watched.replace(Some(Watched {
            session: session.as_raw(),
            closed,
        }));
        session
    }

    /// How many references to the last session there are: none, before it is opened and once it is closed.
    pub(crate) fn references(&self) -> u32 {
        match &*self.watched.borrow() {
            Some(watched) if !watched.closed.get() => count(watched.session),
            _ => 0,
        }
    }
}

/// Asks a session that isn't closed for its reference count, which COM tells those who count.
fn count(session: *mut c_void) -> u32 {
    // SAFETY: an object that isn't closed is alive, and stays so while this thread does nothing else to it.
    let session = unsafe { IUnknown::from_raw_borrowed(&session) };
    session.map_or(0, |session| {
        let methods = session.vtable();
        // SAFETY: the object is alive, and the reference is given back below.
        unsafe { (methods.AddRef)(session.as_raw()) };
        // SAFETY: this is the reference from above.
        unsafe { (methods.Release)(session.as_raw()) }
    })
}
