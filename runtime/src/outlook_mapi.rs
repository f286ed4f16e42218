//! Helpers where the binding for MAPI, `outlook-mapi`, is in use. It takes the feature `outlook-mapi`, and Windows.
//!
//! The binding has a type `IOlkAccountHelper` of its own (`outlook_mapi::sys`, which is [`outlook_mapi_sys`]), apart
//! from this crate's [`IOlkAccountHelper`], and of the same interface. One goes where the other is expected, with no
//! `unsafe` and no cast:
//!
//! | there is | wanted is the binding's | so |
//! | --- | --- | --- |
//! | an [`IOlkAccountHelper`] | argument, as in `manager.Init(&helper, flags)` | pass `&helper`, or `helper` to give it away |
//! | an [`IOlkAccountHelper`] | interface, to keep | `helper.into()` |
//! | an `&IOlkAccountHelper` | interface, or a borrowed one | `helper.into()` |
//! | a [`HelperObject`], or a reference to one | interface | `object.into()`, `(&object).into()` |
//! | the struct itself | interface | [`HelperObject::new`], then as above |
//!
//! The binding's interface converts back in the same three ways: for the safe methods of this crate's, or for an audit.
//!
//! None of it calls the object, except that a conversion of a borrowed interface into one to keep adds the reference
//! which that holds, as `clone` does. A conversion of an owned one passes its reference on. As an argument, `&helper`
//! adds none, and `helper` passes its own on until the call is over.
//!
//! The binding's `IMAPISession` is a session like any other, for [`OpenSession`](crate::OpenSession),
//! [`LendSession`](crate::LendSession) and `#[session]`.
//!
//! # Examples
//!
//! ```no_run
//! use olk_account::{IOlkAccountHelper, ProfileName, olk_account_helper};
//! use outlook_mapi::sys::{self, IMAPISession, IOlkAccountManager};
//! use windows_core::Result;
//!
//! #[olk_account_helper]
//! struct AddInHelper {
//!     #[profile]
//!     profile: ProfileName,
//!     #[session]
//!     session: IMAPISession,
//! }
//!
//! fn init(manager: &IOlkAccountManager, helper: AddInHelper) -> Result<()> {
//!     let helper = IOlkAccountHelper::from(helper);
//!     // SAFETY: the manager may be called on this thread.
//!     unsafe { manager.Init(&helper, sys::ACCT_INIT_NOSYNCH_MAPI_ACCTS) }
//! }
//! ```
//!
//! A helper that comes from elsewhere, as the binding's interface, is called by the safe methods once it is converted:
//!
//! ```
//! use olk_account::{HandsOff, IOlkAccountHelper};
//! use outlook_mapi::sys;
//! # use olk_account::{OpenSession, olk_account_helper};
//! # use windows_core::{IUnknown, Result};
//! # #[olk_account_helper(owns_session, profile = "Outlook")]
//! # struct LogonHelper;
//! # impl OpenSession for LogonHelper {
//! #     type Session = IUnknown;
//! #     fn open_session(&self) -> Result<IUnknown> { Ok(LogonHelper.into()) }
//! # }
//!
//! fn done_with_session(helper: &sys::IOlkAccountHelper) -> windows_core::Result<()> {
//!     let helper: &IOlkAccountHelper = helper.into();
//!     match helper.hand_off()? {
//!         HandsOff::Released => println!("{} has released it", helper.profile_name()?),
//!         HandsOff::NotOwned => println!("it is somebody else's"),
//!         HandsOff::Undocumented(answer) => println!("a helper must not answer {answer}"),
//!     }
//!     Ok(())
//! }
//! # let helper = IOlkAccountHelper::from(LogonHelper);
//! # let session = helper.mapi_session()?;
//! # let before = session.clone();
//! # done_with_session(&helper.clone().into())?;
//! # assert_ne!(helper.mapi_session()?, before, "it was handed off");
//! # Ok::<(), windows_core::Error>(())
//! ```
//!
//! # Versions
//!
//! `outlook-mapi` 0.15.10 is the first that has the version 0.62 of `windows-core`, which its types and this crate's
//! have to share. This crate depends on the binding without its default features: how MAPI's library is looked for
//! stays with whoever depends on `outlook-mapi`.

