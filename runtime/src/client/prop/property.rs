//! A property: a tag that knows what it is the tag of.

use super::super::Secret;
use super::{PropertyValue, ReadOnly, name};
use core::fmt;
use core::marker::PhantomData;

/// A property whose values are `V`s, and which can be set if `A` is [`ReadWrite`](super::ReadWrite).
///
/// # Examples
///
/// ```
/// use olk_account::prop::{self, Property, ReadWrite};
///
/// assert_eq!(prop::INET_PORT.tag(), 0x0104_0003);
/// assert_eq!(format!("{:?}", prop::INET_PORT), "PROP_INET_PORT");
///
/// const MINE: Property<u32, ReadWrite> = Property::new(0x7001_0003);
/// assert_eq!(format!("{MINE:?}"), "0x70010003");
/// assert!(Property::<u32>::checked(0x7000_001F).is_none(), "that is the tag of a text");
/// ```
pub struct Property<V, A = ReadOnly> {
    tag: u32,
    types: PhantomData<fn() -> (V, A)>,
}

impl<V: PropertyValue, A> Property<V, A> {
    /// The property with this tag: its identifier in the high word, and the type of its values in the low one.
    ///
    /// Whether Outlook knows it, and lets it be set, is another question.
    ///
    /// # Panics
    ///
    /// If the low word isn't the type that `V`s have. In a constant that is a compile error.
    #[track_caller]
    pub const fn new(tag: u32) -> Self {
        match Self::checked(tag) {
            Some(property) => property,
            None => panic!(
                "the tag's low word is the type of other values than the property is to have"
            ),
        }
    }

    /// As [`new`](Self::new); nothing, if the low word isn't the type that `V`s have.
    pub const fn checked(tag: u32) -> Option<Self> {
        if tag & 0xFFFF == V::TYPE {
            Some(Self::of(tag))
        } else {
            None
        }
    }
}

impl<V, A> Property<V, A> {
    /// The tag, one of the `PROP_` constants in [`sys`](crate::sys).
    pub const fn tag(self) -> u32 {
        self.tag
    }

    /// The property with this tag, of which the type has been seen to.
    const fn of(tag: u32) -> Self {
        Self {
            tag,
            types: PhantomData,
        }
    }
}

impl<A> Property<String, A> {
    /// The same property, with its values as they are: UTF-16 units without the NUL, which needn't be well-formed.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager, Value};
    /// use olk_account::client::Cause;
    /// use olk_account::{prop, sys};
    ///
    /// let account = FakeAccount::pop3(1).with(sys::PROP_ACCT_NAME, Value::Text(vec![0x0041, 0xD83D]));
    /// # let account = FakeAccountManager::new([account]).ready().find(1.into())?.unwrap();
    /// // … and as the client finds it:
    /// let error = account.get(prop::NAME).unwrap_err();
    /// assert_eq!(error.cause(), Cause::LoneSurrogate { position: 1 });
    /// assert_eq!(account.get(prop::NAME.units())?, Some(vec![0x0041, 0xD83D]));
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub const fn units(self) -> Property<Vec<u16>, A> {
        Property::of(self.tag)
    }
}

impl<A> Property<Secret, A> {
    /// The same property, with its values as they are: UTF-16 units without the NUL, which needn't be well-formed.
    pub const fn units(self) -> Property<Secret<Vec<u16>>, A> {
        Property::of(self.tag)
    }
}

impl<A> Property<u16, A> {
    /// The same property, with its values as they are: 32 bits, whatever they mean as a port.
    ///
    /// # Examples
    ///
    /// ```
    /// # use olk_account::testing::{FakeAccount, FakeAccountManager};
    /// use olk_account::{prop, sys};
    ///
    /// let account = FakeAccount::pop3(1).with(sys::PROP_INET_PORT, 70_000);
    /// # let account = FakeAccountManager::new([account]).ready().find(1.into())?.unwrap();
    /// // … and as the client finds it:
    /// assert!(account.get(prop::INET_PORT).is_err());
    /// assert_eq!(account.get(prop::INET_PORT.number())?, Some(70_000));
    /// # Ok::<(), olk_account::AccountError>(())
    /// ```
    pub const fn number(self) -> Property<u32, A> {
        Property::of(self.tag)
    }
}

impl<A> Property<bool, A> {
    /// The same property, with its values as they are: 0, or one of the many numbers that are not.
    pub const fn number(self) -> Property<u32, A> {
        Property::of(self.tag)
    }
}

impl<V, A> Clone for Property<V, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V, A> Copy for Property<V, A> {}

impl<V, A> fmt::Debug for Property<V, A> {
    /// The published name, or the tag.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Tag(self.tag).fmt(f)
    }
}

/// A tag that prints as its published name, if it has one.
pub(crate) struct Tag(pub(crate) u32);

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match name(self.0) {
            Some(name) => f.write_str(name),
            None => write!(f, "{:#010X}", self.0),
        }
    }
}
