//! The two kinds of helper: one creates its session, the other hands out somebody else's.

use super::{Released, Session};
use core::ffi::c_void;
use windows_core::{IUnknown, Interface, Result};

/// A helper that creates the MAPI session it hands out: `#[olk_account_helper(owns_session)]`.
///
/// The documented duties follow from that one fact, and the runtime does them:
///
/// | call | what happens |
/// | --- | --- |
/// | first `GetMapiSession` | [`open_session`](Self::open_session); the helper keeps one reference, the caller gets one |
/// | further `GetMapiSession` | the same session, with a further reference |
/// | `HandsOffSession` | [`hands_off_session`](Self::hands_off_session), once; `S_OK` |
/// | `GetMapiSession` after that | [`open_session`](Self::open_session) anew |
/// | last `Release`, session still held | [`hands_off_session`](Self::hands_off_session), once |
///
/// Every session that `open_session` returned passes `hands_off_session` exactly once. No lock is held while
/// either runs, or while the session's `Release` runs: they may call the helper back. The session's `AddRef` runs under
/// a lock, so it must not call the helper back.
///
/// # Threads
///
/// The session is handed out, handed off and released on whatever thread calls the helper. COM calls a helper on the
/// thread that created it, unless it was created in a multithreaded apartment. There several threads may call at once:
/// MAPI's sessions are made for that, and a session of your own has to be, too. In safe Rust, a helper's object stays on
/// its thread: see [`HelperObject`](crate::HelperObject#threads).
///
/// # Examples
///
/// ```
/// use olk_account::{OpenSession, Released, Session, olk_account_helper, sys};
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper(owns_session, profile = "Outlook")]
/// struct LogonHelper;
///
/// impl OpenSession for LogonHelper {
///     type Session = IUnknown;
///
///     fn open_session(&self) -> Result<IUnknown> {
///         // Here goes MAPILogonEx. Until then:
///         Err(sys::MAPI_E_LOGON_FAILED.into())
///     }
///
///     // Only where there is more to do than to release:
///     fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
///         // Here goes session.Logoff(0, 0, 0), which IMAPISession has.
///         session.release()
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is declared with `owns_session`, but doesn't say how it opens a session",
    label = "a helper that owns its session must implement `OpenSession`",
    note = "write `impl OpenSession for {Self}`, with `type Session` and `fn open_session(&self)`",
    note = "a helper that hands out somebody else's session is declared without `owns_session`, and implements `LendSession`"
)]
pub trait OpenSession {
    /// The session's interface: `IMAPISession` on Windows, or any other COM interface.
    type Session: session;

    /// Creates a session: `MAPILogonEx`, usually.
    ///
    /// Called by `GetMapiSession` when no session is held. Two threads that call `GetMapiSession` at once may
    /// both get here; one session is kept, the other goes straight to
    /// [`hands_off_session`](Self::hands_off_session).
    ///
    /// # Errors
    ///
    /// The error's HRESULT is what `GetMapiSession` answers, with NULL for a session; on Windows, its error
    /// info is left on the thread for the caller. An error that carries a success code is answered as
    /// `E_UNEXPECTED`, and so is a panic.
    fn open_session(&self) -> Result<Self::Session>;

    /// Does what there is to do when the session is let go of, and releases it.
    ///
    /// Called by `HandsOffSession`, and by the last `Release` where a session is still held. The default
    /// releases. An implementation returns the [`Released`] of the session that it was given; nothing else
    /// will do. If it panics, the session is released all the same.
    fn hands_off_session<'s>(&self, session: Session<'s, Self::Session>) -> Released<'s> {
        session.release()
    }
}

