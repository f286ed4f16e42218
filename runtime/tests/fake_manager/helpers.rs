//! Init: its calls of the helper, and the answers that it takes.

use crate::outlook::{MAIL, Manager, NOT_INITIALIZED};
use crate::support::{Caller, Foreign, Hresult, Open, Probe, copy, owner};
use core::ptr;
use olk_account::sys::{E_OUTOFMEMORY, S_FALSE, S_OK};
use olk_account::testing::{FakeAccount, FakeAccountManager, HelperCall};
use windows_core::{HRESULT, Interface};

fn fake() -> FakeAccountManager {
    FakeAccountManager::new([FakeAccount::pop3(1)])
}

fn identity(buffer: u32, length: u32, answer: HRESULT) -> HelperCall {
    HelperCall::GetIdentity {
        buffer,
        length,
        answer,
    }
}

fn session(session: bool, answer: HRESULT) -> HelperCall {
    HelperCall::GetMapiSession { session, answer }
}

/// Returns what Init answers to this helper, and the calls that it made. After a failure, the manager must not be
/// ready, and the helper not held.
#[track_caller]
fn refused(helper: &Caller) -> (Hresult, Vec<HelperCall>) {
    let fake = fake();
    let manager = Manager::of(&fake);
    let answer = manager.init(helper, 0);
    assert!(answer.0 < 0, "{answer:?}");
    assert_eq!(manager.order(MAIL), Err(NOT_INITIALIZED));
    assert_eq!(helper.count(), 1);
    (answer, fake.helper_calls())
}

/// Returns the name that the fake reads from a helper that answers `GetIdentity` like this, and the calls for it.
#[track_caller]
fn name(
    get_identity: impl FnMut(&mut [u16], &mut u32) -> Hresult + 'static,
) -> (String, Vec<HelperCall>) {
    let fake = fake();
    // The helper has no session, but Init asks for the name first.
    let helper = Foreign::with_identity(get_identity);
    assert_eq!(Manager::of(&fake).init(&helper, 0), Hresult::E_FAIL);
    let mut calls = fake.helper_calls();
    assert!(matches!(
        calls.pop(),
        Some(HelperCall::GetMapiSession { .. })
    ));
    (fake.profile().expect("a name"), calls)
}

/// Answers `GetIdentity` as helpers do that count without the NUL, and copy as many units as there is room for.
fn bounded_copy(name: &str, buffer: &mut [u16], size: &mut u32) -> Hresult {
    let units: Vec<u16> = name.encode_utf16().collect();
    let room = *size as usize;
    *size = u32::try_from(units.len()).unwrap();
    if buffer.is_empty() || room < units.len() {
        return Hresult::E_OUTOFMEMORY;
    }
    let copied = units.len().min(room - 1);
    buffer[..copied].copy_from_slice(&units[..copied]);
    buffer[copied] = 0;
    Hresult::S_OK
}

#[test]
fn init_asks_for_the_identity_and_then_for_a_session() {
    let fake = fake();
    let (helper, script) = owner();
    let manager = Manager::of(&fake);
    assert_eq!(manager.init(&helper, 0), Hresult::S_OK);
    let asked = [identity(256, 8, S_OK), session(true, S_OK)];
    assert_eq!(fake.helper_calls(), asked);
    assert_eq!(fake.profile().as_deref(), Some("Outlook"));
    assert_eq!(helper.count(), 2, "the manager's and ours");
    let probe = script.only_session();
    assert_eq!(
        probe.references(),
        1,
        "the helper's: the manager keeps none"
    );
}

#[test]
fn get_identity_is_given_a_buffer_without_a_nul() {
    let (read, calls) = name(|buffer, size| {
        if (buffer.len(), *size) != (256, 256) || buffer.contains(&0) {
            return Hresult::E_INVALIDARG;
        }
        copy("Outlook", buffer, size)
    });
    assert_eq!((read.as_str(), calls.len()), ("Outlook", 1));
}

#[test]
fn a_name_is_read_however_it_is_counted() {
    let (read, calls) = name(|buffer, size| bounded_copy("Outlook", buffer, size));
    assert_eq!(read, "Outlook");
    assert_eq!(calls, [identity(256, 7, S_OK)]);
    // What comes after the NUL is not part of the name.
    let (read, _) = name(|buffer, size| {
        let answer = copy("Outlook\0and more", buffer, size);
        *size = 0;
        answer
    });
    assert_eq!(read, "Outlook");
}

