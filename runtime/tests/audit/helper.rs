//! A helper written by hand, vtable and all, which makes the one mistake that it is told to make.

use super::breach::Breach;
use super::identity::get_identity;
use super::interfaces::{AccountHelper, class};
use super::object::{Class, Kept, Object};
use super::session::{SessionBox, add_ref as add_session, release as release_session};
use core::cell::{Cell, RefCell};
use core::ffi::c_void;
use core::ptr;
use olk_account::IOlkAccountHelper;
use olk_account::audit::{Audit, Expect, Report, Role};
use olk_account::sys::{
    E_FAIL, E_INVALIDARG, E_NOINTERFACE, E_NOTIMPL, E_POINTER, MAPI_E_LOGON_FAILED, S_FALSE, S_OK,
};
use windows_core::{GUID, HRESULT, IUnknown, Interface};

/// The COM object's value. The [`Bench`] keeps the object.
pub(crate) struct Helper {
    role: Role,
    breach: Option<Breach>,
    /// How often something was called that goes by turns.
    turns: Cell<u32>,
    /// Another object, for helpers that pretend to be two.
    alias: *mut c_void,
    /// The session that an owner holds, or that a borrower lends.
    session: Cell<*mut c_void>,
    /// Whether an owner has a reference to it.
    held: Cell<bool>,
    handed_off: Cell<bool>,
    /// Every session that there ever was.
    sessions: RefCell<Vec<SessionBox>>,
    sessions_tell: bool,
}

/// The owner of a helper's memory.
pub(crate) struct Bench {
    helper: Kept<Helper>,
    /// Goes with it.
    _alias: Option<Box<Bench>>,
}

impl Bench {
    pub(crate) fn new(role: Role, breach: impl Into<Option<Breach>>) -> Self {
        Self::build(role, breach.into(), true)
    }

    /// A helper without a mistake, whose sessions don't tell how many references they have.
    pub(crate) fn with_silent_sessions(role: Role) -> Self {
        Self::build(role, None, false)
    }

    fn build(role: Role, breach: Option<Breach>, sessions_tell: bool) -> Self {
        let alias = match breach {
            Some(Breach::UnknownVaries) => Some(Box::new(Self::new(role, None))),
            Some(Breach::UnknownLeadsNowhere) => {
                Some(Box::new(Self::new(role, Breach::NoPointerForHelper)))
            }
            _ => None,
        };
        let helper = Helper {
            role,
            breach,
            turns: Cell::new(0),
            alias: alias
                .as_ref()
                .map_or(ptr::null_mut(), |alias| alias.helper.pointer()),
            session: Cell::new(ptr::null_mut()),
            held: Cell::new(false),
            handed_off: Cell::new(false),
            sessions: RefCell::default(),
            sessions_tell,
        };
        if role == Role::Borrower {
            helper.open();
        }
        let helper = Kept::new(helper);
        helper.reference();
        Self {
            helper,
            _alias: alias,
        }
    }

    pub(crate) fn audit(&self, expect: Expect) -> Report {
        self.run(Audit::new(expect))
    }

    pub(crate) fn run(&self, audit: Audit<'_>) -> Report {
        let raw = self.helper.pointer();
        // SAFETY: the helper is there as long as `self` is, and points to a vtable of `IOlkAccountHelper`.
        let helper = unsafe { IOlkAccountHelper::from_raw_borrowed(&raw) };
        audit.run(helper.expect("a bench has a helper"))
    }

    pub(crate) fn helper(&self) -> &Object<Helper> {
        &self.helper
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.helper.abandon();
    }
}

impl Helper {
    pub(crate) fn does(&self, breach: Breach) -> bool {
        self.breach == Some(breach)
    }

    /// Whether it is time for something else: every other time that it is asked.
    pub(crate) fn turn(&self) -> bool {
        self.turns.set(self.turns.get() + 1);
        self.turns.get() % 2 == 0
    }

    /// How many references there are to each of its sessions.
    pub(crate) fn session_references(&self) -> Vec<u32> {
        let sessions = self.sessions.borrow();
        sessions.iter().map(SessionBox::references).collect()
    }

