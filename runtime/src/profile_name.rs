//! The name of a MAPI profile, in the form in which `GetIdentity` hands it out.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

/// The name of a MAPI profile: 1 to [64](ProfileName::MAX_UNITS) UTF-16 units, NUL-terminated.
///
/// This is what `IOlkAccountHelper::GetIdentity` copies out. The limit is MAPI's `cchProfileNameMax`; it counts
/// UTF-16 units without the NUL, so a character outside the Basic Multilingual Plane counts as two. The units
/// lie in the value itself: making one allocates nothing, and a name known when compiling can be a constant.
///
/// # Examples
///
/// ```
/// use olk_account::{ProfileName, ProfileNameError};
///
/// let name = ProfileName::new("Outlook")?;
/// assert_eq!(name.to_string(), "Outlook");
/// assert_eq!(name.as_units_with_nul().len(), 8);
///
/// assert_eq!(ProfileName::new(""), Err(ProfileNameError::Empty));
/// assert_eq!(ProfileName::new("a\0b"), Err(ProfileNameError::ContainsNul { position: 1 }));
/// assert_eq!(ProfileName::new(&"x".repeat(65)), Err(ProfileNameError::TooLong { units: 65 }));
/// # Ok::<(), ProfileNameError>(())
/// ```
#[derive(Clone)]
pub struct ProfileName {
    /// The name, a NUL, and zeros.
    units: [u16; ProfileName::MAX_UNITS + 1],
    /// How many of `units` are the name, with its NUL: 2 to 65.
    with_nul: usize,
}

impl ProfileName {
    /// The longest name, in UTF-16 units without the NUL: MAPI's `cchProfileNameMax`.
    pub const MAX_UNITS: usize = 64;

    /// Makes a profile name of `name`.
    ///
    /// It is a `const fn`, so that a fixed name can be checked while compiling; in
    /// [`#[olk_account_helper(profile = "…")]`](macro@crate::olk_account_helper) it is.
    ///
    /// # Errors
    ///
    /// A [`ProfileNameError`] for a name that is empty, holds a NUL, or is longer than
    /// [`MAX_UNITS`](Self::MAX_UNITS) UTF-16 units.
    pub const fn new(name: &str) -> Result<Self, ProfileNameError> {
        let bytes = name.as_bytes();
        if bytes.is_empty() {
            return Err(ProfileNameError::Empty);
        }
        let mut units = [0; Self::MAX_UNITS + 1];
        let mut count = 0;
        let mut at = 0;
        while at < bytes.len() {
            let (scalar, width) = decode_utf8(bytes, at);
            if scalar == 0 {
                return Err(ProfileNameError::ContainsNul { position: at });
            }
            let (encoded, length) = encode_utf16(scalar);
            // Past the limit the loop only counts on: the error says how long the name is.
            if count + length <= Self::MAX_UNITS {
                units[count] = encoded[0];
                if length == 2 {
                    units[count + 1] = encoded[1];
                }
            }
            count += length;
            at += width;
        }
        if count > Self::MAX_UNITS {
            return Err(ProfileNameError::TooLong { units: count });
        }
        Ok(Self {
            units,
            with_nul: count + 1,
        })
    }

    /// Makes a profile name of a name known when compiling.
    ///
    /// # Panics
    ///
    /// Where [`new`](Self::new) gives an error. In a constant that is a compile error:
    ///
    /// ```
    /// use olk_account::ProfileName;
    ///
    /// const PROFILE: ProfileName = ProfileName::literal("Outlook");
    /// ```
    ///
    /// ```compile_fail
    /// # use olk_account::ProfileName;
    /// const PROFILE: ProfileName = ProfileName::literal("");
    /// ```
    #[track_caller]
    pub const fn literal(name: &str) -> Self {
        match Self::new(name) {
            Ok(name) => name,
            Err(ProfileNameError::Empty) => panic!("a profile name has at least one character"),
            Err(ProfileNameError::ContainsNul { .. }) => panic!("a profile name has no NUL in it"),
            Err(ProfileNameError::TooLong { .. }) => {
                panic!("a profile name has at most 64 UTF-16 units");
            }
        }
    }

