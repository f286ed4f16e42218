//! What is said of the real Outlook's failures, on whatever machine.

use super::outlook::Failure;
use super::outlook::choice::{Profile, default_of, explain, named};
use olk_account::sys::E_OLK_REGISTRY;
use olk_account::testing::{FakeAccountManager, Method};
use olk_account::{AccountManager, InitFlags};
use windows_core::HRESULT;

/// The failure that is published as this number.
fn code(bits: u32) -> HRESULT {
    HRESULT(i32::from_ne_bytes(bits.to_ne_bytes()))
}

fn profiles() -> Vec<Profile> {
    [("Outlook", false), ("Büro", true)]
        .map(|(name, is_default)| Profile {
            name: name.to_owned(),
            is_default,
        })
        .into()
}

/// The failure, in lines: what is wrong, and what to do.
#[track_caller]
fn says(failure: &Failure, wrong: &str, to_do: &str) {
    let said = failure.to_string();
    let (what, advice) = said.split_once('\n').unwrap_or((&said, ""));
    assert!(what.contains(wrong), "{said}");
    assert!(advice.contains(to_do), "{said}");
}

#[test]
fn another_width_is_told_with_the_target_to_build_for() {
    let (other, target) = if usize::BITS == 64 {
        (32, "--target i686-pc-windows-")
    } else {
        (64, "--target x86_64-pc-windows-")
    };
    let failure = Failure::OtherWidth(other);
    let this = format!("this is a {}-bit one", usize::BITS);
    says(&failure, &this, target);
    says(
        &failure,
        &format!("a {other}-bit program"),
        "rustup target add",
    );
}

#[test]
fn a_library_that_cant_be_loaded_is_named() {
    let failure = Failure::Unloadable("C:\\Office\\OLMAPI32.DLL".into());
    says(&failure, "C:\\Office\\OLMAPI32.DLL", "Repair Office");
}

#[test]
fn a_code_that_is_known_comes_with_its_name_and_advice() {
    let logon = |bits| Failure::Logon("Work".to_owned(), code(bits));
    let cases = [
        (0x8004_0111, "MAPI_E_LOGON_FAILED, 0x80040111", "password"),
        (0x8004_010F, "MAPI_E_NOT_FOUND", "Start Outlook"),
        (0x8004_0115, "MAPI_E_NETWORK_ERROR", "is connected"),
        (0x8004_0115, "the server can't be reached", "is connected"),
        (0x8004_011C, "MAPI_E_UNCONFIGURED", "Start Outlook"),
        (
            0x8004_011C,
            "the profile is not fully configured",
            "Start Outlook",
        ),
        (0x8007_0005, "E_ACCESSDENIED", "as administrator"),
        (0x8008_0005, "CO_E_SERVER_EXEC_FAILURE", "as administrator"),
    ];
    for (bits, name, advice) in cases {
        says(&logon(bits), name, advice);
        says(&logon(bits), "the profile `Work` (MAPILogonEx)", advice);
    }
}

#[test]
fn a_code_that_is_not_known_is_told_all_the_same() {
    let unknown = code(0x8004_0ABC);
    says(
        &Failure::Com(unknown),
        "(CoInitializeEx): the call failed (0x80040ABC)",
        "",
    );
    says(
        &Failure::Mapi(unknown),
        "(MAPIInitialize): the call failed (0x80040ABC)",
        "",
    );
    says(
        &Failure::Profiles(unknown),
        "(MAPIAdminProfiles): the call failed (0x80040ABC)",
        "",
    );
}

/// What a manager's `Init` fails with comes through.
#[test]
fn an_error_of_the_manager_comes_with_advice_if_there_is_any() {
    let fake = FakeAccountManager::new([]);
    fake.fail(Method::ManagerInit, E_OLK_REGISTRY);
    let manager = AccountManager::with(fake.create(), super::Helper, InitFlags::default());
    let failure = Failure::Manager(manager.expect_err("Init failed"));
    says(&failure, "IOlkAccountManager::Init", "Repair Office");
    says(&failure, "E_OLK_REGISTRY, 0x800C8001", "Repair Office");

    fake.fail(Method::ManagerInit, code(0x8004_0154));
    let manager = AccountManager::with(fake.create(), super::Helper, InitFlags::default());
    let failure = Failure::Manager(manager.expect_err("Init failed"));
    says(&failure, "REGDB_E_CLASSNOTREG", "isn't registered");
}

#[test]
fn the_default_profile_is_the_one_that_says_so() {
    let found = default_of(profiles()).expect("there is one");
    assert_eq!(found.to_string(), "Büro");
}

#[test]
fn without_a_default_profile_the_others_are_offered() {
    let mut profiles = profiles();
    profiles[1].is_default = false;
    let failure = default_of(profiles).expect_err("there is none");
    says(
        &failure,
        "there is no default profile",
        "--outlook=\"Outlook\", --outlook=\"Büro\"",
    );
    let failure = default_of(Vec::new()).expect_err("there is none");
    says(&failure, "nor any other", "Start Outlook");
}

#[test]
fn a_profile_that_there_is_not_is_the_reason_for_failing_to_log_on() {
    let refused = |name: &str| Failure::Logon(name.to_owned(), code(0x8004_0111));
    says(
        &explain(refused("Hom"), || Ok(profiles())),
        "there is no profile `Hom`",
        "--outlook=\"Outlook\"",
    );
    for name in ["Outlook", "OUTLOOK", "bÜro"] {
        let failure = explain(refused(name), || Ok(profiles()));
        says(&failure, "MAPI_E_LOGON_FAILED", "Start Outlook");
    }
    let failure = explain(refused("Hom"), || Err(Failure::Profiles(code(0x8004_0110))));
    says(&failure, "MAPI_E_LOGON_FAILED", "Start Outlook");
    let other = explain(Failure::NotInstalled, || panic!("it isn't about a profile"));
    says(&other, "Outlook isn't installed", "classic Outlook");
}

#[test]
fn a_name_that_no_profile_can_have_is_refused() {
    let failure = named("").expect_err("it is empty");
    says(&failure, "no profile can be called ``", "");
    let failure = named("a\0b").expect_err("it has a NUL");
    says(&failure, "no profile can be called", "");
}