    /// Whether a session was called after its end.
    pub(crate) fn misused_a_session(&self) -> bool {
        let sessions = self.sessions.borrow();
        sessions.iter().any(SessionBox::was_called_too_late)
    }

    /// Makes a session, which it holds with its one reference.
    fn open(&self) {
        let session = SessionBox::new(self.sessions_tell);
        self.session.set(session.pointer());
        self.held.set(true);
        self.sessions.borrow_mut().push(session);
    }

    /// Adds references to the session, for whoever gets it.
    fn add_to_session(&self, references: u32) {
        for _ in 0..references {
            // SAFETY: all sessions are there as long as the helper is.
            unsafe { add_session(self.session.get()) };
        }
    }

    /// Gives references to the session up.
    fn release_session(&self, references: u32) {
        for _ in 0..references {
            // SAFETY: all sessions are there as long as the helper is.
            unsafe { release_session(self.session.get()) };
        }
    }

    fn interface(&self, iid: &GUID, this: *mut c_void) -> (HRESULT, *mut c_void) {
        let nothing = ptr::null_mut();
        let helper = *iid == IOlkAccountHelper::IID;
        let known = helper || *iid == IUnknown::IID;
        match self.breach {
            Some(Breach::NoPointerForAnyInterface) => (S_OK, nothing),
            Some(Breach::NoPointerForHelper) if helper => (S_OK, nothing),
            Some(Breach::NoUnknown) if known && !helper => (E_NOINTERFACE, nothing),
            Some(Breach::UnknownVaries) if known && !helper && self.turn() => (S_OK, self.alias),
            Some(Breach::UnknownLeadsNowhere) if known && !helper => (S_OK, self.alias),
            Some(Breach::PointerForAnyInterface) => (S_OK, this),
            Some(Breach::NoPointerForAnyOther) if !known => (S_OK, nothing),
            Some(Breach::OtherErrorForNoInterface) if !known => (E_FAIL, nothing),
            Some(Breach::PointerLeftByQueryFailure) if !known => (E_NOINTERFACE, this),
            _ if known => (S_OK, this),
            _ => (E_NOINTERFACE, nothing),
        }
    }

    fn mapi_session(&self) -> (HRESULT, *mut c_void) {
        let pointer = || self.session.get();
        match self.breach {
            Some(Breach::Fails) => return (E_FAIL, ptr::null_mut()),
            Some(Breach::FailsToLogOn) => return (MAPI_E_LOGON_FAILED, ptr::null_mut()),
            Some(Breach::PointerLeftByFailure) => {
                return (E_FAIL, ptr::dangling_mut::<u64>().cast());
            }
            Some(Breach::SuccessWithoutSession) => return (S_OK, ptr::null_mut()),
            Some(Breach::FailsAfterHandOff) if self.handed_off.get() => {
                return (E_FAIL, ptr::null_mut());
            }
            Some(Breach::HandsOutWhatItReleased) if self.handed_off.get() => {
                self.add_to_session(1);
                return (S_OK, pointer());
            }
            Some(Breach::OpensEachTime) if self.held.get() => {
                self.release_session(1);
                self.open();
            }
            _ if !self.held.get() => self.open(),
            _ => {}
        }
        self.add_to_session(match self.breach {
            Some(Breach::NoReferenceWithSession) => 0,
            Some(Breach::TwoReferencesWithSession) => 2,
            _ => 1,
        });
        if self.does(Breach::KeepsNoReference) && self.turns.replace(1) == 0 {
            self.release_session(1);
        }
        let other_success = self.does(Breach::SessionWithOtherSuccess);
        (if other_success { S_FALSE } else { S_OK }, pointer())
    }