    /// The name in UTF-16, without the terminating NUL: 1 to 64 units.
    pub fn as_units(&self) -> &[u16] {
        &self.units[..self.with_nul - 1]
    }

    /// The name in UTF-16 with its terminating NUL, the last unit: 2 to 65 units.
    #[inline]
    pub fn as_units_with_nul(&self) -> &[u16] {
        // SAFETY: `new` is all that makes one, and there it is 2 to 65; `units` has 65.
        unsafe { self.units.get_unchecked(..self.with_nul) }
    }
}

/// The character that starts at `bytes[at]`, and how many bytes it takes; `bytes` is a whole `str`.
const fn decode_utf8(bytes: &[u8], at: usize) -> (u32, usize) {
    const fn tail(bytes: &[u8], at: usize) -> u32 {
        (bytes[at] & 0x3F) as u32
    }
    let lead = bytes[at] as u32;
    match lead {
        0..0x80 => (lead, 1),
        0x80..0xE0 => ((lead & 0x1F) << 6 | tail(bytes, at + 1), 2),
        0xE0..0xF0 => (
            (lead & 0x0F) << 12 | tail(bytes, at + 1) << 6 | tail(bytes, at + 2),
            3,
        ),
        _ => (
            (lead & 0x07) << 18
                | tail(bytes, at + 1) << 12
                | tail(bytes, at + 2) << 6
                | tail(bytes, at + 3),
            4,
        ),
    }
}

/// `scalar` in UTF-16, and how many units of the pair are used.
#[allow(
    clippy::cast_possible_truncation,
    reason = "both arms leave at most 16 significant bits"
)]
const fn encode_utf16(scalar: u32) -> ([u16; 2], usize) {
    if scalar < 0x1_0000 {
        ([scalar as u16, 0], 1)
    } else {
        let offset = scalar - 0x1_0000;
        let high = 0xD800 | (offset >> 10) as u16;
        let low = 0xDC00 | (offset & 0x3FF) as u16;
        ([high, low], 2)
    }
}

impl fmt::Display for ProfileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&String::from_utf16_lossy(self.as_units()))
    }
}

impl fmt::Debug for ProfileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = String::from_utf16_lossy(self.as_units());
        f.debug_tuple("ProfileName").field(&name).finish()
    }
}

impl PartialEq for ProfileName {
    fn eq(&self, other: &Self) -> bool {
        self.as_units() == other.as_units()
    }
}

impl Eq for ProfileName {}

impl Hash for ProfileName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_units().hash(state);
    }
}

impl TryFrom<&str> for ProfileName {
    type Error = ProfileNameError;

    fn try_from(name: &str) -> Result<Self, ProfileNameError> {
        Self::new(name)
    }
}

impl TryFrom<String> for ProfileName {
    type Error = ProfileNameError;

    fn try_from(name: String) -> Result<Self, ProfileNameError> {
        Self::new(&name)
    }
}

impl FromStr for ProfileName {
    type Err = ProfileNameError;

    fn from_str(name: &str) -> Result<Self, ProfileNameError> {
        Self::new(name)
    }
}

/// Why a text can't be the name of a MAPI profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProfileNameError {
    /// The text is empty.
    Empty,
    /// The text is longer than [`ProfileName::MAX_UNITS`].
    TooLong {
        /// Its length in UTF-16 units, without a NUL.
        units: usize,
    },
    /// The text holds a NUL, which would end the name early.
    ContainsNul {
        /// Where the first NUL is, in bytes of the `str`.
        position: usize,
    },
}

impl fmt::Display for ProfileNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a profile name has at least one character"),
            Self::TooLong { units } => write!(
                f,
                "a profile name has at most {} UTF-16 units; this one has {units}",
                ProfileName::MAX_UNITS,
            ),
            Self::ContainsNul { position } => {
                write!(
                    f,
                    "a profile name has no NUL in it; this one has, at byte {position}"
                )
            }
        }
    }
}

impl core::error::Error for ProfileNameError {}

#[cfg(test)]
#[path = "profile_name_tests.rs"]
mod tests;
