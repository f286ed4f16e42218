//! Helpers for a host in C++: a library, static or shared, with a factory for each role.
//!
//! `cpp/cpp_host_helpers.h` declares what is exported here. The host supplies sessions, and says what user code
//! is to do, by callbacks; the helpers themselves are as the attribute makes them. Where the host can't
//! say what it wants from outside (a panic, say), the callback's return value orders it.
//!
//! The other way round, `cpp_host_managers.rs` has account managers, for the host to be the client of.

#[path = "cpp_host_managers.rs"]
mod managers;
#[path = "helper-dll/src/text.rs"]
mod text;

use olk_account::sys::{E_INVALIDARG, E_POINTER, S_OK};
use olk_account::{
    IOlkAccountHelper, LendSession, OpenSession, ProfileName, Released, Session, olk_account_helper,
};
use std::ffi::c_void;
use std::mem;
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use windows_core::{Error, HRESULT, IUnknown, Interface, Result};

/// What user code does, as the callbacks order it. The numbers are those of the header.
mod order {
    /// Does what the method is for, and returns.
    pub(super) const RETURN: u32 = 0;
    /// Panics, with whatever it has in its hands.
    pub(super) const PANIC: u32 = 1;
    /// Forgets the session's token, and panics.
    pub(super) const FORGET_AND_PANIC: u32 = 2;
    /// Releases the session, and panics before the proof is returned.
    pub(super) const RELEASE_AND_PANIC: u32 = 3;
}

/// Which owner to make. The numbers are those of the header.
mod owner {
    /// [`Owner`](super::Owner).
    pub(super) const DEFAULT: u32 = 0;
    /// [`HookedOwner`](super::HookedOwner).
    pub(super) const HOOKED: u32 = 1;
    /// [`FixedOwner`](super::FixedOwner).
    pub(super) const FIXED: u32 = 2;
}

/// What the host answers when a helper opens a session, or lends one.
#[repr(C)]
pub struct Answer {
    order: u32,
    hresult: HRESULT,
    session: *mut c_void,
}

/// The host's side of a helper.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Callbacks {
    context: *mut c_void,
    session: unsafe extern "C" fn(context: *mut c_void, answer: *mut Answer),
    hands_off: unsafe extern "C" fn(context: *mut c_void, session: *mut c_void) -> u32,
    dropped: unsafe extern "C" fn(context: *mut c_void) -> u32,
}

/// The callbacks, as a part of a helper. It tells the host when the helper goes.
struct Host(Callbacks);

impl Host {
    /// A session from the host, or the error that it ordered.
    fn session(&self) -> Result<IUnknown> {
        let mut answer = Answer {
            order: order::RETURN,
            hresult: S_OK,
            session: std::ptr::null_mut(),
        };
        // SAFETY: whoever made the helper promised that the callbacks can be called with their context.
        unsafe { (self.0.session)(self.0.context, &raw mut answer) };
        // SAFETY: a session that the host puts into the answer comes with a reference.
        let session =
            (!answer.session.is_null()).then(|| unsafe { IUnknown::from_raw(answer.session) });
        match answer.order {
            order::RETURN => session.ok_or_else(|| Error::from_hresult(answer.hresult)),
            order::PANIC => panic!("ordered by the host, with {session:?} in hand"),
            other => panic!("the host gave the order {other}, which there is not"),
        }
    }

    /// Shows the session to the host, for it to log off if it likes, and does what it orders.
    #[allow(
        clippy::forget_non_drop,
        reason = "whether forgetting the token makes a difference is what the host wants to know"
    )]
    fn hands_off<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        // SAFETY: as above; the session is alive while its token is.
        match unsafe { (self.0.hands_off)(self.0.context, session.as_raw()) } {
            order::RETURN => session.release(),
            order::PANIC => panic!("ordered by the host, with {session:?} in hand"),
            order::FORGET_AND_PANIC => {
                mem::forget(session);
                panic!("ordered by the host, with the session's token forgotten");
            }
            order::RELEASE_AND_PANIC => {
                let _proof = session.release();
                panic!("ordered by the host, with the session released");
            }
            other => panic!("the host gave the order {other}, which there is not"),
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // SAFETY: as above.
        let order = unsafe { (self.0.dropped)(self.0.context) };
        assert_eq!(order, order::RETURN, "ordered by the host");
    }
}

/// Opens its session, and releases it the way that is the default.
#[olk_account_helper(owns_session)]
struct Owner {
    #[profile]
    profile: ProfileName,
    host: Host,
}

