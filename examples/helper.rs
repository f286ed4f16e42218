//! Two helpers, and every call that Outlook's account manager makes to them.
//!
//! One creates the session that it hands out, the other lends the program's. The example prints what came back through
//! the vtable, and the session's reference count. Its exit code tells whether all of it is what Microsoft documents.

use olk_account::sys::{E_NOINTERFACE, E_NOTIMPL, E_OUTOFMEMORY, S_OK};
use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use std::cell::RefCell;
use std::ffi::c_void;
use std::process::ExitCode;
use std::ptr;
use std::rc::Rc;
use windows_core::{GUID, HRESULT, IUnknown, Interface, Result, Weak, implement};

const PROFILE: ProfileName = ProfileName::literal("Outlook");

/// Creates its own session, so `HandsOffSession` releases it and returns `S_OK`.
#[olk_account_helper(owns_session)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
    mapi: Rc<Mapi>,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown; // on Windows: IMAPISession

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.mapi.log_on()) // on Windows: MAPILogonEx
    }
}

/// Lends a session that the program created, so `HandsOffSession` returns `E_NOTIMPL` and does nothing.
#[olk_account_helper]
struct AddInHelper {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

fn main() -> ExitCode {
    println!("LogonHelper: #[olk_account_helper(owns_session)], it creates its session");
    let mapi = Rc::new(Mapi::default());
    let owner = LogonHelper {
        profile: PROFILE,
        mapi: Rc::clone(&mapi),
    };
    let documented = [(S_OK, "session opened"), (S_OK, "session released")];
    let owner_complies = drive(&owner.into(), &mapi, documented);

    println!("\nAddInHelper: #[olk_account_helper], it lends the program's session");
    let mapi = Mapi::default();
    let session = mapi.log_on();
    let borrower = AddInHelper {
        profile: PROFILE,
        session: session.clone(),
    };
    let documented = [(S_OK, "session lent"), (E_NOTIMPL, "session untouched")];
    let borrower_complies = drive(&borrower.into(), &mapi, documented);
    ExitCode::from(u8::from(!owner_complies || !borrower_complies))
}

/// What a call returns, and what it is seen to do.
type Outcome<'a> = (HRESULT, &'a str);

