//! The Account Management API as published: interfaces, data types and constants, under their published names.
//!
//! Where Microsoft's C++ header or the binding made from it disagrees with Microsoft's reference, the
//! reference stands.
//!
//! | interface | who implements it |
//! | --- | --- |
//! | [`IOlkAccountHelper`] | the client |
//! | [`IOlkAccountNotify`] | the client |
//! | [`IOlkAccountManager`] | Outlook, as [`CLSID_OlkAccountManager`] |
//! | [`IOlkAccount`] | Outlook |
//! | [`IOlkEnum`] | Outlook |
//! | [`IOlkErrorUnknown`] | the base of manager, account and notification |
//!
//! Each is a type to call through, with methods that are `unsafe` and take pointers as C++ does; a trait to implement
//! with [`windows_core::implement`] (`IOlkEnum_Impl`); and a vtable (`IOlkEnum_Vtbl`). Interface pointers among the
//! arguments are raw: [`Interface::as_raw`](windows_core::Interface::as_raw) goes in, and what comes out, with a
//! reference of the caller's own, goes to [`Interface::from_raw`](windows_core::Interface::from_raw).
//!
//! Error codes are [`HRESULT`](windows_core::HRESULT)s, flags and property tags are `u32`, identifiers are
//! [`GUID`](windows_core::GUID)s. All of it is there on every platform.

#![allow(
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    reason = "these are the published names"
)]

mod account;
mod clsid;
mod enumerator;
mod error_unknown;
mod flags;
mod helper;
mod hresult;
mod interface;
mod manager;
mod notify;
mod property;
mod variant;

pub use account::{IOlkAccount, IOlkAccount_Impl, IOlkAccount_Vtbl};
pub use clsid::*;
pub use enumerator::{IOlkEnum, IOlkEnum_Impl, IOlkEnum_Vtbl};
pub use error_unknown::{IOlkErrorUnknown, IOlkErrorUnknown_Impl, IOlkErrorUnknown_Vtbl};
pub use flags::*;
pub use helper::{IOlkAccountHelper, IOlkAccountHelper_Impl, IOlkAccountHelper_Vtbl};
pub use hresult::*;
pub use manager::{IOlkAccountManager, IOlkAccountManager_Impl, IOlkAccountManager_Vtbl};
pub use notify::{IOlkAccountNotify, IOlkAccountNotify_Impl, IOlkAccountNotify_Vtbl};
pub use property::*;
pub use variant::{ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0};
