//! A stand-in for Outlook's account manager: it calls a helper through its vtable, and tells what it saw.

use super::Mapi;
use super::answer::Answer;
use olk_account::IOlkAccountHelper;
use olk_account::sys::{E_NOINTERFACE, E_NOTIMPL, E_OUTOFMEMORY, S_OK};
use std::ffi::c_void;
use std::ptr;
use windows_core::{GUID, HRESULT, IUnknown, Interface};

/// What the documentation asks of a helper when it hands off its session.
#[derive(Clone, Copy)]
pub(crate) enum Duty {
    /// The helper created the session: it releases it, and answers `S_OK`.
    ReleaseSession,
    /// The helper did not create the session: it leaves it alone, and answers `E_NOTIMPL`.
    LeaveSession,
}

/// What a call answers, and what it is seen to do.
type Outcome<'a> = (HRESULT, &'a str);

/// Calls one helper, whose session comes from `mapi`.
pub(crate) struct AccountManager<'a> {
    helper: &'a IOlkAccountHelper,
    mapi: &'a Mapi,
    /// How many references to the session there were when the last line was printed.
    references: u32,
    complies: bool,
}

impl<'a> AccountManager<'a> {
    /// A manager that has been given `helper`; in Outlook, `IOlkAccountManager::Init` is where that happens.
    pub(crate) fn new(helper: &'a IOlkAccountHelper, mapi: &'a Mapi) -> Self {
        Self {
            helper,
            mapi,
            references: mapi.references(),
            complies: true,
        }
    }

    /// Makes every call, prints what comes of it, and tells whether all of it is as documented.
    pub(crate) fn drive(mut self, duty: Duty) -> bool {
        self.query(&IOlkAccountHelper::IID, (S_OK, "the helper"));
        self.query(&GUID::zeroed(), (E_NOINTERFACE, "nothing"));
        self.place_holder();
        self.identity();
        let session = self.session(duty);
        let_go_of(session);
        self.print("", "", "manager lets go");
        self.hand_off(duty);
        self.complies
    }

    fn query(&mut self, iid: &GUID, documented: Outcome<'_>) {
        let mut interface = ptr::null_mut();
        let query_interface = self.helper.vtable().base__.QueryInterface;
        // SAFETY: the helper is alive, and both pointers are those of local variables.
        let answer = unsafe { query_interface(self.helper.as_raw(), iid, &raw mut interface) };
        let seen = if interface.is_null() {
            "nothing"
        } else if interface == self.helper.as_raw() {
            "the helper"
        } else {
            "something else"
        };
        let_go_of(interface);
        self.report("QueryInterface", (answer, seen), documented);
    }

    fn place_holder(&mut self) {
        let mut argument = [0xA5_u8; 64];
        let place_holder_1 = self.helper.vtable().PlaceHolder1;
        // SAFETY: the helper is alive; what the argument points to may be written.
        let answer = unsafe { place_holder_1(self.helper.as_raw(), (&raw mut argument).cast()) };
        let seen = if argument == [0xA5; 64] {
            "argument untouched"
        } else {
            "argument written to"
        };
        let documented = (E_NOTIMPL, "argument untouched");
        self.report("PlaceHolder1", (answer, seen), documented);
    }

    /// Asks for the size of the profile's name, then for the name.
    fn identity(&mut self) {
        let get_identity = self.helper.vtable().GetIdentity;
        let this = self.helper.as_raw();
        let mut size = 0;
        // SAFETY: the helper is alive; NULL stands for a buffer of no units, which is what `size` says.
        let answer = unsafe { get_identity(this, ptr::null_mut(), &raw mut size) };
        let seen = format!("{size} units needed");
        let documented = (E_OUTOFMEMORY, "8 units needed");
        self.report("GetIdentity", (answer, &seen), documented);

        let mut buffer = vec![0; size as usize];
        // SAFETY: the helper is alive, and the buffer has `size` units.
        let answer = unsafe { get_identity(this, buffer.as_mut_ptr(), &raw mut size) };
        let seen = format!("{:?}", String::from_utf16_lossy(&buffer));
        let documented = (S_OK, r#""Outlook\0""#);
        self.report("GetIdentity", (answer, &seen), documented);
    }

    /// Asks for the session; the reference that comes with it is the manager's to release.
    fn session(&mut self, duty: Duty) -> *mut c_void {
        let mut session = ptr::null_mut();
        let get_mapi_session = self.helper.vtable().GetMapiSession;
        // SAFETY: the helper is alive, and the out-parameter is a local variable.
        let answer = unsafe { get_mapi_session(self.helper.as_raw(), &raw mut session) };
        let seen = if session.is_null() {
            "no session"
        } else if self.references == 0 {
            "session opened"
        } else {
            "session lent"
        };
        let documented = match duty {
            Duty::ReleaseSession => (S_OK, "session opened"),
            Duty::LeaveSession => (S_OK, "session lent"),
        };
        self.report("GetMapiSession", (answer, seen), documented);
        session
    }

    fn hand_off(&mut self, duty: Duty) {
        let hands_off_session = self.helper.vtable().HandsOffSession;
        // SAFETY: the helper is alive; the method has no arguments.
        let answer = unsafe { hands_off_session(self.helper.as_raw()) };
        let now = self.mapi.references();
        let seen = if now == self.references {
            "session untouched"
        } else if now == 0 {
            "session released"
        } else {
            "session still open"
        };
        let documented = match duty {
            Duty::ReleaseSession => (S_OK, "session released"),
            Duty::LeaveSession => (E_NOTIMPL, "session untouched"),
        };
        self.report("HandsOffSession", (answer, seen), documented);
    }

    /// Prints the line of a call, and a second one if it isn't what is documented.
    fn report(&mut self, call: &str, outcome: Outcome<'_>, documented: Outcome<'_>) {
        self.print(call, &Answer(outcome.0).to_string(), outcome.1);
        if outcome != documented {
            self.complies = false;
            let (answer, effect) = documented;
            println!("      documented is: {}, {effect}", Answer(answer));
        }
    }

    /// Prints a line, with the session's reference count before and after what it tells of.
    fn print(&mut self, call: &str, answer: &str, seen: &str) {
        let before = self.references;
        self.references = self.mapi.references();
        let now = self.references;
        println!("  {call:<15}  {answer:<13}  {seen:<22}  references {before} -> {now}");
    }
}

/// Gives a reference back, if there is one.
fn let_go_of(interface: *mut c_void) {
    if !interface.is_null() {
        // SAFETY: the helper handed the pointer out, with a reference of its own.
        drop(unsafe { IUnknown::from_raw(interface) });
    }
}
