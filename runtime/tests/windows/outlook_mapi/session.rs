//! A stand-in for MAPI: its sessions are the binding's, and tell what is done to them.

// The lints are about what `#[implement]` writes.
#![allow(clippy::inline_always, clippy::ref_as_ptr)]

use core::cell::Cell;
use olk_account::sys::E_NOTIMPL;
use outlook_mapi::sys::{
    ENTRYID, IAddrBook, IMAPIAdviseSink, IMAPIFolder, IMAPISession, IMAPISession_Impl, IMAPITable,
    IMessage, IMsgServiceAdmin, IMsgStore, IProfSect, MAPIERROR, MAPIUID, SPropValue,
};

use std::rc::Rc;
use windows_core::{GUID, HRESULT, IUnknown, OutRef, PCSTR, Ref, Result, implement};

/// Opens sessions, and counts what becomes of them.
#[derive(Clone, Default)]
pub(crate) struct Mapi(Rc<Counts>);

#[derive(Default)]
struct Counts {
    opened: Cell<usize>,
    logged_off: Cell<usize>,
    closed: Cell<usize>,
}

fn one_more(count: &Cell<usize>) {
    count.set(count.get() + 1);
}

impl Mapi {
    /// Opens a session. The one reference to it is the caller's.
    pub(crate) fn log_on(&self) -> IMAPISession {
        one_more(&self.0.opened);
        Session(Rc::clone(&self.0)).into()
    }

    /// How many sessions were opened, were logged off, and were closed, which is what the last reference to go does.
    pub(crate) fn counts(&self) -> [usize; 3] {
        [&self.0.opened, &self.0.logged_off, &self.0.closed].map(Cell::get)
    }
}

#[implement(IMAPISession)]
struct Session(Rc<Counts>);

impl Drop for Session {
    fn drop(&mut self) {
        one_more(&self.0.closed);
    }
}

/// Methods that nobody calls here.
macro_rules! not_implemented {
    ($($method:ident($($argument:ty),*) -> $result:ty;)*) => {$(
        fn $method(&self, $(_: $argument),*) -> Result<$result> {
            Err(E_NOTIMPL.into())
        }
    )*};
}

impl IMAPISession_Impl for Session_Impl {
    fn Logoff(&self, _window: usize, _flags: u32, _reserved: u32) -> Result<()> {
        one_more(&self.0.logged_off);
        Ok(())
    }

    not_implemented! {
        GetLastError(HRESULT, u32, *mut *mut MAPIERROR) -> ();
        GetMsgStoresTable(u32) -> IMAPITable;
        OpenMsgStore(usize, u32, *mut ENTRYID, *mut GUID, u32, OutRef<'_, IMsgStore>) -> ();
        OpenAddressBook(usize, *mut GUID, u32, OutRef<'_, IAddrBook>) -> ();
        OpenProfileSection(*mut MAPIUID, *mut GUID, u32, OutRef<'_, IProfSect>) -> ();
        GetStatusTable(u32) -> IMAPITable;
        OpenEntry(u32, *mut ENTRYID, *mut GUID, u32, *mut u32, OutRef<'_, IUnknown>) -> ();
        CompareEntryIDs(u32, *mut ENTRYID, u32, *mut ENTRYID, u32, *mut u32) -> ();
        Advise(u32, *mut ENTRYID, u32, Ref<'_, IMAPIAdviseSink>, *mut usize) -> ();
        Unadvise(usize) -> ();
        MessageOptions(usize, u32, *mut i8, Ref<'_, IMessage>) -> ();
        QueryDefaultMessageOpt(*mut i8, u32, *mut u32, *mut *mut SPropValue) -> ();
        EnumAdrTypes(u32, *mut u32, *mut *mut *mut i8) -> ();
        QueryIdentity(*mut u32, *mut *mut ENTRYID) -> ();
        SetDefaultStore(u32, u32, *mut ENTRYID) -> ();
        AdminServices(u32) -> IMsgServiceAdmin;
        ShowForm(
            usize, Ref<'_, IMsgStore>, Ref<'_, IMAPIFolder>, *mut GUID, usize, Ref<'_, IMessage>, u32, u32, u32, u32,
            &PCSTR
        ) -> ();
        PrepareForm(*mut GUID, Ref<'_, IMessage>, *mut usize) -> ();
    }
}
