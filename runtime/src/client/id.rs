//! The numbers that accounts are known by.

use core::fmt;

/// The number that an account is known by within its profile: the value of [`prop::ID`](crate::prop::ID).
///
/// # Examples
///
/// ```
/// use olk_account::AccountId;
///
/// let id = AccountId::new(7);
/// assert_eq!((id.get(), id.to_string()), (7, "7".to_owned()));
/// assert_eq!(AccountId::from(7), id);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct AccountId(u32);

impl AccountId {
    /// The identifier that is this number. Whether there is such an account is another question.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

conversions!(AccountId, u32);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
