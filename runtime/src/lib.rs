//! Helpers for Outlook's Account Management API, with the contract of `HandsOffSession` in the types.
//!
//! Outlook asks its clients to implement one COM interface, [`IOlkAccountHelper`]. Its last method has a
//! contract of two lines: a helper that **created** the MAPI session it handed out releases it there and
//! returns `S_OK`; a helper that did **not** returns `E_NOTIMPL`, and nothing else. With
//! [`#[olk_account_helper]`](macro@olk_account_helper) on a struct, a helper that would answer anything else
//! does not compile.
//!
//! ```
//! use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper, sys};
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
//!         // Here goes MAPILogonEx, with self.profile. Until then:
//!         Err(sys::MAPI_E_LOGON_FAILED.into())
//!     }
//! }
//!
//! let profile = ProfileName::new("Outlook")?;
//! let helper: IOlkAccountHelper = LogonHelper { profile }.into();
//! assert_eq!(helper.profile_name()?, "Outlook");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to look
//!
//! | you want to | look at |
//! | --- | --- |
//! | import what most programs need | [`prelude`] |
//! | write a helper | [`macro@olk_account_helper`], then [`OpenSession`] or [`LendSession`] |
//! | know why your helper doesn't compile | [`Session`] and [`Released`] |
//! | name a profile | [`ProfileName`] |
//! | call a helper, yours or another's | [`IOlkAccountHelper`] |
//! | list accounts, read and set their properties, be told of changes | [`client`], then [`AccountManager`] and [`prop`] |
//! | call the interfaces yourself, name a return value, a flag | [`sys`] |
//! | use a helper with the binding `outlook-mapi` | `outlook_mapi`, with the feature `outlook-mapi`, on Windows |
//! | test without Outlook | `testing`, with the feature of that name |
//! | check a helper, whoever wrote it and in whatever language | `audit`, with the feature of that name |
//!
//! # Threads
//!
//! COM keeps a helper within the apartment that it was created in: the objects answer `QueryInterface` for `IUnknown` and
//! `IOlkAccountHelper` alone, and claim no agility (`IAgileObject`, `IMarshal`). In a single-threaded apartment, one thread
//! calls the helper. In a multithreaded apartment several threads may call at once: the reference count and the session
//! slot are made for that, and what changes in the struct belongs in a `Mutex` or an atomic, not in a `Cell` or an `Rc`.
//!
//! In safe Rust, a helper's object stays on its thread: [`IOlkAccountHelper`] and [`HelperObject`] are neither `Send` nor
//! `Sync`, so the struct need not be either. [`AccountManager::create`] refuses a multithreaded apartment, and
//! [`create_multithreaded`](AccountManager::create_multithreaded) is `unsafe`: you guarantee that the helper is thread-safe.
//!
//! A caller holds a reference to the helper while a call lasts, as everywhere in COM, and passes a pointer to the helper
//! for `this`: neither can be checked.

#![warn(missing_docs, unsafe_op_in_unsafe_fn)]

#[cfg(feature = "audit")]
pub mod audit;
pub mod client;
mod com;
mod contract;
pub mod declaration;
mod object;
#[cfg(all(feature = "outlook-mapi", windows))]
pub mod outlook_mapi;
pub mod prelude;
mod profile_name;
pub mod sys;
#[cfg(feature = "testing")]
pub mod testing;

#[doc(inline)]
pub use client::{
    Account, AccountError, AccountEvent, AccountId, AccountInfo, AccountManager, AccountType,
    Accounts, Category, Filter, HandsOff, InitFlags, Registration, Secret, prop,
};
pub use contract::{LendSession, OpenSession, Released, Session};
pub use object::HelperObject;
pub use olk_account_macros::olk_account_helper;
pub use profile_name::{ProfileName, ProfileNameError};
pub use sys::IOlkAccountHelper;

#[cfg(all(feature = "outlook-mapi", not(windows)))]
compile_error!(
    "the feature `outlook-mapi` of `olk-account` is for Windows: the binding has no types for other systems. Ask for it \
     in `[target.'cfg(windows)'.dependencies]`, and what uses it has `#[cfg(windows)]`"
);

/// The README's Rust code, so that it is compiled and run like any other example.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
