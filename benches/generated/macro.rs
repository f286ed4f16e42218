//! Helpers made with the macro.

use core::ffi::c_void;
use core::mem::transmute;
use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{Error, HRESULT, IUnknown, Interface as _, Result};