/// A helper that hands out a session which somebody else created: `#[olk_account_helper]`.
///
/// Its `HandsOffSession` is `E_NOTIMPL`, always, and touches nothing: there is no method here to return
/// anything else from. Where the session is a field of the struct, mark it with `#[session]` instead of
/// implementing this trait: the attribute then writes the implementation. One that may not be there yet, in an
/// `Option`, say, is lent by this trait.
///
/// # Examples
///
/// ```
/// use olk_account::{LendSession, olk_account_helper};
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper(profile = "Outlook")]
/// struct AddInHelper<F: Fn() -> Result<IUnknown>> {
///     current_session: F,
/// }
///
/// impl<F: Fn() -> Result<IUnknown>> LendSession for AddInHelper<F> {
///     type Session = IUnknown;
///
///     fn lend_session(&self) -> Result<IUnknown> {
///         (self.current_session)()
///     }
/// }
/// ```
///
/// A session that comes later:
///
/// ```
/// use olk_account::{IOlkAccountHelper, LendSession, olk_account_helper, sys};
/// use std::sync::{Mutex, PoisonError};
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper(profile = "Outlook")]
/// struct LateHelper {
///     session: Mutex<Option<IUnknown>>,
/// }
///
/// impl LendSession for LateHelper {
///     type Session = IUnknown;
///
///     fn lend_session(&self) -> Result<IUnknown> {
///         let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
///         session.clone().ok_or_else(|| sys::MAPI_E_LOGON_FAILED.into())
///     }
/// }
///
/// let helper: IOlkAccountHelper = LateHelper { session: Mutex::default() }.into();
/// assert_eq!(helper.mapi_session().unwrap_err().code(), sys::MAPI_E_LOGON_FAILED);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't say which session it lends",
    label = "a helper without `owns_session` hands out somebody else's session: which?",
    note = "mark the field that holds the session with `#[session]`, or write `impl LendSession for {Self}`",
    note = "a helper that creates its session is declared `#[olk_account_helper(owns_session)]`, and implements `OpenSession`"
)]
pub trait LendSession {
    /// The session's interface: `IMAPISession` on Windows, or any other COM interface.
    type Session: session;

    /// The session, with a reference of its own for the caller: a clone of the interface pointer, usually.
    ///
    /// Called by every `GetMapiSession`.
    ///
    /// # Errors
    ///
    /// As for [`OpenSession::open_session`].
    fn lend_session(&self) -> Result<Self::Session>;
}

/// What can be a session: any COM interface, which is to say any `windows_core::Interface`.
///
/// It bears the name of the field attribute `#[session]`, because that is what its users wrote where the
/// compiler has to speak of it. There is nothing to implement: every interface is one.
///
/// It says again what the runtime needs of `Interface` instead of building on it: of a bound behind this one the
/// compiler would speak first, and list every interface there is.
///
/// # Safety
///
/// The implementer is an interface pointer, and the methods are those of its `Interface`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no COM interface by `windows-core` 0.62, so it can't be a session",
    label = "expected an interface pointer of `windows-core` 0.62, such as `IMAPISession` or `IUnknown`",
    note = "a session is a `windows_core::Interface`: what `MAPILogonEx` gives out, not a wrapper around it",
    note = "a session that may not be there yet is lent by `impl LendSession`, which can fail, instead of a field marked `#[session]`",
    note = "if it is one by another version of `windows-core`, it is another type by the same name; `cargo tree -d` shows whether there are two"
)]
#[allow(
    non_camel_case_types,
    reason = "named for `#[session]`, the word that its users wrote"
)]
pub unsafe trait session: Sized {
    /// Whether the interface derives from `IUnknown`, as that of a COM object does.
    const DERIVES_FROM_UNKNOWN: bool;

    /// The session once more, with a reference of its own.
    #[must_use]
    fn share(&self) -> Self;

    /// The session as a pointer; its reference goes along.
    fn into_pointer(self) -> *mut c_void;

    /// The session that a pointer stands for; its reference goes along.
    ///
    /// # Safety
    ///
    /// `pointer` came from [`into_pointer`](Self::into_pointer) of this very type, once.
    unsafe fn from_pointer(pointer: *mut c_void) -> Self;
}

// SAFETY: the methods are those of `Interface`.
#[diagnostic::do_not_recommend]
unsafe impl<S: Interface> session for S {
    const DERIVES_FROM_UNKNOWN: bool = S::UNKNOWN;

    /// A clone; but `windows-core` gives that out as a function to call, and this is done by every `GetMapiSession`.
    #[inline]
    fn share(&self) -> Self {
        if !S::UNKNOWN {
            return self.clone();
        }
        let pointer = self.as_raw();
        // SAFETY: an interface that derives from `IUnknown` has a vtable that begins with `IUnknown`'s, and `self`
        // keeps the object alive. The reference that is added is the new pointer's.
        unsafe {
            (self.assume_vtable::<IUnknown>().AddRef)(pointer);
            S::from_raw(pointer)
        }
    }

    #[inline]
    fn into_pointer(self) -> *mut c_void {
        self.into_raw()
    }

    #[inline]
    unsafe fn from_pointer(pointer: *mut c_void) -> Self {
        // SAFETY: the pointer came from `into_pointer` of this very type, once, so its reference is ours.
        unsafe { S::from_raw(pointer) }
    }
}
