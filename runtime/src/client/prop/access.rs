//! Whether a property can be set.

/// Can be read, and not set: `SetProp` would answer `E_OLK_PROP_READ_ONLY`.
#[derive(Clone, Copy, Debug)]
pub enum ReadOnly {}

/// Can be read and set.
#[derive(Clone, Copy, Debug)]
pub enum ReadWrite {}

/// That a property can be set: [`ReadWrite`], and nothing else.
///
/// # Examples
///
/// ```
/// use olk_account::prop::{Property, Writable};
/// use olk_account::{Account, AccountError};
///
/// /// Sets a text, whichever it is, and saves it.
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
    label = "Outlook would answer `E_OLK_PROP_READ_ONLY`",
    note = "what can be set: `prop::NAME`, `USER_DISPLAY_NAME`, `USER_EMAIL_ADDR`, `DELIVERY_STORE`, `DELIVERY_FOLDER`, `MAPI_IDENTITY_ENTRYID` and `MAPI_TRANSPORT_FLAGS`",
    note = "the others are changed in Outlook's own dialog"
)]
pub trait Writable: sealed::Access {}

impl Writable for ReadWrite {}

mod sealed {
    pub trait Access {}
    impl Access for super::ReadWrite {}
}
