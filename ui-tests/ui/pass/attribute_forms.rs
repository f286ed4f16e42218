//! The attribute by its path and under another name; its arguments in any order, with a comma at the end, or none.

use olk_account::{
    IOlkAccountHelper, OpenSession, ProfileName, olk_account_helper as outlook_helper,
};
use windows_core::{IUnknown, Result};

#[::olk_account::olk_account_helper()]
struct NoArguments(#[profile] ProfileName, #[session] IUnknown);

#[outlook_helper[profile = "Outlook",]]
struct InBrackets(#[session] IUnknown);

#[outlook_helper(
    profile = "Outlook", // named first
    owns_session,
)]
struct OnLines;

impl OpenSession for OnLines {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(OnLines.into())
    }
}

fn main() {
    let session = IUnknown::from(OnLines);
    let profile = ProfileName::new("Outlook").unwrap();
    let helpers: [IOlkAccountHelper; 3] = [
        NoArguments(profile, session.clone()).into(),
        InBrackets(session).into(),
        OnLines.into(),
    ];
    assert!(helpers.iter().all(|helper| helper.mapi_session().is_ok()));
}
