//! Which profile is meant, and whether there is such a one.

#![cfg_attr(
    not(windows),
    allow(
        dead_code,
        reason = "there are no profiles elsewhere; its tests run everywhere"
    )
)]

use super::Failure;
use olk_account::ProfileName;

/// A profile that there is.
#[derive(Default)]
pub(crate) struct Profile {
    pub(crate) name: String,
    pub(crate) is_default: bool,
}

/// The name, if a profile can have it.
pub(crate) fn named(name: &str) -> Result<ProfileName, Failure> {
    ProfileName::new(name).map_err(|why| Failure::BadName(name.to_owned(), why))
}

/// The default one.
pub(crate) fn default_of(profiles: Vec<Profile>) -> Result<ProfileName, Failure> {
    match profiles.iter().find(|profile| profile.is_default) {
        Some(profile) => named(&profile.name),
        None => Err(no_profile(None, profiles)),
    }
}

/// A failure to log on, for whose reason MAPI has no code of its own: there is no profile of that name, whether in
/// capitals or not.
///
/// It isn't asked for beforehand: a name that isn't in the system's code page is listed with question marks in it.
pub(crate) fn explain(
    failure: Failure,
    profiles: impl FnOnce() -> Result<Vec<Profile>, Failure>,
) -> Failure {
    let Failure::Logon(wanted, code) = failure else {
        return failure;
    };
    match profiles() {
        Ok(profiles) if !profiles.iter().any(|profile| is(profile, &wanted)) => {
            no_profile(Some(wanted), profiles)
        }
        // Where they can't be listed, that is another matter.
        _ => Failure::Logon(wanted, code),
    }
}

fn is(profile: &Profile, name: &str) -> bool {
    profile.name.to_lowercase() == name.to_lowercase()
}

fn no_profile(wanted: Option<String>, profiles: Vec<Profile>) -> Failure {
    let known = profiles.into_iter().map(|profile| profile.name).collect();
    Failure::NoProfile { wanted, known }
}
