//! The Account Management API as published: interfaces, data types and constants, under their published names.
//!
//! Where Microsoft's C++ header or the binding made from it disagrees with Microsoft's reference, the
//! reference stands: see [below](#why-not-the-binding).
//!
//! This is what C++ has, and as safe as that. [`client`](crate::client) has the same in safe methods.
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
//! with `windows_core::implement` (`IOlkEnum_Impl`); and a vtable (`IOlkEnum_Vtbl`). Interface pointers among the
//! arguments are raw: [`Interface::as_raw`](windows_core::Interface::as_raw) goes in, and what comes out, with a
//! reference of the caller's own, goes to [`Interface::from_raw`](windows_core::Interface::from_raw).
//!
//! Error codes are [`HRESULT`](windows_core::HRESULT)s, flags and property tags are `u32`, identifiers are
//! [`GUID`](windows_core::GUID)s. All of it is there on every platform.
//!
//! # Why not the binding
//!
//! There is a Rust binding of these interfaces, in `outlook-mapi-sys` 0.7.5, generated from the header `actMgmt.h` in
//! Microsoft's MAPI header package. The header isn't what the reference describes, and what it has wrong is wrong in the
//! binding, too:
//!
//! | where | header or binding | reference, and here | what comes of it |
//! | --- | --- | --- | --- |
//! | [`IID_IOlkEnum`] | the value of `IOlkErrorUnknown`, `…C0` | `…C1` | asking an object for an enumeration gets another interface, or none |
//! | [`IOlkAccountNotify::Notify`] | not virtual in the header: the binding's vtable has no slot for it | slot 4 | a client can't be notified: Outlook's call reads past the end of its vtable |
//! | [`E_OLK_REGISTRY`] | `0x800C8002` in the binding, the value of [`E_OLK_ALREADY_INITIALIZED`] | `0x800C8001` | one error is taken for the other |
//! | [`IOlkAccountHelper::GetIdentity`] | the buffer is a `PCWSTR` in the binding, an input | it is written to | whoever implements it casts a constant pointer to a mutable one, or never gives the name |
//! | [`IOlkAccountManager::SetOrder`] | takes pointers in the header | `DWORD cAccts, DWORD rgAccts[]` | the number of accounts is read as an address |
//! | [`IOlkAccountManager::Unadvise`] | takes a pointer in the header | `DWORD dwCookie` | the cookie's address goes where the cookie should, and nothing is ended |
//! | [`ACCT_INIT_NO_STORES_CHECK`], [`ACCT_INIT_NO_NOTIFICATIONS`], [`E_ACCT_UI_BUSY`], [`SECURE_FLAG`], [`MAPIACCT_SEND_ONLY`], `ENCRYPT_CONN_…`, `SMTP_AUTH_…` | missing | there | programs define them again, each for itself |
//! | the binding's methods, as they are called by COM | write through a `ppmsess` that is NULL; a panic in the implementer's code ends the process | NULL is answered with a failure; a panic ends at the vtable | the process that ends is Outlook |
//!
//! Layouts and slots are asserted here while compiling, and the crate's tests declare the interfaces a second time, from
//! the reference alone. An object made with the one declaration is called through the other by way of COM's
//! `QueryInterface`: [`cast`](windows_core::Interface::cast) leads from a type of the binding's to one of these where
//! the identifiers agree, which they do for all but `IOlkEnum`. An `IOlkAccountNotify` that was implemented with the
//! binding must not be called, by whatever type: its vtable ends too soon.

#![allow(
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    reason = "these are the published names"
)]

mod account;
mod clsid;
mod constants;
mod enumerator;
mod error_unknown;
mod flags;
mod helper;
mod hresult;
mod interface;
mod manager;
mod notify;
mod property;
#[cfg(test)]
mod published_tests;
mod variant;

pub use account::{IOlkAccount, IOlkAccount_Impl, IOlkAccount_Vtbl};
pub use clsid::*;
pub use enumerator::{IOlkEnum, IOlkEnum_Impl, IOlkEnum_Vtbl};
pub use error_unknown::{IOlkErrorUnknown, IOlkErrorUnknown_Impl, IOlkErrorUnknown_Vtbl};
pub use flags::*;
pub use helper::{IOlkAccountHelper, IOlkAccountHelper_Impl, IOlkAccountHelper_Vtbl};
pub use hresult::*;
pub(crate) use interface::{Lineage, Locate, bits};
pub use manager::{IOlkAccountManager, IOlkAccountManager_Impl, IOlkAccountManager_Vtbl};
pub use notify::{IOlkAccountNotify, IOlkAccountNotify_Impl, IOlkAccountNotify_Vtbl};
pub use property::*;
pub use variant::{ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0};
