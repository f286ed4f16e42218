//! The properties of accounts, each with the type of its values and with whether it can be set.
//!
//! [`Account::get`](crate::Account::get) and [`Account::set`](crate::Account::set) take these constants, and know from
//! them what they give and take. Their names are the published ones without `PROP_`, and without `ACCT_` if that comes
//! next.
//!
//! ```
//! use olk_account::{Account, AccountError, prop};
//!
//! /// Makes the user's address the account's name.
//! fn name_by_address(account: &Account) -> Result<(), AccountError> {
//!     let address: Option<String> = account.get(prop::USER_EMAIL_ADDR)?;
//!     account.set(prop::NAME, &address.unwrap_or_default())?;
//!     account.save()
//! }
//! ```
//!
//! Setting a property that is read-only doesn't compile, nor does a value of another type:
//!
//! ```compile_fail
//! # use olk_account::{Account, prop};
//! # fn example(account: &Account) {
//! account.set(prop::INET_SERVER, "imap.example.com"); // this property is read-only
//! # }
//! ```
//!
//! # Published properties
//!
#![doc = crate::sys::properties!(crate::client::prop::list::documentation)]
//!
//! # Properties that aren't published
//!
//! [`Property::new`] makes a property of any tag. In a constant, a tag of another type than the value's is a compile
//! error:
//!
//! ```
//! use olk_account::prop::{Property, ReadWrite};
//!
//! const NICKNAME: Property<String, ReadWrite> = Property::new(0x7000_001F); // not: 0x7000_0003
//! ```

mod access;
mod list;
mod number;
mod property;
mod transfer;

pub use access::{ReadOnly, ReadWrite, Writable};
pub use list::*;
pub use number::{Encryption, LeaveOnServer, SmtpAuth};
pub use property::Property;
pub(crate) use property::Tag;
pub use transfer::PropertyValue;

pub(super) use list::name;
