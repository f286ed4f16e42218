//! How the interfaces here are declared.
//!
//! `windows_core::interface` would do, but for two things: it documents no method that is called, only those that
//! are implemented, and a panic in an implementation takes the process down, which is Outlook's.

use core::convert::Infallible;
use core::ffi::c_void;
use core::marker::PhantomData;
use windows_core::GUID;

/// The chain of interfaces that one inherits from, as `QueryInterface` asks for it.
pub(crate) trait Lineage {
    /// Returns whether these [`bits`] are those of the interface itself, or of one that it inherits from. `IUnknown`
    /// doesn't count: an object has one identity, whatever its interfaces.
    fn has(iid: u128) -> bool;
}

impl Lineage for windows_core::IUnknown {
    fn has(_iid: u128) -> bool {
        false
    }
}

/// Returns an identifier as one number, as it lies in memory. Compared field by field, identifiers cost `QueryInterface`
/// 20 instructions more.
#[inline]
pub(crate) const fn bits(iid: GUID) -> u128 {
    // SAFETY: sixteen bytes either way, each of which belongs to a field.
    unsafe { core::mem::transmute(iid) }
}

/// How the methods in a vtable get from a COM pointer to the object that implements them.
///
/// # Safety
///
/// `locate` returns the object that the pointer belongs to.
pub(crate) unsafe trait Locate {
    /// What implements the interface.
    type Target;

    /// Returns the object that `this` points to.
    ///
    /// # Safety
    ///
    /// `this` is a COM pointer to such an object, and the caller holds a reference to it while the result is used.
    unsafe fn locate<'a>(this: *mut c_void) -> &'a Self::Target;
}

/// An object created by [`windows_core::implement`](macro@windows_core::implement): the pointer to the vtable lies
/// `-OFFSET` pointers behind the beginning of the `Identity`.
pub(super) struct Implemented<Identity, const OFFSET: isize>(Infallible, PhantomData<Identity>);

// SAFETY: the vtable was made for this `Identity` and this offset, which is the one that `implement` passes to `new`.
unsafe impl<Identity, const OFFSET: isize> Locate for Implemented<Identity, OFFSET> {
    type Target = Identity;

    #[inline]
    unsafe fn locate<'a>(this: *mut c_void) -> &'a Identity {
        // SAFETY: `this` points to the pointer to the vtable, which lies in an `Identity` as `OFFSET` says. The caller
        // holds a reference to it.
        unsafe { &*this.cast::<*const ()>().offset(OFFSET).cast::<Identity>() }
    }
}

