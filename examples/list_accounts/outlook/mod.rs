//! The accounts of the real Outlook.
//!
//! | step | file |
//! | --- | --- |
//! | MAPI's library is found and loaded, which Outlook brings | `library.rs` |
//! | COM and MAPI are initialized on this thread | `apartment.rs`, and the binding's `Initialize` |
//! | the profile is looked for among those that there are | `profiles.rs`, `choice.rs` |
//! | a helper logs on to it, when the account manager asks for a session | `logon.rs` |
//!
//! Each step can fail in its own way: `failure.rs` says what a person can do about it.

#[cfg(windows)]
mod apartment;
pub(crate) mod choice;
mod failure;
#[cfg(windows)]
mod library;
#[cfg(windows)]
mod logon;
#[cfg(windows)]
mod profiles;

use crate::accounts::Listing;
pub(crate) use failure::Failure;

/// Lists the accounts of a profile, of the default one if none is named.
#[cfg(windows)]
pub(crate) fn list(profile: Option<&str>) -> Result<Listing, Failure> {
    use crate::accounts;
    use apartment::Apartment;
    use logon::LogonHelper;
    use olk_account::{AccountManager, InitFlags};
    use outlook_mapi::{Initialize, InitializeFlags};

    let wanted = profile.map(choice::named).transpose()?;
    library::load()?;
    // What is declared first goes last: the manager, whose helper logs off, then MAPI, then COM.
    let _com = Apartment::enter().map_err(Failure::Com)?;
    let flags = InitializeFlags {
        no_coinit: true,
        ..InitializeFlags::default()
    };
    let _mapi = Initialize::new(flags).map_err(|error| Failure::Mapi(error.code()))?;
    let profiles = || profiles::all().map_err(|error| Failure::Profiles(error.code()));
    let profile = match wanted {
        Some(profile) => profile,
        None => choice::default_of(profiles()?)?,
    };
    let (helper, refusal) = LogonHelper::new(profile);
    let manager = AccountManager::create(helper, InitFlags::default()).map_err(|error| {
        let failure = refusal.take().unwrap_or(Failure::Manager(error));
        choice::explain(failure, profiles)
    })?;
    accounts::read(&manager).map_err(Failure::Manager)
}

/// There is none.
#[cfg(not(windows))]
pub(crate) fn list(_: Option<&str>) -> Result<Listing, Failure> {
    Err(Failure::NotWindows)
}
