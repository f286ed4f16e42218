//! The pointer to a helper's object that Rust code holds.

use super::AccountHelper;
use super::vtable::Seated;
use crate::IOlkAccountHelper;
use crate::com::Object;
use crate::contract::StaysOnItsThread;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;
use windows_core::{IUnknown, Interface};

/// A counted pointer to the COM object of a helper, through which Rust code goes on using the struct while COM uses the
/// object.
///
/// `Clone` adds a reference, and dropping releases it. The struct is reached by [`Deref`], shared: while COM may call
/// the helper, nothing else can be promised. How long the struct lives is up to COM, so there is no way to take it out
/// again, or to borrow it mutably. What changes in it belongs in a `Cell` or a `RefCell`; in a multithreaded apartment,
/// in a `Mutex` or an atomic.
///
/// # Threads
///
/// A `HelperObject` is neither `Send` nor `Sync`: COM confines the helper, and the session that the object keeps, to the
/// apartment of this thread. The struct itself can be sent to another thread, if it is `Send`, and become an object
/// there.
///
/// # Why not `windows_core::ComObject`
///
/// A `ComObject<T>` can be sent to another thread if `T` can, and then two threads can call one helper, and the session
/// goes along. It also lends the struct mutably, and gives it back, while a session is held that belongs to it.
///
/// # Examples
///
/// ```
/// use olk_account::{HelperObject, IOlkAccountHelper, OpenSession, olk_account_helper, sys};
/// use std::cell::Cell;
/// use windows_core::{IUnknown, Result};
///
/// #[olk_account_helper(owns_session, profile = "Outlook")]
/// struct LogonHelper {
///     attempts: Cell<u32>,
/// }
///
/// impl OpenSession for LogonHelper {
///     type Session = IUnknown;
///
///     fn open_session(&self) -> Result<IUnknown> {
///         self.attempts.set(self.attempts.get() + 1);
///         Err(sys::MAPI_E_LOGON_FAILED.into())
///     }
/// }
///
/// let object = HelperObject::new(LogonHelper { attempts: Cell::new(0) });
/// let helper: IOlkAccountHelper = object.clone().into(); // for `IOlkAccountManager::Init`
/// assert!(helper.mapi_session().is_err());
/// assert_eq!(object.attempts.get(), 1);
/// ```
pub struct HelperObject<T: AccountHelper> {
    /// A pointer to an `Object<Seated<T>>`: only [`new`](Self::new) creates one.
    interface: IOlkAccountHelper,
    /// Invariant in `T`: where the helper lies depends on its role, which a subtype of `T` may have another of.
    helper: PhantomData<fn(T) -> T>,
}

// SAFETY: no type satisfies the condition, so the implementation never applies.
unsafe impl<T: AccountHelper> Send for HelperObject<T> where for<'a> Self: StaysOnItsThread<'a> {}

// SAFETY: no type satisfies the condition, so the implementation never applies.
unsafe impl<T: AccountHelper> Sync for HelperObject<T> where for<'a> Self: StaysOnItsThread<'a> {}

impl<T: AccountHelper> HelperObject<T> {
    /// Creates the COM object of `helper`, with one reference.
    #[inline]
    pub fn new(helper: T) -> Self {
        Self {
            interface: Seated::create(helper),
            helper: PhantomData,
        }
    }

    /// Borrows the object's interface. The reference stays with this pointer.
    #[inline]
    pub fn as_interface(&self) -> &IOlkAccountHelper {
        &self.interface
    }
}

/// Creates the COM object of `helper`, and returns its one reference as an interface pointer.
#[inline]
pub fn into_interface<T: AccountHelper, I: From<IOlkAccountHelper>>(helper: T) -> I {
    HelperObject::new(helper).interface.into()
}

impl<T: AccountHelper> Deref for HelperObject<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the pointer is to an object of this very `T`, and `self` holds a reference to it.
        unsafe { &Object::<Seated<T>>::at(self.interface.as_raw()).helper }
    }
}

impl<T: AccountHelper> Clone for HelperObject<T> {
    fn clone(&self) -> Self {
        Self {
            interface: self.interface.clone(),
            helper: PhantomData,
        }
    }
}

impl<T: AccountHelper> fmt::Debug for HelperObject<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HelperObject")
            .field(&self.interface.as_raw())
            .finish()
    }
}

impl<T: AccountHelper> From<T> for HelperObject<T> {
    fn from(helper: T) -> Self {
        Self::new(helper)
    }
}

impl<T: AccountHelper> From<HelperObject<T>> for IOlkAccountHelper {
    /// The reference goes along.
    fn from(object: HelperObject<T>) -> Self {
        object.interface
    }
}

impl<T: AccountHelper> From<&HelperObject<T>> for IOlkAccountHelper {
    /// Adds a reference.
    fn from(object: &HelperObject<T>) -> Self {
        object.interface.clone()
    }
}

impl<T: AccountHelper> From<HelperObject<T>> for IUnknown {
    /// The reference goes along.
    fn from(object: HelperObject<T>) -> Self {
        object.interface.into()
    }
}

impl<T: AccountHelper> From<&HelperObject<T>> for IUnknown {
    /// Adds a reference.
    fn from(object: &HelperObject<T>) -> Self {
        object.interface.clone().into()
    }
}