impl OpenSession for Owner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        self.host.session()
    }
}

/// Opens its session, and has a hook for letting go of it.
#[olk_account_helper(owns_session)]
struct HookedOwner {
    #[profile]
    profile: ProfileName,
    host: Host,
}

impl OpenSession for HookedOwner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        self.host.session()
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        self.host.hands_off(session)
    }
}

/// An owner whose profile is known when compiling.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct FixedOwner(Host);

impl OpenSession for FixedOwner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        self.0.session()
    }
}

/// Lends the session in its field.
#[olk_account_helper]
struct Borrower {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
    /// Only there to tell when the helper goes.
    _host: Host,
}

/// Lends whichever session the host has.
#[olk_account_helper]
struct Lender {
    #[profile]
    profile: ProfileName,
    host: Host,
}

impl LendSession for Lender {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        self.host.session()
    }
}

/// How many panics there were since the first helper was made.
static PANICS: AtomicU32 = AtomicU32::new(0);

/// Counts panics instead of printing them: here they come on purpose, and the host asks how many.
fn count_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        panic::set_hook(Box::new(|_| {
            PANICS.fetch_add(1, Ordering::SeqCst);
        }));
    });
}

/// What the factories have in common: reads the arguments, makes the helper, and hands it out.
///
/// # Safety
///
/// `callbacks` is NULL or valid for reading, and what it holds may be called as long as the helper lives;
/// `profile` is NULL or UTF-16 up to a NUL, and aligned; `helper` is NULL or valid for writing.
unsafe fn create(
    callbacks: *const Callbacks,
    profile: *const u16,
    helper: *mut *mut c_void,
    make: impl FnOnce(Host, ProfileName) -> IOlkAccountHelper,
) -> HRESULT {
    if callbacks.is_null() || profile.is_null() || helper.is_null() {
        return E_POINTER;
    }
    count_panics();
    // SAFETY: not NULL, so valid for writing.
    unsafe { helper.write(std::ptr::null_mut()) };
    // SAFETY: not NULL, so UTF-16 up to a NUL, and aligned.
    let Some(profile) = (unsafe { text::profile_name(profile) }) else {
        return E_INVALIDARG;
    };
    // SAFETY: not NULL, so valid for reading.
    let host = Host(unsafe { callbacks.read() });
    // SAFETY: not NULL, so valid for writing.
    unsafe { helper.write(make(host, profile).into_raw()) };
    S_OK
}

/// Makes a helper that opens its sessions; `letting_go` says how it lets go of them.
///
/// # Safety
///
/// As `cpp/cpp_host_helpers.h` has it: what [`create`] asks for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn olk_host_create_owner(
    letting_go: u32,
    callbacks: *const Callbacks,
    profile: *const u16,
    helper: *mut *mut c_void,
) -> HRESULT {
    let make: fn(Host, ProfileName) -> IOlkAccountHelper = match letting_go {
        owner::DEFAULT => |host, profile| Owner { profile, host }.into(),
        owner::HOOKED => |host, profile| HookedOwner { profile, host }.into(),
        owner::FIXED => |host, _| FixedOwner(host).into(),
        _ => return E_INVALIDARG,
    };
    // SAFETY: as the caller promises.
    unsafe { create(callbacks, profile, helper, make) }
}

/// Makes a helper that lends `session`, or, where that is NULL, asks the host for the session to lend.
///
/// # Safety
///
/// As `cpp/cpp_host_helpers.h` has it: what [`create`] asks for, and `session` is NULL or a COM object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn olk_host_create_borrower(
    session: *mut c_void,
    callbacks: *const Callbacks,
    profile: *const u16,
    helper: *mut *mut c_void,
) -> HRESULT {
    // SAFETY: NULL or a COM object, which the caller keeps alive during the call.
    let session = unsafe { IUnknown::from_raw_borrowed(&session) }.cloned();
    let make = |host, profile| match session {
        Some(session) => Borrower {
            profile,
            session,
            _host: host,
        }
        .into(),
        None => Lender { profile, host }.into(),
    };
    // SAFETY: as the caller promises.
    unsafe { create(callbacks, profile, helper, make) }
}

/// How many panics there were since the first helper was made.
#[unsafe(no_mangle)]
pub extern "C" fn olk_host_panics() -> u32 {
    PANICS.load(Ordering::SeqCst)
}
