//! Helpers: with the attribute, by hand in C++, and by hand with `windows_core::implement`.
//!
//! All three check for NULL, follow the protocol of `GetIdentity`, count atomically, and neither open nor release a
//! session under a lock. All are called in the same way, through the vtable.

mod blank;
mod by_cpp;
mod by_implement;
mod by_macro;
mod rows;
mod session;

pub use rows::{BLANK, COLUMNS, ROWS, Row, begin};

use core::mem::ManuallyDrop;
use olk_account::{IOlkAccountHelper, ProfileName};
use windows_core::IUnknown;

/// Creates a helper. It gets the session, and copies the name unless it has its own in the program. The name is that
/// of the function's language.
type Create = unsafe extern "C" fn(profile: &Profile, session: IUnknown) -> IOlkAccountHelper;

/// The helpers that are created in one way.
struct Implementation {
    /// The name `Outlook`.
    profile: &'static Profile,
    /// An owner and a borrower with the profile's name in a field.
    owner: Create,
    borrower: Create,
    /// The same with the name in the program.
    fixed_owner: Create,
    fixed_borrower: Create,
}

/// The name of a profile, in Rust or in C++.
#[repr(C)]
union Profile {
    rust: ManuallyDrop<ProfileName>,
    cpp: CppProfileName,
}

/// `ProfileName` of `native/by_hand.cpp`.
#[derive(Clone, Copy)]
#[repr(C)]
struct CppProfileName {
    units: [u16; 65],
    with_nul: usize,
}

const _: () = assert!(size_of::<ProfileName>() == size_of::<CppProfileName>());

static RUST_PROFILE: Profile = Profile {
    rust: ManuallyDrop::new(ProfileName::literal("Outlook")),
};

impl Profile {
    /// Returns the name.
    ///
    /// # Safety
    ///
    /// It is `RUST_PROFILE`.
    #[inline]
    unsafe fn rust(&self) -> ProfileName {
        // SAFETY: `RUST_PROFILE` is initialized with this field.
        ProfileName::clone(unsafe { &self.rust })
    }
}