#[test]
fn a_name_longer_than_the_buffer_is_asked_for_again() {
    let long = "x".repeat(300);
    let counted = long.clone();
    let (read, calls) = name(move |buffer, size| copy(&counted, buffer, size));
    assert_eq!(read, long);
    let expected = [identity(256, 301, E_OUTOFMEMORY), identity(302, 301, S_OK)];
    assert_eq!(calls, expected);
    // The one unit more is for the NUL, which this helper doesn't count.
    for length in [256, 300] {
        let long = "x".repeat(length);
        let uncounted = long.clone();
        let (read, calls) = name(move |buffer, size| {
            if *size as usize <= uncounted.len() {
                *size = u32::try_from(uncounted.len()).unwrap();
                return Hresult::E_OUTOFMEMORY;
            }
            bounded_copy(&uncounted, buffer, size)
        });
        assert_eq!((read, calls.len()), (long, 2));
    }
}

#[test]
fn a_buffer_is_never_larger_than_the_limit() {
    let limited = |named| {
        Foreign::with_identity(move |_, size| {
            *size = named;
            Hresult::E_OUTOFMEMORY
        })
    };
    let (answer, calls) = refused(&limited(0xFFFF));
    assert_eq!((answer, calls.len()), (Hresult::E_OUTOFMEMORY, 2));
    assert_eq!(calls[1], identity(0x1_0000, 0xFFFF, E_OUTOFMEMORY));
    for too_large in [0x1_0000, 0x1_0001, u32::MAX] {
        let (answer, calls) = refused(&limited(too_large));
        assert_eq!((answer, calls.len()), (Hresult::E_UNEXPECTED, 1));
    }
    // A helper that has room enough and fails like this has no memory left.
    for small in [0, 8, 255] {
        let (answer, calls) = refused(&limited(small));
        assert_eq!((answer, calls.len()), (Hresult::E_OUTOFMEMORY, 1));
    }
}

#[test]
fn a_helper_that_always_wants_more_is_given_up() {
    let greedy = Foreign::with_identity(|_, size| {
        *size += 1;
        Hresult::E_OUTOFMEMORY
    });
    let (answer, calls) = refused(&greedy);
    assert_eq!((answer, calls.len()), (Hresult::E_OUTOFMEMORY, 4));
}

#[test]
fn success_without_a_name_makes_init_fail() {
    let nothing_written = Foreign::with_identity(|_, size| {
        *size = 8;
        Hresult::S_OK
    });
    assert_eq!(refused(&nothing_written).0, Hresult::E_UNEXPECTED);
    let without_a_nul = Foreign::with_identity(|buffer, size| {
        buffer.fill(0x41);
        *size = 4;
        Hresult::S_OK
    });
    assert_eq!(refused(&without_a_nul).0, Hresult::E_UNEXPECTED);
    let empty = Foreign::with_identity(|buffer, size| copy("", buffer, size));
    assert_eq!(refused(&empty).0, Hresult::E_UNEXPECTED);
}

#[test]
fn any_success_but_s_ok_makes_init_fail() {
    for undecided in [Hresult::S_FALSE, Hresult::bits(0x0004_0000)] {
        let identity = Foreign::with_identity(move |buffer, size| {
            copy("Outlook", buffer, size);
            undecided
        });
        let (answer, calls) = refused(&identity);
        assert_eq!((answer, calls.len()), (Hresult::E_UNEXPECTED, 1));
        let without_a_session = Foreign::with_session(move || (undecided, ptr::null_mut()));
        assert_eq!(refused(&without_a_session).0, Hresult::E_UNEXPECTED);
    }
    let without_a_session = Foreign::with_session(|| (Hresult::S_OK, ptr::null_mut()));
    assert_eq!(refused(&without_a_session).0, Hresult::E_UNEXPECTED);
}

#[test]
fn a_session_with_another_success_than_s_ok_is_released() {
    let (handed_out, probe) = Probe::session();
    let raw = handed_out.into_raw();
    let helper = Foreign::with_session(move || (Hresult::S_FALSE, raw));
    let (answer, calls) = refused(&helper);
    assert_eq!(answer, Hresult::E_UNEXPECTED);
    assert_eq!(calls.last(), Some(&session(true, S_FALSE)));
    probe.assert_gone();
}

#[test]
fn a_pointer_that_comes_with_a_failure_is_left_alone() {
    let (kept, probe) = Probe::session();
    let raw = kept.as_raw();
    let helper = Foreign::with_session(move || (Hresult::E_FAIL, raw));
    let (answer, calls) = refused(&helper);
    assert_eq!(answer, Hresult::E_FAIL);
    assert_eq!(calls.len(), 2);
    assert_eq!((probe.references(), probe.releases()), (1, 0));
}

#[test]
fn a_helper_that_fails_makes_init_fail() {
    let (helper, script) = owner();
    script.open(Open::Error(Hresult::MAPI_E_LOGON_FAILED));
    assert_eq!(refused(&helper).0, Hresult::MAPI_E_LOGON_FAILED);
    let failing = Foreign::with_identity(|_, _| Hresult::E_FAIL);
    assert_eq!(refused(&failing).0, Hresult::E_FAIL);
}
