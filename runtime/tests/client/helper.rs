//! The safe methods of `IOlkAccountHelper`, with helpers that answer as documented and with such as don't.

use crate::support::{
    Caller, Foreign, Hresult, Open, Owner, PROFILE, Probe, Script, borrower, copy,
    for_every_helper, lender, owner,
};
use core::cell::Cell;
use core::ptr;
use olk_account::{HandsOff, ProfileName};
use std::rc::Rc;
use windows_core::{Error, IUnknown, Interface};

/// The code of an error, or what there was instead.
fn code<T>(outcome: Result<T, Error>) -> Result<T, Hresult> {
    outcome.map_err(|error| Hresult(error.code().0))
}

/// What `profile_name` makes of a helper that answers `GetIdentity` like this, and how often it was asked.
fn profile_name(
    mut identity: impl FnMut(&mut [u16], &mut u32) -> Hresult + 'static,
) -> (Result<String, Hresult>, usize) {
    let calls = Rc::new(Cell::new(0));
    let inside = Rc::clone(&calls);
    let helper = Foreign::with_identity(move |buffer, size| {
        inside.set(inside.get() + 1);
        identity(buffer, size)
    });
    let name = code(helper.interface().profile_name());
    assert_eq!(helper.release(), 0);
    (name, calls.get())
}

#[test]
fn the_profile_name_comes_out_as_it_went_in() {
    for_every_helper(|helper, _| {
        assert_eq!(helper.interface().profile_name().unwrap(), PROFILE);
    });
    for name in ["x", "Büro 😀", &"x".repeat(64), &"😀".repeat(32)] {
        let mut owner = Owner::new(&Script::new());
        owner.profile = ProfileName::new(name).unwrap();
        let helper = Caller::of(owner).interface();
        assert_eq!(helper.profile_name().unwrap(), name);
    }
}

/// A name that has no room in the first buffer.
fn long(units: usize) -> String {
    "x".repeat(256 + units)
}

#[test]
fn the_profile_name_takes_one_call() {
    let (name, calls) = profile_name(|buffer, size| copy("Outlook", buffer, size));
    assert_eq!((name.as_deref(), calls), (Ok("Outlook"), 1));
}

#[test]
fn a_name_beyond_the_first_buffer_takes_two_calls() {
    for units in [0, 1, 1000] {
        let (name, calls) = profile_name(move |buffer, size| copy(&long(units), buffer, size));
        assert_eq!((name, calls), (Ok(long(units)), 2));
    }
}

#[test]
fn a_name_that_grows_between_two_calls_is_asked_for_again() {
    let mut names = [10, 20, 30, 30].into_iter().map(long);
    let (name, _) = profile_name(move |buffer, size| copy(&names.next().unwrap(), buffer, size));
    assert_eq!(name, Ok(long(30)));
}

#[test]
fn a_name_that_shrinks_between_two_calls_ends_at_its_nul() {
    let mut names = [long(1), "short".to_owned()].into_iter();
    let (name, _) = profile_name(move |buffer, size| copy(&names.next().unwrap(), buffer, size));
    assert_eq!(name.as_deref(), Ok("short"));
}

#[test]
fn a_name_that_never_stops_growing_is_given_up() {
    let mut length = 0;
    let (name, calls) = profile_name(move |buffer, size| {
        length += 2;
        copy(&long(length), buffer, size)
    });
    assert_eq!(name, Err(Hresult::E_OUTOFMEMORY));
    assert!((2..=10).contains(&calls), "{calls} calls");
}

#[test]
fn a_helper_may_count_without_the_nul() {
    for name in ["Outlook".to_owned(), long(0), long(1000)] {
        let expected = name.clone();
        let (found, _) = profile_name(move |buffer, size| {
            // It copies what has room, and puts a NUL behind it.
            let room = buffer.len().saturating_sub(1);
            let units: Vec<u16> = name.encode_utf16().collect();
            *size = u32::try_from(units.len()).unwrap();
            if room < units.len() {
                return Hresult::E_OUTOFMEMORY;
            }
            buffer[..units.len()].copy_from_slice(&units);
            buffer[units.len()] = 0;
            Hresult::S_OK
        });
        assert_eq!(found, Ok(expected));
    }
}

