//! How a test names a property.

use crate::prop::Property;

/// What a test names a property by: its tag, one of the `PROP_` constants in [`sys`](crate::sys), or what the client knows
/// it by, one of the constants in [`prop`](crate::prop).
///
/// # Examples
///
/// ```
/// use olk_account::testing::FakeAccount;
/// use olk_account::{prop, sys};
///
/// let by_tag = FakeAccount::imap4(2).with(sys::PROP_INET_PORT, 993);
/// let by_property = FakeAccount::imap4(2).with(prop::INET_PORT, 993);
/// # let _ = (by_tag, by_property);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` names no property",
    label = "expected a tag, such as `sys::PROP_ACCT_NAME`, or a property, such as `prop::NAME`"
)]
pub trait IntoTag {
    /// The tag.
    fn into_tag(self) -> u32;
}

impl IntoTag for u32 {
    fn into_tag(self) -> u32 {
        self
    }
}

impl<V, A> IntoTag for Property<V, A> {
    fn into_tag(self) -> u32 {
        self.tag()
    }
}
