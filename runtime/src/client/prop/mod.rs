//! The properties of accounts, each with the type of its values and with whether it can be set.
//!
//! [`Account::get`](crate::Account::get) and [`Account::set`](crate::Account::set) take these constants, and know from
//! them what they give and take. Their names are the published ones without `PROP_`, and without `ACCT_` if that comes
//! next.
//!
//! ```
//! # use olk_account::testing::{FakeAccount, FakeAccountManager};
//! # use olk_account::{Account, AccountError};
//! use olk_account::prop;
//!
//! /// Gives the account the user's address for a name.
//! fn name_by_address(account: &Account) -> Result<(), AccountError> {
//!     let address: Option<String> = account.get(prop::USER_EMAIL_ADDR)?;
//!     if let Some(address) = address {
//!         account.set(prop::NAME, &address)?;
//!         account.save()?;
//!     }
//!     Ok(())
//! }
//! # let fake = FakeAccountManager::new([FakeAccount::pop3(1).address("ada@example.com")]);
//! # let manager = fake.ready();
//! # name_by_address(&manager.find(1.into())?.unwrap())?;
//! # assert_eq!(fake.value(1, olk_account::sys::PROP_ACCT_NAME), Some("ada@example.com".into()));
//! # Ok::<(), AccountError>(())
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
//! const NICKNAME: Property<String, ReadWrite> = Property::new(0x7000_001F);
//! ```
//!
//! ```compile_fail
//! # use olk_account::prop::{Property, ReadWrite};
//! const NICKNAME: Property<String, ReadWrite> = Property::new(0x7000_0003);
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
