//! How the interfaces here are declared.
//!
//! `windows_core::interface` would do, but for two things: it documents no method that is called, only those that
//! are implemented, and a panic in an implementation takes the process down, which is Outlook's.

use windows_core::GUID;

/// The chain of interfaces that one inherits from, as `QueryInterface` asks for it.
pub(crate) trait Lineage {
    /// Whether `iid` is that of the interface itself, or of one that it inherits from. `IUnknown` doesn't count:
    /// an object has one identity, whatever its interfaces.
    fn has(iid: &GUID) -> bool;
}

impl Lineage for windows_core::IUnknown {
    fn has(_iid: &GUID) -> bool {
        false
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
            fn has(iid: &::windows_core::GUID) -> bool {
                *iid == <Self as ::windows_core::Interface>::IID
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
                    // SAFETY: the object is alive as long as `self` is, and the arguments are as the caller promises.
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
            /// The vtable for objects of the type `Identity`, whose pointer to it lies `-OFFSET` pointers behind
            /// their beginning.
            pub const fn new<Identity, const OFFSET: isize>() -> Self
            where
                Identity: ::windows_core::IUnknownImpl + $implement,
            {
                $(
                    unsafe extern "system" fn $method<Identity, const OFFSET: isize>(
                        this: *mut ::core::ffi::c_void,
                        $($argument: $type),*
                    ) -> ::windows_core::HRESULT
                    where
                        Identity: ::windows_core::IUnknownImpl + $implement,
                    {
                        // SAFETY: COM calls this with a pointer to the pointer to this vtable, which lies in an
                        // `Identity` as `OFFSET` says; the caller has a reference to it while the call lasts.
                        let object = unsafe {
                            &*this.cast::<*const ()>().offset(OFFSET).cast::<Identity>()
                        };
                        $crate::object::contain(|| {
                            // SAFETY: the arguments are COM's.
                            unsafe { <Identity as $implement>::$method(object, $($argument),*) }
                        })
                        .unwrap_or($crate::sys::E_UNEXPECTED)
                    }
                )*
                Self {
                    base__: $parent_vtable::new::<Identity, OFFSET>(),
                    $($method: $method::<Identity, OFFSET>,)*
                }
            }

            #[doc = concat!("Whether an object asked for `iid` can answer with its [`", stringify!($name), "`].")]
            #[inline]
            pub fn matches(iid: &::windows_core::GUID) -> bool {
                <$name as $crate::sys::interface::Lineage>::has(iid)
            }
        }
    };
}

pub(super) use interface;
