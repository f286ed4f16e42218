//! How a manager is made ready.

use crate::sys;
use core::fmt;
use core::ops::{BitOr, BitOrAssign};

/// The flags of `IOlkAccountManager::Init`.
///
/// The default is [`NOSYNCH_MAPI_ACCTS`](Self::NOSYNCH_MAPI_ACCTS), which the reference recommends.
///
/// # Examples
///
/// ```
/// use olk_account::InitFlags;
///
/// let flags = InitFlags::default() | InitFlags::NO_NOTIFICATIONS;
/// assert!(flags.contains(InitFlags::NOSYNCH_MAPI_ACCTS));
/// assert_eq!(flags.bits(), 0x5);
/// assert_eq!(format!("{flags:?}"), "InitFlags(NOSYNCH_MAPI_ACCTS | NO_NOTIFICATIONS)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct InitFlags(u32);

/// Declares the constants from the table in `sys`, and the list of their names.
macro_rules! constants {
    ($($(#[$meaning:meta])+ $published:ident [$flag:ident] = $bits:literal;)*) => {
        impl InitFlags {
            $(
                $(#[$meaning])+
                ///
                #[doc = concat!("[`", stringify!($published), "`](sys::", stringify!($published), ").")]
                pub const $flag: Self = Self(sys::$published);
            )*

            const NAMES: &[(Self, &str)] = &[$((Self::$flag, stringify!($flag))),*];
        }
    };
}

sys::init_flags!(constants);

impl InitFlags {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// The flags with these bits, whether they are published or not: the manager gets them as they are.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The bits.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether all of `flags` are among these.
    pub const fn contains(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }
}

impl Default for InitFlags {
    fn default() -> Self {
        Self::NOSYNCH_MAPI_ACCTS
    }
}

impl BitOr for InitFlags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for InitFlags {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

impl fmt::Debug for InitFlags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = self.0;
        let mut words = Vec::new();
        for &(flag, name) in Self::NAMES {
            if self.contains(flag) {
                left &= !flag.0;
                words.push(name.to_owned());
            }
        }
        if left != 0 || words.is_empty() {
            words.push(format!("{left:#X}"));
        }
        write!(f, "InitFlags({})", words.join(" | "))
    }
}
