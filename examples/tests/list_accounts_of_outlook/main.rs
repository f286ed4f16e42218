//! The other half of the example `list_accounts`: how it logs on as an owner does, and lists the accounts of Outlook.
//!
//! There is no Outlook. Its MAPI is `list_accounts/fake_mapi/`, loaded under the name of the real library before anybody
//! looks for that; its account manager is a fake, which COM makes out of a class that this process registers. The rest is
//! real: COM, the binding, the helper, the client. It takes 64-bit Windows, or Wine: `list_accounts/fake_mapi/lib.rs` says
//! why.

#![cfg(all(windows, target_pointer_width = "64"))]

#[path = "../../list_accounts/accounts.rs"]
mod accounts;
#[path = "../../../runtime/tests/windows/support/class.rs"]
mod class;
#[path = "../../list_accounts/json.rs"]
#[allow(dead_code, reason = "this is about reading, not about printing")]
mod json;
#[path = "../../list_accounts/outlook/mod.rs"]
mod outlook;
#[path = "../../list_accounts/stores.rs"]
#[allow(dead_code, reason = "this is about reading, not about printing")]
mod stores;

mod mapi;

use accounts::Listing;
use class::Registration;
use mapi::Mapi;
use olk_account::sys::E_OLK_REGISTRY;
use olk_account::testing::{FakeAccount, FakeAccountManager, HelperCall, Method};
use outlook::Failure;
use outlook_mapi::installation::InstallationState::NotInstalled;
use outlook_mapi::installation::check_outlook_mapi_installation;
use std::io::{self, Write as _};
use windows::Win32::System::Com::{COINIT_APARTMENTTHREADED, CoInitializeEx};

/// What is said of the flags with which MAPI is initialized and logged on to: `MAPI_NO_COINIT`, since COM is there already;
/// `MAPI_UNICODE`, `MAPI_NO_MAIL`, `MAPI_EXTENDED`, `MAPI_EXPLICIT_PROFILE` and `MAPI_NEW_SESSION`.
const INITIALIZE: &str = "MAPIInitialize 0x8";
const LOG_ON: &str = "MAPILogonEx Outlook 0x80008032";
const UNINITIALIZE: &str = "MAPIUninitialize: 1 opened, 1 logged off, 1 closed, 0 allocated";
const NOTHING_OPENED: &str = "MAPIUninitialize: 0 opened, 0 logged off, 0 closed, 0 allocated";
const TABLE: [&str; 2] = ["MAPIAdminProfiles", "GetProfileTable 0x0"];

/// Lists the accounts of a profile, where this is what Outlook has.
fn list(fake: &FakeAccountManager, profile: Option<&str>) -> Result<Listing, Failure> {
    // SAFETY: nothing is passed. The thread ends with the test, and the apartment with the thread.
    let entered = unsafe { CoInitializeEx(None, COINIT_APARTMENTTHREADED) };
    assert!(entered.is_ok(), "{entered:?}");
    let of_class = fake.clone();
    let _class = Registration::of(move || of_class.create());
    let listing = outlook::list(profile);
    fake.assert_no_leaks();
    listing
}

fn profile() -> FakeAccountManager {
    FakeAccountManager::new([
        FakeAccount::exchange(1).name("Work"),
        FakeAccount::imap4(2).name("Home"),
    ])
}

#[track_caller]
fn lists_both(listing: Result<Listing, Failure>) {
    let listing = listing.unwrap_or_else(|failure| panic!("{failure}"));
    let names = listing
        .accounts
        .iter()
        .map(|account| account.name.as_deref());
    assert_eq!(names.collect::<Vec<_>>(), [Some("Work"), Some("Home")]);
    assert_eq!(listing.problems, [""; 0]);
}

#[track_caller]
fn fails(listing: Result<Listing, Failure>, with: &[&str]) {
    let failure = listing.err().expect("a failure").to_string();
    for words in with {
        assert!(failure.contains(words), "{failure}");
    }
}

#[test]
fn the_default_profile_is_logged_on_to_and_off_from() {
    let mapi = Mapi::load();
    let fake = profile();
    lists_both(list(&fake, None));
    let expected = [INITIALIZE, TABLE[0], TABLE[1], LOG_ON, UNINITIALIZE];
    assert_eq!(mapi.calls(), expected);
    assert_eq!(fake.profile().as_deref(), Some("Outlook"));
    let last = fake.helper_calls().pop();
    assert!(
        matches!(last, Some(HelperCall::HandsOffSession { answer }) if answer.0 == 0),
        "{last:?}"
    );
}

#[test]
fn a_profile_that_is_named_is_not_looked_for() {
    let mapi = Mapi::load();
    lists_both(list(&profile(), Some("Outlook")));
    assert_eq!(mapi.calls(), [INITIALIZE, LOG_ON, UNINITIALIZE]);
}

#[test]
fn a_profile_that_there_is_not_is_told_with_those_that_there_are() {
    let mapi = Mapi::load();
    let listing = list(&profile(), Some("Wrok"));
    let words = [
        "there is no profile `Wrok`",
        "--outlook=\"Broken\"",
        "--outlook=\"Outlook\"",
    ];
    fails(listing, &words);
    let log_on = LOG_ON.replace("Outlook", "Wrok");
    let expected = [INITIALIZE, &log_on, TABLE[0], TABLE[1], NOTHING_OPENED];
    assert_eq!(mapi.calls(), expected);
}

#[test]
fn a_profile_that_cant_be_logged_on_to_is_told_with_the_reason() {
    let mapi = Mapi::load();
    let listing = list(&profile(), Some("Broken"));
    let words = ["`Broken` (MAPILogonEx)", "MAPI_E_FAILONEPROVIDER"];
    fails(listing, &words);
    assert_eq!(
        mapi.calls().last().map(String::as_str),
        Some(NOTHING_OPENED)
    );
}

#[test]
fn a_manager_that_fails_after_the_logon_is_logged_off_from() {
    let mapi = Mapi::load();
    let fake = profile();
    fake.fail(Method::ManagerEnumerateAccounts, E_OLK_REGISTRY);
    let words = ["IOlkAccountManager::EnumerateAccounts", "Repair Office"];
    fails(list(&fake, Some("Outlook")), &words);
    assert_eq!(mapi.calls(), [INITIALIZE, LOG_ON, UNINITIALIZE]);
}

#[test]
fn a_manager_that_isnt_registered_is_told_although_mapi_is_there() {
    if !matches!(check_outlook_mapi_installation(), NotInstalled) {
        // Not with `eprintln!`, which the test harness keeps to itself when tests pass.
        let _ = writeln!(io::stderr(), "\nSKIPPED no manager: Outlook has its own");
        return;
    }
    let mapi = Mapi::load();
    let listing = outlook::list(Some("Outlook"));
    let words = ["REGDB_E_CLASSNOTREG", "MAPI is there", "Repair Office"];
    fails(listing, &words);
    assert_eq!(mapi.calls(), [INITIALIZE, NOTHING_OPENED]);
}
