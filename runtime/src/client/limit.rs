//! The limits for what an account manager hands out.

use core::fmt;

/// The most that the client takes of one answer.
///
/// A number of items or a size is a claim of the account manager or of the account. The client doesn't read, copy or
/// allocate beyond these limits, whatever the claim is. The call fails with
/// [`Cause::OverLimit`](super::Cause::OverLimit), and the memory that was handed out is freed.
///
/// # Examples
///
/// ```
/// use olk_account::client::Limit;
///
/// assert_eq!(Limit::Items.get(), 65_536);
/// assert_eq!(Limit::Bytes.get(), 16 * 1024 * 1024);
/// assert_eq!(Limit::Units.get(), 1024 * 1024);
/// assert_eq!(Limit::Items.to_string(), "65536 items");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// 65,536 items: the items of an enumeration, the accounts of an order, the categories of an account.
    Items,
    /// 16 MiB: the bytes of a binary value.
    Bytes,
    /// 1,048,576 UTF-16 units without the NUL: a text value, or an error message. The search for the NUL ends there.
    Units,
}

impl Limit {
    /// Returns the number of items, bytes or units.
    pub const fn get(self) -> usize {
        match self {
            Self::Items => 0x1_0000,
            Self::Bytes => 16 << 20,
            Self::Units => 1 << 20,
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Items => "items",
            Self::Bytes => "bytes",
            Self::Units => "UTF-16 units",
        };
        write!(f, "{} {what}", self.get())
    }
}