use crate::HelperObject;
use crate::object::AccountHelper;
use crate::sys::{IOlkAccountHelper, IOlkAccountHelper_Vtbl};
use core::ffi::c_void;
use core::mem::offset_of;
use core::ptr;
use outlook_mapi_sys::Microsoft::Office::Outlook::MAPI::Win32::{
    IOlkAccountHelper as BoundHelper, IOlkAccountHelper_Vtbl as BoundHelper_Vtbl,
};
use windows_core::imp::CanInto;
use windows_core::{HRESULT, Interface, PCWSTR, Param, ParamValue};

/// What makes one interface of the two types: `QueryInterface` knows both by one identifier, and both have their
/// methods in the same places of their tables. (The binding has no promise to keep about that, so it is looked at.)
const _: () = {
    macro_rules! same_slots {
        ($($slot:ident)*) => {
            $(assert!(offset_of!(IOlkAccountHelper_Vtbl, $slot) == offset_of!(BoundHelper_Vtbl, $slot));)*
        };
    }
    same_slots!(base__ PlaceHolder1 GetIdentity GetMapiSession HandsOffSession);
    assert!(size_of::<IOlkAccountHelper_Vtbl>() == size_of::<BoundHelper_Vtbl>());
    assert!(IOlkAccountHelper::IID.to_u128() == BoundHelper::IID.to_u128());
};

/// And the methods themselves are the same, in what they take, what they return, and how they are called: this
/// compiles as long as they are. But for one: the binding takes the buffer of `GetIdentity` for an input. A `PCWSTR` is
/// transparent over the pointer to it, so that is another word for the same argument.
const _: fn(&mut IOlkAccountHelper_Vtbl, BoundHelper_Vtbl) = |ours, bound| {
    type BoundGetIdentity = unsafe extern "system" fn(*mut c_void, PCWSTR, *mut u32) -> HRESULT;
    ours.base__ = bound.base__;
    ours.PlaceHolder1 = bound.PlaceHolder1;
    let _: BoundGetIdentity = bound.GetIdentity;
    ours.GetMapiSession = bound.GetMapiSession;
    ours.HandsOffSession = bound.HandsOffSession;
};

/// The three conversions of an interface that is another type's, too.
macro_rules! same_interface {
    ($from:ident is $to:ident) => {
        impl From<$from> for $to {
            /// The reference goes along.
            fn from(helper: $from) -> Self {
                // SAFETY: the object has the one interface by both names, as is shown above, and so the pointer is to
                // both. Its reference comes along.
                unsafe { Self::from_raw(helper.into_raw()) }
            }
        }

        impl From<&$from> for $to {
            /// With a reference of its own.
            fn from(helper: &$from) -> Self {
                helper.clone().into()
            }
        }

        impl<'a> From<&'a $from> for &'a $to {
            /// By the same reference.
            fn from(helper: &'a $from) -> Self {
                // SAFETY: both types are transparent over a pointer to an interface, and it is one interface, as is
                // shown above.
                unsafe { &*ptr::from_ref(helper).cast() }
            }
        }
    };
}

same_interface!(IOlkAccountHelper is BoundHelper);
same_interface!(BoundHelper is IOlkAccountHelper);

/// What makes `&helper` an argument for a `Param<IOlkAccountHelper>` of the binding: to `windows-core`, the one
/// interface is the other, and needs no `QueryInterface` to become it.
impl CanInto<BoundHelper> for IOlkAccountHelper {}

/// A helper is given away as an argument, for a caller that has no more use for it.
impl Param<BoundHelper> for IOlkAccountHelper {
    unsafe fn param(self) -> ParamValue<BoundHelper> {
        ParamValue::Owned(self.into())
    }
}

impl<T: AccountHelper> From<HelperObject<T>> for BoundHelper {
    /// The reference goes along.
    fn from(object: HelperObject<T>) -> Self {
        IOlkAccountHelper::from(object).into()
    }
}

impl<T: AccountHelper> From<&HelperObject<T>> for BoundHelper {
    /// Adds a reference.
    fn from(object: &HelperObject<T>) -> Self {
        object.as_interface().into()
    }
}
