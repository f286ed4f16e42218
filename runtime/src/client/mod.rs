//! The client's side of the Account Management API, in safe methods: from a helper to the accounts and their
//! properties.
//!
//! What users name all the time is at the crate's root as well: [`AccountManager`], [`Account`], [`prop`] and the rest.
//!
//! # Helper and manager
//!
//! Outlook's account manager wants a helper before anything else: an object that names the profile and hands out a
//! MAPI session. [`#[olk_account_helper]`](macro@crate::olk_account_helper) makes it.
//!
//! [`AccountManager::create`] has COM create the manager, and initializes it; elsewhere than on Windows it is one clear
//! error. [`AccountManager::with`] initializes a manager that is there already, on every platform:
//! `olk_account::testing::FakeAccountManager`, with the feature `testing`, has some.
//!
//! ```
//! use olk_account::testing::{FakeAccount, FakeAccountManager};
//! use olk_account::{AccountManager, InitFlags, OpenSession, ProfileName, olk_account_helper};
//! use windows_core::{IUnknown, Result};
//!
//! #[olk_account_helper(owns_session)]
//! struct LogonHelper {
//!     #[profile]
//!     profile: ProfileName,
//! }
//!
//! impl OpenSession for LogonHelper {
//!     type Session = IUnknown; // on Windows: IMAPISession
//!
//!     fn open_session(&self) -> Result<IUnknown> {
//!         // Here goes MAPILogonEx, with self.profile. With a fake manager, any COM object will do.
//!         Ok(LogonHelper { profile: self.profile.clone() }.into())
//!     }
//! }
//!
//! # fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
//! let helper = LogonHelper { profile: ProfileName::new("Outlook")? };
//! let fake = FakeAccountManager::new([FakeAccount::pop3(1).name("Home")]);
//! let manager = AccountManager::with(fake.create(), helper, InitFlags::default())?;
//! # Ok(())
//! # }
//! ```
//!
//! # Accounts
//!
//! [`accounts`](AccountManager::accounts) goes through them, [`find`](AccountManager::find) finds one by its number,
//! and [`order`](AccountManager::order) has the numbers of a category's accounts in order.
//!
//! ```
//! # use olk_account::testing::{FakeAccount, FakeAccountManager};
//! use olk_account::{AccountId, AccountType, Category, Filter};
//! # let manager = FakeAccountManager::new([FakeAccount::pop3(1), FakeAccount::imap4(2)]).ready();
//! for account in manager.accounts(Filter::category(Category::MAIL))? {
//!     let account = account?;
//!     let info = account.info()?;
//!     println!("{}: {}, for {:?}", account.id()?, info.account_type, info.categories);
//! }
//! let second = manager.find(AccountId::new(2))?.expect("it is there");
//! assert_eq!(second.info()?.account_type, AccountType::IMAP4);
//! assert!(manager.find(AccountId::new(3))?.is_none());
//! # Ok::<(), olk_account::AccountError>(())
//! ```
//!
//! # Properties
//!
//! Each constant in [`prop`] knows the type of its values, and whether it can be set. What an account lacks is `None`.
//! A password is a [`Secret`], which doesn't print, and is wiped.
//!
//! ```
//! # use olk_account::testing::{FakeAccount, FakeAccountManager};
//! use olk_account::{Secret, prop, sys};
//! # let account = FakeAccount::pop3(1).with(sys::PROP_INET_PORT, 995).with(sys::PROP_INET_PASSWORD, "hunter2");
//! # let account = FakeAccountManager::new([account]).ready().find(1.into())?.unwrap();
//! let port: Option<u16> = account.get(prop::INET_PORT)?;
//! let password: Option<Secret> = account.get(prop::INET_PASSWORD)?;
//! println!("{port:?} {password:?}"); // Some(995) Some(Secret(..))
//! assert_eq!(account.get(prop::SMTP_SERVER)?, None);
//!
//! account.set(prop::NAME, "Home")?;
//! account.save()?;
//! # Ok::<(), olk_account::AccountError>(())
//! ```
//!
//! # Being told of changes
//!
//! [`advise`](AccountManager::advise) has a closure called with each [`AccountEvent`], until the [`Registration`] is
//! dropped.
//!
//! - *On which thread?* On whatever thread Outlook calls it on: in a single-threaded apartment the one that called
//!   `advise`, while it waits for messages; in a multithreaded one any, and several at once. Safe code can't be asked
//!   which it is, so the closure is `Fn + Send + Sync + 'static`. What it can't take along, such as an [`Account`], it
//!   looks up elsewhere; a channel to the thread that has the manager is the plain way.
//! - *Can it call the manager, or drop the registration?* It can. A closure that changes an account is told of that in
//!   turn, while it is running.
//! - *Can it drop the last reference to the manager?* The closure, and what it owns, live until the call returns, whatever
//!   it drops. But the manager is destroyed within its own call to `Notify`, and its helper hands off the session there.
//!   The documentation doesn't say that Outlook allows this, and this crate can't prevent it. Keep an [`AccountManager`]
//!   outside of the closure, and drop it after the notification.
//! - *What if it has been called while the registration is dropped?* It runs to its end, and what it owns is dropped
//!   then. Nobody waits for it: on the closure's own thread, or on one that it waits for, that would be for ever. What
//!   Outlook calls after that doesn't reach it, even if `Unadvise` fails.
//! - *What if it panics?* The panic ends at the vtable, and Outlook gets `E_UNEXPECTED`. The next change calls it again.
//! - *What if the manager goes first?* It can't: the registration keeps it. One that is forgotten (`mem::forget`)
//!   keeps it for good, and the helper its session.
//!
//! A helper isn't told. Nothing asks it for `IOlkAccountNotify`, it lives until the manager's end rather than until
//! `Unadvise`, and it need not be `Send` and `Sync` as a closure must. A closure that has to do with the helper shares what
//! they have in common by an `Arc`.
//!
//! # Threads
//!
//! An [`AccountManager`], and whatever comes from it, is an interface pointer and stays on its thread: none is `Send` or
//! `Sync`. What happens elsewhere is sent through a channel to the thread that has the manager, and what that thread reads
//! is sent on as plain values, such as an [`AccountId`] or a `String`.
//!
//! ```
//! # use olk_account::testing::{FakeAccount, FakeAccountManager};
//! use olk_account::{AccountEvent, prop};
//! use std::sync::mpsc;
//! # let fake = FakeAccountManager::new([]);
//! # let manager = fake.ready();
//!
//! // Called on any thread: it takes along a sender, and no manager.
//! let (events, arrived) = mpsc::channel();
//! let registration = manager.advise(move |event| {
//!     let _ = events.send(event);
//! })?;
//! # fake.add(FakeAccount::imap4(2).name("Home"));
//!
//! // On the manager's thread, whenever it has time. Another thread would be sent the name.
//! for event in arrived.try_iter() {
//!     if let AccountEvent::Created(id) = event {
//!         let account = manager.find(id)?.expect("it is there");
//!         println!("there is a new account: {:?}", account.get(prop::NAME)?);
//!     }
//! }
//! # Ok::<(), olk_account::AccountError>(())
//! ```
//!
//! # Errors
//!
//! Every method's error is an [`AccountError`], which knows what was called, the property if it was about one, and
//! [why](Cause) it came to nothing: a failure of Outlook's, or an answer that no account manager may give. It prints as
//! a sentence for people; `?` makes a `windows_core::Error` of it where one is wanted.
//!
//! Every method can fail with any failure of what it calls ([`Cause::Failed`]), with a success that isn't documented
//! ([`Cause::Undocumented`]), and with a NULL pointer instead of an object ([`Cause::Null`]). The documentation of a method
//! names what it fails with besides, and the codes that are documented for it.
//!
//! ## Why a helper failed
//!
//! A helper that has no session to give fails with an HRESULT, and what the account manager makes of that is its own affair:
//! its `Init` may answer with the same code or another, or leave the failure to a later call. A helper that has more to say
//! puts it where its maker finds it: behind an `Arc`, since the helper itself goes away into COM, and in a lock, since it
//! may be called on any thread.
//!
//! ```
//! # use olk_account::testing::FakeAccountManager;
//! use olk_account::{AccountManager, InitFlags, OpenSession, olk_account_helper, sys};
//! use std::sync::{Arc, OnceLock};
//! use windows_core::{IUnknown, Result};
//!
//! #[olk_account_helper(owns_session, profile = "Outlook")]
//! struct LogonHelper {
//!     refusal: Arc<OnceLock<String>>,
//! }
//!
//! impl OpenSession for LogonHelper {
//!     type Session = IUnknown;
//!
//!     fn open_session(&self) -> Result<IUnknown> {
//!         self.refusal.get_or_init(|| "the server asks for a password".to_owned());
//!         Err(sys::MAPI_E_LOGON_FAILED.into())
//!     }
//! }
//!
//! let refusal = Arc::default();
//! let helper = LogonHelper { refusal: Arc::clone(&refusal) };
//! # let fake = FakeAccountManager::new([]);
//! if let Err(error) = AccountManager::with(fake.create(), helper, InitFlags::default()) {
//!     println!("{error}: {}", refusal.get().map_or("", String::as_str));
//!     # assert_eq!(error.code(), sys::MAPI_E_LOGON_FAILED);
//! }
//! # assert!(refusal.get().is_some());
//! ```
//!
//! # Memory
//!
//! A method that reads allocates what it returns, and nothing else. What Outlook allocates for it is freed with
//! `FreeMemory` of the same object. A value that owns it does so when it is dropped, also when an error occurs or the
//! method panics. There is one exception: if no value has such a type, the client can't know whether there is a pointer,
//! and frees nothing.
//!
//! From the answer until `FreeMemory`, that memory is the client's. The client writes to it in one case: it overwrites a
//! secret before it frees it. A manager that hands out memory that it still uses finds zeros there afterwards.
//!
//! The client doesn't believe every size. Beyond a [`Limit`] the answer is an error, and is freed all the same.
//!
//! # Answers that no account manager may give
//!
//! Safe code stays safe whatever a manager, an account or an enumeration answers, unless it lies about memory and objects
//! that it hands out: a pointer that isn't null points to as much as the API says, and an interface pointer comes with a
//! reference. An answer of `S_OK` counts as a success, and no other does. An object or memory that comes with another
//! success is released or freed, and the call is an error. What comes with a failure, or with the `S_FALSE` at the end of
//! an enumeration, isn't touched.

