//! The safe methods of `IOlkAccountHelper`, with helpers that answer as documented and with such as don't.

use crate::support::{
    Caller, Foreign, Hresult, Open, Owner, PROFILE, Probe, Script, borrower, copy,
    for_every_helper, garbage, lender, owner,
};
use core::cell::Cell;
use core::ptr;
use olk_account::{HandsOff, ProfileName};
use std::rc::Rc;
use windows_core::{Error, HRESULT, IUnknown, Interface};

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

#[test]
fn a_name_is_asked_for_until_it_fits_four_times_at_most() {
    let name = |length| "x".repeat(length);
    // How long the name is at each call, and how long the one that comes out. The first buffer has 256 units.
    for (lengths, expected) in [
        (&[7][..], Ok(7)),
        (&[255], Ok(255)),
        (&[256, 256], Ok(256)),
        (&[1256, 1256], Ok(1256)),
        (&[300, 310, 320, 320], Ok(320)),
        (&[300, 5], Ok(5)),
        (&[300, 310, 320, 330], Err(Hresult::E_OUTOFMEMORY)),
    ] {
        let mut left = lengths.iter();
        let answer = profile_name(move |buffer, size| {
            copy(&name(*left.next().expect("it fits")), buffer, size)
        });
        assert_eq!(answer, (expected.map(name), lengths.len()));
    }
}

#[test]
fn a_helper_may_count_without_the_nul() {
    for length in [7, 256, 1256] {
        let name = "x".repeat(length);
        let expected = name.clone();
        let (found, _) = profile_name(move |buffer, size| {
            *size = u32::try_from(length).unwrap();
            // Its bounded copy has room for the NUL as well.
            if buffer.len() <= length {
                return Hresult::E_OUTOFMEMORY;
            }
            copy(&name, buffer, &mut size.clone())
        });
        assert_eq!(found, Ok(expected));
    }
}

#[test]
fn success_without_a_name_that_is_text_is_no_success() {
    let (untouched, full) = (vec![], vec![0x78; 256]);
    for (answer, units, expected) in [
        (Hresult::S_OK, untouched.clone(), Hresult::E_UNEXPECTED),
        (Hresult::S_OK, full, Hresult::E_UNEXPECTED),
        (Hresult::S_OK, vec![0], Hresult::E_UNEXPECTED),
        (Hresult::S_FALSE, untouched, Hresult::E_UNEXPECTED),
        (Hresult::S_FALSE, vec![0x78, 0], Hresult::E_UNEXPECTED),
        // The others aren't UTF-16.
        (
            Hresult::S_OK,
            vec![0xD800, 0x41, 0],
            Hresult::NO_UNICODE_TRANSLATION,
        ),
        (
            Hresult::S_OK,
            vec![0x41, 0xDC00, 0],
            Hresult::NO_UNICODE_TRANSLATION,
        ),
        (
            Hresult::S_OK,
            vec![0xDC00, 0xD800, 0],
            Hresult::NO_UNICODE_TRANSLATION,
        ),
    ] {
        let name = profile_name(move |buffer, size| {
            *size = 8;
            buffer[..units.len()].copy_from_slice(&units);
            answer
        });
        assert_eq!(name, (Err(expected), 1));
    }
}

#[test]
fn a_failure_comes_through_and_no_size_is_too_absurd() {
    const FAILURE: Hresult = Hresult::bits(0xFFFF_FFFF);
    let too_small = |size| (Hresult::E_OUTOFMEMORY, size);
    // What the helper answers at each call, and the size that it names.
    for (answers, expected) in [
        (vec![(Hresult::E_NOTIMPL, 8)], Hresult::E_NOTIMPL),
        (vec![(FAILURE, 0)], FAILURE),
        (vec![too_small(1000), (FAILURE, 0)], FAILURE),
        (vec![too_small(u32::MAX)], Hresult::E_UNEXPECTED),
        (vec![too_small(u32::MAX - 1)], Hresult::E_UNEXPECTED),
        (vec![too_small(0x8000_0000)], Hresult::E_UNEXPECTED),
        (vec![too_small(0x1_0000)], Hresult::E_UNEXPECTED),
        (vec![too_small(0)], Hresult::E_OUTOFMEMORY),
        (vec![too_small(255)], Hresult::E_OUTOFMEMORY),
    ] {
        let calls = answers.len();
        let mut left = answers.into_iter();
        let answer = profile_name(move |buffer, size| {
            // Nothing of an absurd size is allocated: the call would take long, or fail.
            assert!(buffer.len() < 2000);
            let (answer, named) = left.next().expect("it is answered");
            *size = named;
            answer
        });
        assert_eq!(answer, (Err(expected), calls));
    }
}

#[test]
fn a_session_comes_with_a_reference_of_its_own() {
    let (owner, script) = owner();
    let opened = owner.interface().mapi_session().unwrap();
    let (borrower, lent_probe, _script) = borrower();
    let lent = borrower.interface().mapi_session().unwrap();
    for (session, probe) in [(opened, script.only_session()), (lent, lent_probe)] {
        assert_eq!(session.as_raw(), probe.address());
        assert_eq!(probe.references(), 2);
        drop(session);
        assert_eq!(probe.references(), 1);
    }
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
fn no_session_or_one_that_comes_with_a_failure_is_none() {
    for (answer, pointer, expected) in [
        (Hresult::S_OK, ptr::null_mut(), Hresult::E_UNEXPECTED),
        (Hresult::S_FALSE, ptr::null_mut(), Hresult::E_UNEXPECTED),
        // To release it would end the test.
        (Hresult::E_FAIL, garbage(), Hresult::E_FAIL),
    ] {
        let helper = Foreign::with_session(move || (answer, pointer));
        assert_eq!(code(helper.interface().mapi_session()), Err(expected));
    }
}

#[test]
fn a_hand_off_tells_the_documented_answers_from_all_others() {
    let (helper, script) = owner();
    drop(helper.session());
    for _ in 0..2 {
        let outcome = helper.interface().hand_off().unwrap();
        assert_eq!(outcome, HandsOff::Released);
        script.assert_all_handed_off();
    }

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
        };
        let outcome = helper.into_caller().interface().hand_off().unwrap();
        assert_eq!(outcome, HandsOff::Undocumented(HRESULT(answer.0)));
    }
}