/// Calls a helper as the account manager does, and returns whether it answers as documented. Two answers depend on its
/// kind: of `GetMapiSession` and of `HandsOffSession`.
fn drive(helper: &IOlkAccountHelper, mapi: &Mapi, [session, hand_off]: [Outcome<'_>; 2]) -> bool {
    let mut log = Log {
        mapi,
        references: mapi.references(),
        complies: true,
    };

    let other = GUID::zeroed();
    let documented = [(S_OK, "the helper"), (E_NOINTERFACE, "nothing")];
    for (iid, documented) in [IOlkAccountHelper::IID, other].into_iter().zip(documented) {
        let mut interface = ptr::null_mut();
        // SAFETY: both pointers are those of local variables.
        let answer = unsafe { helper.query(&raw const iid, &raw mut interface) };
        let seen = either(interface.is_null(), "nothing", "the helper");
        release(interface);
        log.report("QueryInterface", (answer, seen), documented);
    }

    let mut argument = [0xA5_u8; 64];
    // SAFETY: what the argument points to may be written.
    let answer = unsafe { helper.PlaceHolder1((&raw mut argument).cast()) };
    let untouched = "argument untouched";
    let seen = either(argument == [0xA5; 64], untouched, "argument written to");
    log.report("PlaceHolder1", (answer, seen), (E_NOTIMPL, untouched));

    let mut size = 0;
    // SAFETY: NULL stands for a buffer of no units, which is what `size` says.
    let answer = unsafe { helper.GetIdentity(ptr::null_mut(), &raw mut size) };
    let seen = format!("{size} units needed");
    let documented = (E_OUTOFMEMORY, "8 units needed");
    log.report("GetIdentity", (answer, &seen), documented);
    let mut name = vec![0; size as usize];
    // SAFETY: the buffer has `size` units.
    let answer = unsafe { helper.GetIdentity(name.as_mut_ptr(), &raw mut size) };
    let seen = format!("{:?}", String::from_utf16_lossy(&name));
    log.report("GetIdentity", (answer, &seen), (S_OK, r#""Outlook\0""#));

    let mut opened = ptr::null_mut();
    // SAFETY: the out-parameter is a local variable.
    let answer = unsafe { helper.GetMapiSession(&raw mut opened) };
    let seen = either(log.references > 0, "session lent", "session opened");
    let seen = either(opened.is_null(), "no session", seen);
    log.report("GetMapiSession", (answer, seen), session);
    release(opened);
    log.print("", "", "manager lets go");

    // SAFETY: the method has no arguments.
    let answer = unsafe { helper.HandsOffSession() };
    let now = mapi.references();
    let seen = either(now == 0, "session released", "session still open");
    let seen = either(now == log.references, "session untouched", seen);
    log.report("HandsOffSession", (answer, seen), hand_off);
    log.complies
}

fn either<'a>(condition: bool, yes: &'a str, no: &'a str) -> &'a str {
    if condition { yes } else { no }
}

struct Log<'a> {
    mapi: &'a Mapi,
    /// The session's reference count when the last line was printed.
    references: u32,
    complies: bool,
}

impl Log<'_> {
    /// Prints the line of a call, and a second one if it is not what is documented.
    fn report(&mut self, call: &str, outcome: Outcome<'_>, documented: Outcome<'_>) {
        self.print(call, &name(outcome.0), outcome.1);
        if outcome != documented {
            self.complies = false;
            let (answer, effect) = documented;
            println!("      documented is: {}, {effect}", name(answer));
        }
    }

    /// Prints a line, with the session's reference count before and after.
    fn print(&mut self, call: &str, answer: &str, seen: &str) {
        let now = self.mapi.references();
        let before = std::mem::replace(&mut self.references, now);
        println!("  {call:<15}  {answer:<13}  {seen:<22}  references {before} -> {now}");
    }
}

/// Returns the documented name of an HRESULT.
fn name(answer: HRESULT) -> String {
    match answer {
        S_OK => "S_OK".to_owned(),
        E_NOTIMPL => "E_NOTIMPL".to_owned(),
        E_NOINTERFACE => "E_NOINTERFACE".to_owned(),
        E_OUTOFMEMORY => "E_OUTOFMEMORY".to_owned(),
        other => format!("{:#010X}", other.0),
    }
}

/// Releases a reference that the helper has handed out, if it has.
fn release(interface: *mut c_void) {
    if !interface.is_null() {
        // SAFETY: the helper handed the pointer out, with a reference for the caller.
        drop(unsafe { IUnknown::from_raw(interface) });
    }
}

/// A stand-in for MAPI: it opens sessions that do nothing, and watches the last one.
#[derive(Default)]
struct Mapi(RefCell<Option<Weak<IUnknown>>>);

/// A COM object without any interface but `IUnknown`.
#[implement()]
struct Session;

impl Mapi {
    /// Opens a session. The caller owns the one reference.
    fn log_on(&self) -> IUnknown {
        let session: IUnknown = Session.into();
        self.0.replace(session.downgrade().ok());
        session
    }

    /// Returns the last session's reference count: 0 before it is opened and after it is closed.
    fn references(&self) -> u32 {
        let session = self.0.borrow().as_ref().and_then(Weak::upgrade);
        session.map_or(0, |session| {
            let (add_ref, release) = (session.vtable().AddRef, session.vtable().Release);
            // SAFETY: the session exists, and the reference that is released is the one that was added.
            let count = unsafe { (add_ref(session.as_raw()), release(session.as_raw())).1 };
            count - 1 // without the reference of this function
        })
    }
}