/// Makes a type that holds an interface pointer neither `Send` nor `Sync`, with the message of `StaysOnItsThread`.
macro_rules! stays_on_its_thread {
    ($type:ident) => {
        // SAFETY: no type satisfies the condition, so the implementation never applies.
        unsafe impl Send for $type where for<'a> Self: crate::contract::StaysOnItsThread<'a> {}

        // SAFETY: no type satisfies the condition, so the implementation never applies.
        unsafe impl Sync for $type where for<'a> Self: crate::contract::StaysOnItsThread<'a> {}
    };
}

/// Converts between a type of one field and that field, both ways.
macro_rules! conversions {
    ($type:ident, $field:ty) => {
        impl From<$field> for $type {
            fn from(field: $field) -> Self {
                Self(field)
            }
        }

        impl From<$type> for $field {
            fn from(value: $type) -> Self {
                value.0
            }
        }
    };
}

mod account;
mod accounts;
mod answer;
mod class;
mod create;
mod error;
mod helper;
mod id;
mod init_flags;
mod manager;
mod memory;
mod notify;
pub mod prop;
mod secret;
mod utf16;
mod variant;

pub use account::{Account, AccountInfo};
pub use accounts::Accounts;
pub use class::{AccountType, Category, Filter};
pub use error::{AccountError, Cause};
#[cfg(feature = "testing")]
pub(crate) use helper::identity;
pub use helper::{HandsOff, IntoHelper};
pub use id::AccountId;
pub use init_flags::InitFlags;
pub use manager::AccountManager;
pub use memory::Limit;
pub use notify::{AccountEvent, Registration};
pub use secret::{Secret, SecretText};
