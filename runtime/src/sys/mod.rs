//! The Account Management API as published: interfaces and return values, under their published names.
//!
//! Where Microsoft's C++ header or the binding made from it disagrees with Microsoft's reference, the
//! reference stands.

mod helper;
mod hresult;

pub use helper::{IOlkAccountHelper, IOlkAccountHelper_Impl, IOlkAccountHelper_Vtbl};
pub use hresult::{
    E_FAIL, E_INVALIDARG, E_NOINTERFACE, E_NOTIMPL, E_OUTOFMEMORY, E_POINTER, E_UNEXPECTED,
    S_FALSE, S_OK,
};
