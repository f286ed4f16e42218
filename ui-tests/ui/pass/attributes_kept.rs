//! Documentation and all other attributes stay on the struct and its fields, whether they stand before the attribute
//! or after it.
#![deny(deprecated, missing_docs, unused_must_use)]

use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Result};

/// Documentation before the attribute.
#[derive(Clone)]
#[olk_account_helper(owns_session)]
/// Documentation after it.
#[derive(Debug, PartialEq)]
#[repr(C, align(64))]
#[must_use]
#[allow(dead_code)]
pub struct LogonHelper {
    /// The documentation of a marked field.
    #[profile]
    #[allow(unused)]
    pub profile: ProfileName,
    #[doc(alias = "MAPI")]
    #[doc = "The flags of MAPILogonEx."]
    pub flags: u32,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.clone().into())
    }
}

/// A helper that is out of use.
#[olk_account_helper(owns_session)]
#[deprecated(note = "use `LogonHelper`")]
pub struct OldHelper(
    /// The profile.
    #[profile]
    pub ProfileName,
);

#[allow(deprecated)]
impl OpenSession for OldHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(LogonHelper {
            profile: self.0.clone(),
            flags: 0,
        }
        .into())
    }
}

fn main() {
    let helper = LogonHelper {
        profile: ProfileName::new("Outlook").unwrap(),
        flags: 7,
    };
    assert_eq!(helper, helper.clone());
    assert_eq!(align_of_val(&helper), 64);
    assert!(format!("{helper:?}").contains("flags: 7"));
    let helper: IOlkAccountHelper = helper.into();
    assert!(helper.mapi_session().is_ok());
}