/// Declares a COM interface, all of whose methods return an HRESULT: the type that is called through, the trait that
/// is implemented, and the vtable, in the shape that [`windows_core::implement`](macro@windows_core::implement) works with, which
/// is that of [`windows_core::interface`](macro@windows_core::interface).
///
/// The number before a method is that of its slot in the vtable, `QueryInterface` having 0: it is checked here
/// that the method is there.
macro_rules! interface {
    (
        $(#[$about:meta])*
        $iid:literal $name:ident: $parent:ident, $parent_vtable:ident $(, $parent_implement:ident)?;
        implement $implement:ident;
        vtable $vtable:ident;
        $(
            $(#[$about_method:meta])*
            [$slot:literal] fn $method:ident($($argument:ident: $type:ty),* $(,)?);
        )*
    ) => {
        $(#[$about])*
        #[repr(transparent)]
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name($parent);

        // SAFETY: transparent over the interface that it inherits from, and so over the pointer; what that points to
        // begins with a pointer to the vtable below, whose layout is C's.
        unsafe impl ::windows_core::Interface for $name {
            type Vtable = $vtable;
            const IID: ::windows_core::GUID = ::windows_core::GUID::from_u128($iid);
        }

        impl ::windows_core::RuntimeName for $name {}

        impl ::core::ops::Deref for $name {
            type Target = $parent;

            fn deref(&self) -> &$parent {
                &self.0
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(stringify!($name))
                    .field(&::windows_core::Interface::as_raw(self))
                    .finish()
            }
        }

        impl From<$name> for ::windows_core::IUnknown {
            fn from(interface: $name) -> Self {
                interface.0.into()
            }
        }

        impl From<&$name> for ::windows_core::IUnknown {
            fn from(interface: &$name) -> Self {
                interface.clone().into()
            }
        }

        impl $crate::sys::interface::Lineage for $name {
            #[inline]
            fn has(iid: u128) -> bool {
                iid == const { $crate::sys::bits(<Self as ::windows_core::Interface>::IID) }
                    || <$parent as $crate::sys::interface::Lineage>::has(iid)
            }
        }

        impl $name {
            $(
                $(#[$about_method])*
                ///
                /// # Safety
                ///
                /// Pointers are NULL, or valid for what the method is said to read and write there; the object may
                /// be called on this thread.
                #[inline]
                pub unsafe fn $method(&self, $($argument: $type),*) -> ::windows_core::HRESULT {
                    let this = ::windows_core::Interface::as_raw(self);
                    let method = ::windows_core::Interface::vtable(self).$method;
                    // SAFETY: the object is alive as long as `self` is, and the caller guarantees the arguments.
                    unsafe { method(this, $($argument),*) }
                }
            )*
        }

        #[doc = concat!("What implements [`", stringify!($name), "`], with")]
        /// `windows_core::implement`.
        ///
        /// A panic ends at the vtable, and is answered as [`E_UNEXPECTED`](crate::sys::E_UNEXPECTED).
        pub trait $implement: Sized $(+ $parent_implement)? {
            $(
                $(#[$about_method])*
                ///
                /// # Safety
                ///
                /// To be called by COM: pointers are NULL, or valid for what the method is said to read and write
                /// there.
                unsafe fn $method(&self, $($argument: $type),*) -> ::windows_core::HRESULT;
            )*
        }

        #[doc = concat!("The vtable of [`", stringify!($name), "`].")]
        #[repr(C)]
        pub struct $vtable {
            #[doc = concat!("The slots of [`", stringify!($parent), "`].")]
            pub base__: $parent_vtable,
            $(
                #[doc = concat!("Slot ", stringify!($slot), ", counted from 0: [`", stringify!($name), "::", stringify!($method), "`].")]
                pub $method: unsafe extern "system" fn(this: *mut ::core::ffi::c_void, $($argument: $type),*) -> ::windows_core::HRESULT,
            )*
        }

        $(
            const _: () = assert!(
                ::core::mem::offset_of!($vtable, $method) == $slot * size_of::<usize>(),
                "the method is not in its slot"
            );
        )*

        impl $vtable {
            /// Returns the vtable for objects that [`windows_core::implement`](macro@windows_core::implement) creates
            /// of the type `Identity`, in which the pointer to it lies `-OFFSET` pointers behind the beginning.
            pub const fn new<Identity, const OFFSET: isize>() -> Self
            where
                Identity: ::windows_core::IUnknownImpl + $implement,
            {
                let unknown = ::windows_core::IUnknown_Vtbl::new::<Identity, OFFSET>();
                // SAFETY: `implement` puts the vtable into `Identity`, `-OFFSET` pointers behind its beginning.
                unsafe {
                    Self::with::<$crate::sys::interface::Implemented<Identity, OFFSET>>(unknown)
                }
            }

            /// Returns the vtable with these methods of `IUnknown`. Its own methods find their object by `L`.
            ///
            /// # Safety
            ///
            /// The vtable gets into objects that `L` locates, and into no others.
            pub(crate) const unsafe fn with<L>(unknown: ::windows_core::IUnknown_Vtbl) -> Self
            where
                L: $crate::sys::interface::Locate<Target: $implement>,
            {
                $(
                    unsafe extern "system" fn $method<L>(
                        this: *mut ::core::ffi::c_void,
                        $($argument: $type),*
                    ) -> ::windows_core::HRESULT
                    where
                        L: $crate::sys::interface::Locate<Target: $implement>,
                    {
                        // SAFETY: COM calls this method with a pointer to an object that has this vtable, and holds a
                        // reference to it while the call lasts. Who put the vtable there guarantees that `L` locates
                        // such objects: `implement` for `new`, the caller for `with`.
                        let object = unsafe { L::locate(this) };
                        $crate::com::contain(|| {
                            // SAFETY: COM's caller passes pointers that are NULL or valid, as the trait demands.
                            unsafe { <L::Target as $implement>::$method(object, $($argument),*) }
                        })
                        .unwrap_or($crate::sys::E_UNEXPECTED)
                    }
                )*
                Self {
                    base__: $crate::sys::interface::base!(unknown, L, $parent_vtable $(, $parent_implement)?),
                    $($method: $method::<L>,)*
                }
            }

            #[doc = concat!("Whether an object asked for `iid` can answer with its [`", stringify!($name), "`].")]
            #[inline]
            pub fn matches(iid: &::windows_core::GUID) -> bool {
                <$name as $crate::sys::interface::Lineage>::has($crate::sys::bits(*iid))
            }
        }
    };
}

/// The inherited part of a vtable: `IUnknown`'s methods, or those of an interface that inherits from it.
macro_rules! base {
    ($unknown:ident, $locate:ident, $vtable:ident) => {
        $unknown
    };
    ($unknown:ident, $locate:ident, $vtable:ident, $implement:ident) => {
        // SAFETY: the vtable is the beginning of the one that the caller of `with` guarantees this for.
        unsafe { $vtable::with::<$locate>($unknown) }
    };
}

pub(super) use {base, interface};