#[test]
fn success_without_a_nul_or_with_an_empty_name_is_no_success() {
    let (name, _) = profile_name(|buffer, _| {
        buffer.fill(u16::from(b'x'));
        Hresult::S_OK
    });
    assert_eq!(name, Err(Hresult::E_UNEXPECTED));
    let (name, _) = profile_name(|buffer, size| {
        *size = 8;
        buffer[0] = 0;
        Hresult::S_OK
    });
    assert_eq!(name, Err(Hresult::E_UNEXPECTED));
}

#[test]
fn a_name_that_is_not_utf_16_is_an_error() {
    for units in [
        [0xD800, 0x0041, 0],
        [0x0041, 0xDC00, 0],
        [0xDC00, 0xD800, 0],
    ] {
        let (name, _) = profile_name(move |buffer, size| {
            *size = 3;
            buffer[..3].copy_from_slice(&units);
            Hresult::S_OK
        });
        assert_eq!(name, Err(Hresult::NO_UNICODE_TRANSLATION));
    }
}

#[test]
fn success_that_leaves_the_buffer_alone_is_no_success() {
    for success in [Hresult::S_OK, Hresult::S_FALSE] {
        let (name, _) = profile_name(move |_, size| {
            *size = 8;
            success
        });
        assert_eq!(name, Err(Hresult::E_UNEXPECTED));
    }
}

#[test]
fn an_undocumented_success_is_no_success() {
    let (name, _) = profile_name(|buffer, size| match copy("Outlook", buffer, size) {
        Hresult::S_OK => Hresult::S_FALSE,
        failure => failure,
    });
    assert_eq!(name, Err(Hresult::E_UNEXPECTED));
}

#[test]
fn a_failure_of_the_helper_comes_through() {
    for failure in [
        Hresult::E_NOTIMPL,
        Hresult::E_FAIL,
        Hresult::bits(0xFFFF_FFFF),
    ] {
        assert_eq!(profile_name(move |_, _| failure), (Err(failure), 1));
        // When asked a second time.
        let (name, calls) = profile_name(move |buffer, size| {
            if buffer.len() > 1000 {
                return failure;
            }
            *size = 1000;
            Hresult::E_OUTOFMEMORY
        });
        assert_eq!((name, calls), (Err(failure), 2));
    }
}

#[test]
fn no_size_is_too_absurd_to_be_survived() {
    // Nothing of that size is allocated: the call would take long, or fail.
    for absurd in [u32::MAX, u32::MAX - 1, 0x8000_0000, 0x1_0000] {
        let (name, calls) = profile_name(move |buffer, size| {
            assert_eq!(buffer.len(), 256, "there is no buffer of {absurd} units");
            *size = absurd;
            Hresult::E_OUTOFMEMORY
        });
        assert_eq!((name, calls), (Err(Hresult::E_UNEXPECTED), 1));
    }
    for small in [0, 8, 255] {
        let (name, calls) = profile_name(move |_, size| {
            *size = small;
            Hresult::E_OUTOFMEMORY
        });
        assert_eq!((name, calls), (Err(Hresult::E_OUTOFMEMORY), 1));
    }
}

#[test]
fn a_session_comes_with_a_reference_of_its_own() {
    let (helper, script) = owner();
    let session = helper.interface().mapi_session().unwrap();
    let probe = script.only_session();
    assert_eq!(session.as_raw(), probe.address());
    assert_eq!(probe.references(), 2);
    drop(session);
    assert_eq!(probe.references(), 1);

    let (helper, probe, _script) = borrower();
    let session = helper.interface().mapi_session().unwrap();
    assert_eq!(session.as_raw(), probe.address());
    assert_eq!(probe.references(), 2);
    drop(session);
    assert_eq!(probe.references(), 1);
}

