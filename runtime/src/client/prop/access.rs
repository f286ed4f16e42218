//! Whether a property can be set.

/// The property can be read but not set: `SetProp` would return `E_OLK_PROP_READ_ONLY`.
#[derive(Clone, Copy, Debug)]
pub enum ReadOnly {}

/// The property can be read and set.
#[derive(Clone, Copy, Debug)]
pub enum ReadWrite {}

/// The access of a property that can be set: [`ReadWrite`], and nothing else.
///
/// # Examples
///
/// ```
/// use olk_account::prop::{Property, Writable};
/// use olk_account::{Account, AccountError};
///
/// /// Sets any text property, and saves it.
/// fn write<A: Writable>(
///     account: &Account,
///     property: Property<String, A>,
///     text: &str,
/// ) -> Result<(), AccountError> {
///     account.set(property, text)?;
///     account.save()
/// }
/// # let _ = write::<olk_account::prop::ReadWrite>;
/// ```
#[diagnostic::on_unimplemented(
    message = "this property is read-only: it can't be set",
    label = "Outlook would return `E_OLK_PROP_READ_ONLY`",
    note = "the table in the documentation of `olk_account::prop` says which properties can be set",
    note = "the others are changed in Outlook's own dialog"
)]
pub trait Writable: sealed::Access {}

impl Writable for ReadWrite {}

mod sealed {
    pub trait Access {}
    impl Access for super::ReadWrite {}
}
