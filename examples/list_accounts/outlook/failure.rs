//! What can go wrong with the real Outlook, and what a person can do about it.

#![allow(
    dead_code,
    reason = "on Windows one of them can't happen, elsewhere no other; the tests have them all"
)]

use core::fmt;
use olk_account::client::Cause;
use olk_account::{AccountError, ProfileNameError, sys};
use std::path::PathBuf;
use windows_core::HRESULT;

/// Why no account of Outlook's could be listed. It prints as what is wrong, and what to do.
#[derive(Debug)]
pub(crate) enum Failure {
    /// This isn't Windows.
    NotWindows,
    /// There is no MAPI library, of either width.
    NotInstalled,
    /// There is one for programs that are this many bits wide, as this one isn't.
    OtherWidth(u32),
    /// There is one for this program, and it can't be loaded.
    Unloadable(PathBuf),
    /// `CoInitializeEx` failed.
    Com(HRESULT),
    /// `MAPIInitialize` failed.
    Mapi(HRESULT),
    /// No profile can have this name.
    BadName(String, ProfileNameError),
    /// Which profiles there are can't be found out.
    Profiles(HRESULT),
    /// There is no profile of that name; or none is named, and none is the default one.
    NoProfile {
        /// The name.
        wanted: Option<String>,
        /// The profiles that there are.
        known: Vec<String>,
    },
    /// `MAPILogonEx` failed, for this profile.
    Logon(String, HRESULT),
    /// Something else failed, between the account manager and this program.
    Manager(AccountError),
}

/// How wide this program is.
const WIDTH: u32 = usize::BITS;

/// The compiler's tools for Windows that this program was built with.
const TOOLS: &str = if cfg!(target_env = "gnu") {
    "gnu"
} else {
    "msvc"
};

const REPAIR: &str = "Repair Office: in Settings, Apps, Microsoft 365 (or Office), Modify.";
const SAME_RIGHTS: &str = "If Outlook runs as administrator and this program doesn't, or the \
     other way round, they can't reach each other: close Outlook, and start both in the same way.";
const OPEN_PROFILE: &str = "Start Outlook with this profile, and answer what it asks.";

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWindows => f.write_str(
                "there is no Outlook here: it exists on Windows only. Without --outlook, a made-up \
                 profile is listed.",
            ),
            Self::NotInstalled => f.write_str(
                "Outlook isn't installed: there is no MAPI library, which comes with it.\n\
                 Install the classic Outlook for Windows; the new one has no MAPI. Without \
                 --outlook, a made-up profile is listed.",
            ),
            Self::OtherWidth(width) => {
                let machine = if *width == 64 { "x86_64" } else { "i686" };
                let target = format!("{machine}-pc-windows-{TOOLS}");
                write!(
                    f,
                    "Outlook is installed as a {width}-bit program, and this is a {WIDTH}-bit one, \
                     which can't load it.\n\
                     Build this one for {width} bits: rustup target add {target}, then \
                     cargo run --target {target} --example list_accounts -- --outlook"
                )
            }
            Self::Unloadable(library) => write!(
                f,
                "Outlook's MAPI library can't be loaded: {}\n{REPAIR}",
                library.display()
            ),
            Self::Com(code) => step(f, "COM can't be initialized (CoInitializeEx)", *code),
            Self::Mapi(code) => step(f, "MAPI can't be initialized (MAPIInitialize)", *code),
            Self::BadName(name, why) => write!(f, "no profile can be called `{name}`: {why}"),
            Self::Profiles(code) => {
                step(f, "the profiles can't be listed (MAPIAdminProfiles)", *code)
            }
            Self::NoProfile { wanted, known } => no_profile(f, wanted.as_deref(), known),
            Self::Logon(profile, code) => {
                let what = format!("can't log on to the profile `{profile}` (MAPILogonEx)");
                step(f, &what, *code)
            }
            Self::Manager(error) => manager(f, error),
        }
    }
}

fn no_profile(f: &mut fmt::Formatter<'_>, wanted: Option<&str>, known: &[String]) -> fmt::Result {
    match wanted {
        Some(wanted) => write!(f, "there is no profile `{wanted}`")?,
        None => f.write_str("there is no default profile")?,
    }
    if known.is_empty() {
        f.write_str(
            ", nor any other.\n\
             Start Outlook, and it makes one; or make one in the Control Panel, under Mail.",
        )
    } else {
        write!(
            f,
            ".\nName one of those that there are: --outlook=\"{}\"",
            known.join("\", --outlook=\"")
        )
    }
}

/// Writes which step failed, what its code means, and the advice for it.
fn step(f: &mut fmt::Formatter<'_>, what: &str, code: HRESULT) -> fmt::Result {
    write!(f, "{what}: {}.", Cause::Failed(code))?;
    advise(f, code)
}

/// Writes the error, which says what failed and why, and the advice for it.
fn manager(f: &mut fmt::Formatter<'_>, error: &AccountError) -> fmt::Result {
    write!(f, "{error}.")?;
    advise(f, error.code())
}

/// Writes the advice for a failure, if there is any.
fn advise(f: &mut fmt::Formatter<'_>, code: HRESULT) -> fmt::Result {
    let advice: &[&str] = match code {
        sys::REGDB_E_CLASSNOTREG => &[
            "MAPI is there, but its account manager isn't registered for this width.",
            REPAIR,
        ],
        sys::E_ACCESSDENIED | sys::CO_E_SERVER_EXEC_FAILURE => &[SAME_RIGHTS],
        sys::E_OLK_REGISTRY => &[OPEN_PROFILE, REPAIR],
        sys::MAPI_E_NOT_FOUND | sys::MAPI_E_UNCONFIGURED | sys::MAPI_E_FAILONEPROVIDER => {
            &[OPEN_PROFILE]
        }
        sys::MAPI_E_VERSION => &[REPAIR],
        sys::MAPI_E_LOGON_FAILED => &[
            OPEN_PROFILE,
            "This program can't ask for a password.",
            SAME_RIGHTS,
        ],
        sys::MAPI_E_SESSION_LIMIT => &["Close other programs that use Outlook's mail."],
        sys::MAPI_E_NETWORK_ERROR => &["See that Outlook is connected with this profile."],
        _ => return Ok(()),
    };
    write!(f, "\n{}", advice.join(" "))
}