#[test]
fn a_failure_to_give_a_session_comes_through() {
    for (helper, script) in [owner(), lender()] {
        script.open(Open::Error(Hresult::MAPI_E_LOGON_FAILED));
        script.open(Open::Panic);
        let helper = helper.interface();
        let failed = code(helper.mapi_session());
        assert_eq!(failed, Err(Hresult::MAPI_E_LOGON_FAILED));
        let failed = code(helper.mapi_session());
        assert_eq!(failed, Err(Hresult::E_UNEXPECTED));
        assert!(helper.mapi_session().is_ok());
    }
}

#[test]
fn a_session_that_comes_with_an_undocumented_success_is_released() {
    for success in [Hresult::S_FALSE, Hresult::bits(0x0004_0000)] {
        let (session, probe) = Probe::session();
        let session: IUnknown = session.into();
        let helper = Foreign::with_session(move || (success, session.clone().into_raw()));
        let outcome = code(helper.interface().mapi_session());
        assert_eq!(outcome, Err(Hresult::E_UNEXPECTED));
        assert_eq!(probe.references(), 1, "the one that the helper keeps");
        drop(helper);
        probe.assert_gone();
    }
}

#[test]
fn success_without_a_session_is_no_success() {
    for success in [Hresult::S_OK, Hresult::S_FALSE] {
        let helper = Foreign::with_session(move || (success, ptr::null_mut()));
        let outcome = code(helper.interface().mapi_session());
        assert_eq!(outcome, Err(Hresult::E_UNEXPECTED));
    }
}

#[test]
fn a_pointer_that_comes_with_a_failure_is_left_alone() {
    let (session, probe) = Probe::session();
    let dangling = session.as_raw();
    let helper = Foreign::with_session({
        let dangling = ptr::NonNull::new(dangling).unwrap();
        move || (Hresult::E_FAIL, dangling.as_ptr())
    });
    let outcome = code(helper.interface().mapi_session());
    assert_eq!(outcome, Err(Hresult::E_FAIL));
    assert_eq!((probe.add_refs(), probe.releases()), (0, 0));
    drop(session);
}

#[test]
fn a_hand_off_tells_the_documented_answers_from_all_others() {
    let (helper, script) = owner();
    drop(helper.session());
    let outcome = helper.interface().hand_off().unwrap();
    assert_eq!(outcome, HandsOff::Released);
    script.assert_all_handed_off();
    let outcome = helper.interface().hand_off().unwrap();
    assert_eq!(outcome, HandsOff::Released);

    let (helper, session, _script) = borrower();
    let outcome = helper.interface().hand_off().unwrap();
    assert_eq!(outcome, HandsOff::NotOwned);
    assert_eq!(session.references(), 1);

    for answer in [
        Hresult::S_FALSE,
        Hresult::E_FAIL,
        Hresult::E_UNEXPECTED,
        Hresult(i32::MAX),
    ] {
        let helper = Foreign {
            hands_off: answer,
            ..Foreign::default()
        }
        .into_caller();
        match helper.interface().hand_off().unwrap() {
            HandsOff::Undocumented(told) => assert_eq!(Hresult(told.0), answer),
            documented => panic!("{answer:?} is not {documented:?}"),
        }
    }
}

#[test]
fn the_raw_methods_reach_the_slots_of_their_names() {
    let helper = Foreign {
        place_holder_1: Hresult(1),
        identity: Box::new(|_, size| {
            *size = 77;
            Hresult(2)
        }),
        session: Box::new(|| (Hresult(3), crate::support::garbage())),
        hands_off: Hresult(4),
    }
    .into_caller()
    .interface();
    let mut size = 0;
    let mut session = ptr::null_mut();
    // SAFETY: the pointers are NULL or to local variables, and `size` says that there is no buffer.
    let answers = unsafe {
        [
            helper.PlaceHolder1(ptr::null_mut()),
            helper.GetIdentity(ptr::null_mut(), &raw mut size),
            helper.GetMapiSession(&raw mut session),
            helper.HandsOffSession(),
        ]
    };
    assert_eq!(answers.map(|answer| answer.0), [1, 2, 3, 4]);
    assert_eq!((size, session), (77, crate::support::garbage()));
    let unknown: IUnknown = helper.cast().unwrap();
    assert_eq!(unknown.as_raw(), helper.as_raw());
}
