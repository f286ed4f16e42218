//! Raw identifiers, for the struct, its fields and parameters, and for the attribute's own words.
#![allow(non_camel_case_types)]

use olk_account::{IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Interface, Result};

#[olk_account_helper(r#owns_session)]
struct r#impl {
    #[profile]
    r#type: ProfileName,
    r#fn: u32,
}

impl OpenSession for r#impl {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(r#impl {
            r#type: self.r#type.clone(),
            r#fn: 1,
        }
        .into())
    }
}

#[olk_account_helper(r#profile = r#"Out"look"#)]
struct Lender<r#dyn: Interface> {
    #[session]
    r#async: r#dyn,
}

fn main() {
    let r#type = ProfileName::new("Outlook").unwrap();
    let r#async: IUnknown = r#impl { r#type, r#fn: 2 }.into();
    let helper: IOlkAccountHelper = Lender { r#async }.into();
    assert_eq!(helper.profile_name().unwrap(), "Out\"look");
    assert!(helper.mapi_session().is_ok());
}
