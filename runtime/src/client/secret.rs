//! Text that mustn't be seen.

use core::fmt;

/// A secret text, such as a password: it doesn't print, isn't copied, and is wiped when it is dropped.
///
/// There is no `Display`, and [`Debug`](fmt::Debug) shows nothing of it, not even its length. There is no `Clone`
/// either, since each copy would be one more to look after, and no comparison, since one that stops at the first
/// difference tells how far it came. [`expose`](Self::expose) is the one way to the text; a search for it
/// finds all places where a secret can leak from.
///
/// The text lies on the heap, in a piece of memory that was never smaller and never moved, so wiping that leaves
/// nothing behind. The memory that the account handed out is wiped before it is freed, if the value is text or bytes: a
/// text over the [limit](super::Limit::Units) as far as it was read, bytes over [theirs](super::Limit::Bytes) not at all.
/// Copies that Outlook keeps, or that code makes of [`expose`](Self::expose), aren't wiped. An error that says that a text
/// isn't well-formed says where, and so that it is at least that long.
///
/// A `Secret` is a `Secret<String>`. A `Secret<Vec<u16>>` is the text in UTF-16 units, for texts that aren't well-formed:
/// see [`Property::units`](crate::prop::Property::units).
///
/// # Examples
///
/// ```
/// use olk_account::Secret;
///
/// let password = Secret::new(String::from("hunter2"));
/// assert_eq!(format!("{password:?}"), "Secret(..)");
/// assert_eq!(password.expose().len(), 7);
/// ```
///
/// ```compile_fail
/// # let password = olk_account::Secret::new(String::from("hunter2"));
/// println!("{password}"); // `Secret` doesn't implement `Display`
/// ```
#[must_use = "a secret that nobody wants need not be read"]
pub struct Secret<T: SecretText = String>(T);

/// What a [`Secret`] can be made of: `String`, or UTF-16 units as a `Vec<u16>`.
pub trait SecretText: sealed::Wiped {}

impl SecretText for String {}
impl SecretText for Vec<u16> {}

pub(super) mod sealed {
    use zeroize::Zeroize;

    /// The text of a secret. There are no more implementations than these, so wiping is what it is said to be.
    pub trait Wiped {
        /// What it looks like to whoever is shown it.
        type Exposed: ?Sized;

        fn exposed(&self) -> &Self::Exposed;

        /// Overwrites all of its memory.
        fn wipe(&mut self);
    }

    macro_rules! wiped {
        ($text:ty, $exposed:ty) => {
            impl Wiped for $text {
                type Exposed = $exposed;

                fn exposed(&self) -> &$exposed {
                    self
                }

                fn wipe(&mut self) {
                    self.zeroize();
                }
            }
        };
    }

    wiped!(String, str);
    wiped!(Vec<u16>, [u16]);
}

impl<T: SecretText> Secret<T> {
    /// Makes a secret of what has been none so far. What was copied of it before, as it grew, say, stays where it is.
    pub const fn new(text: T) -> Self {
        Self(text)
    }

    /// The text, a `str` or, in UTF-16 units without a NUL, a `[u16]`. It is a secret no more wherever it goes from
    /// here.
    pub fn expose(&self) -> &T::Exposed {
        self.0.exposed()
    }
}

impl<T: SecretText> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.wipe();
    }
}

impl<T: SecretText> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}