    fn owner_hands_off(&self) -> HRESULT {
        let held = self.held.replace(false);
        self.handed_off.set(true);
        match self.breach {
            Some(Breach::OwnerKeepsAndAnswersOk | Breach::OwnerKeepsAndAnswersNotImpl) => {
                self.held.set(held);
            }
            Some(Breach::KeepsNoReference) => self.turns.set(0),
            Some(Breach::ReleasesAgain) if !self.session.get().is_null() => self.release_session(1),
            Some(Breach::ReleasesTwice) if held => self.release_session(2),
            _ if held => self.release_session(1),
            Some(Breach::FailsWithNothingToHandOff) => return E_FAIL,
            _ => {}
        }
        match self.breach {
            Some(Breach::OwnerReleasesAndAnswersNotImpl | Breach::OwnerKeepsAndAnswersNotImpl) => {
                E_NOTIMPL
            }
            Some(Breach::AnswersOtherSuccess) => S_FALSE,
            Some(Breach::AnswersFailure) => E_FAIL,
            Some(Breach::AnswersByTurns) if self.sessions.borrow().len() > 1 => E_NOTIMPL,
            _ => S_OK,
        }
    }

    fn borrower_hands_off(&self) -> HRESULT {
        match self.breach {
            Some(Breach::BorrowerReleases) => self.release_session(1),
            Some(Breach::BorrowerAnswersOk) => return S_OK,
            Some(Breach::AnswersFailure) => return E_FAIL,
            _ => {}
        }
        E_NOTIMPL
    }
}

// The only caller is the audit: `object` is always the helper that it was given or that `QueryInterface` gave it, and
// the other pointers are NULL where the audit tries that, and else valid.

class!(Helper: AccountHelper = IOlkAccountHelper {
    const MAY_BE_CALLED_TOO_LATE: bool = true;

    unsafe fn query(object: &Object<Self>, iid: *const GUID, out: *mut *mut c_void) -> HRESULT {
        if out.is_null() {
            let other = object.does(Breach::OtherErrorForNullOut);
            return if other { E_INVALIDARG } else { E_POINTER };
        }
        // SAFETY: see above.
        let (answer, pointer) = object.interface(unsafe { &*iid }, object.pointer());
        if answer == S_OK && !pointer.is_null() && !object.does(Breach::NoReferenceWithPointer) {
            // SAFETY: what is handed out is a helper as well.
            unsafe { Kept::<Self>::of(pointer) }.add_ref();
        }
        // SAFETY: see above.
        unsafe { *out = pointer };
        answer
    }

    fn released(object: &Object<Self>, left: u32) -> u32 {
        let answers_before = object.does(Breach::ReleaseAnswersTheCountBefore);
        if answers_before { left + 1 } else { left }
    }

    fn counts(&self) -> bool {
        !self.does(Breach::CountsNothing)
    }
});

impl AccountHelper for Helper {
    unsafe fn PlaceHolder1(helper: &Object<Self>, argument: *mut c_void) -> HRESULT {
        if helper.does(Breach::PlaceHolderWrites) && !argument.is_null() {
            // SAFETY: see above.
            unsafe { argument.cast::<u32>().write(0) };
        }
        let succeeds = helper.does(Breach::PlaceHolderSucceeds);
        if succeeds { S_OK } else { E_NOTIMPL }
    }

    unsafe fn GetIdentity(helper: &Object<Self>, buffer: *mut u16, pcch: *mut u32) -> HRESULT {
        // SAFETY: see above.
        unsafe { get_identity(helper, buffer, pcch) }
    }

    unsafe fn GetMapiSession(helper: &Object<Self>, out: *mut *mut c_void) -> HRESULT {
        if out.is_null() {
            if helper.does(Breach::SucceedsForNullOut) {
                helper.open();
                return S_OK;
            }
            return E_INVALIDARG;
        }
        let (answer, session) = helper.mapi_session();
        if helper.does(Breach::SuccessWithoutWriting) {
            helper.release_session(1);
        } else {
            // SAFETY: see above.
            unsafe { *out = session };
        }
        answer
    }

    unsafe fn HandsOffSession(helper: &Object<Self>) -> HRESULT {
        if helper.does(Breach::ReleasesItself) {
            // SAFETY: the bench keeps the object.
            unsafe { Object::<Self>::release(helper.pointer()) };
        }
        match helper.role {
            Role::Owner => helper.owner_hands_off(),
            Role::Borrower => helper.borrower_hands_off(),
        }
    }
}
