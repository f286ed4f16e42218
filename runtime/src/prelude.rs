//! Re-exports what most programs need: `use olk_account::prelude::*;`.
//!
//! Nothing of `testing`, `sys` or `audit` is here, and no name of the standard library's.
//!
//! # Examples
//!
//! ```
//! use olk_account::prelude::*;
//! use olk_account::sys;
//! use windows_core::{IUnknown, Result};
//!
//! #[olk_account_helper(owns_session, profile = "Outlook")]
//! struct LogonHelper;
//!
//! impl OpenSession for LogonHelper {
//!     type Session = IUnknown;
//!
//!     fn open_session(&self) -> Result<IUnknown> {
//!         // Call MAPILogonEx here. Until then:
//!         Err(sys::MAPI_E_LOGON_FAILED.into())
//!     }
//! }
//!
//! let helper: IOlkAccountHelper = LogonHelper.into();
//! assert_eq!(helper.profile_name()?, "Outlook");
//! # Ok::<(), windows_core::Error>(())
//! ```

#[doc(no_inline)]
pub use crate::{
    AccountError, AccountManager, Category, Filter, HelperObject, IOlkAccountHelper, InitFlags,
    LendSession, OpenSession, ProfileName, Released, Session, olk_account_helper, prop,
};
