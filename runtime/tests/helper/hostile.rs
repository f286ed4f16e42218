//! Callers that pass what they shouldn't: every NULL, no alignment, sizes that lie within what the documentation
//! allows, calls where none is expected. What remains the caller's duty is written at `IOlkAccountHelper`.

use crate::support::{
    Caller, Guid, Hook, Hresult, IMAPI_SESSION, IOLK_ACCOUNT_HELPER, IUNKNOWN, Notes, Open, Script,
    Stop, for_every_helper, garbage, owner, while_stopped,
};
use core::ffi::c_void;
use core::ptr;
use std::thread;

/// Nothing has changed: the helper counts its references as before, and answers.
#[track_caller]
fn assert_unharmed(helper: &Caller) {
    assert_eq!(helper.count(), 1);
    let mut size = 0;
    // SAFETY: NULL stands for no buffer; `size` is a local variable.
    let answer = unsafe { helper.get_identity(ptr::null_mut(), &raw mut size) };
    assert_eq!((answer, size), (Hresult::E_OUTOFMEMORY, 8));
}

#[test]
fn each_null_argument_and_all_of_them_together_are_refused() {
    for_every_helper(|helper, script| {
        let asked = script.asked();
        let known = Guid::digits(IUNKNOWN);
        let mut out = garbage();
        let mut unit = 0xAAAA;
        // SAFETY: every pointer is NULL or points to a local variable.
        unsafe {
            assert_eq!(
                helper
                    .unknown()
                    .query_raw(&raw const known, ptr::null_mut()),
                Hresult::E_POINTER
            );
            assert_eq!(
                helper.unknown().query_raw(ptr::null(), ptr::null_mut()),
                Hresult::E_POINTER
            );
            assert_eq!(
                helper.unknown().query_raw(ptr::null(), &raw mut out),
                Hresult::E_POINTER
            );
            assert_eq!(out, ptr::null_mut());
            assert_eq!(
                helper.get_identity(&raw mut unit, ptr::null_mut()),
                Hresult::E_INVALIDARG
            );
            assert_eq!(
                helper.get_identity(ptr::null_mut(), ptr::null_mut()),
                Hresult::E_INVALIDARG
            );
            assert_eq!(
                helper.get_mapi_session_raw(ptr::null_mut()),
                Hresult::E_POINTER
            );
        }
        assert_eq!(unit, 0xAAAA);
        assert_eq!(helper.place_holder_1(ptr::null_mut()), Hresult::E_NOTIMPL);
        assert_eq!(
            script.asked(),
            asked,
            "no session is asked for that can't be handed out"
        );
        assert_unharmed(helper);
    });
}

#[test]
fn a_null_buffer_has_no_room_whatever_its_size_says() {
    for_every_helper(|helper, _| {
        for said in [0, 1, 8, 65, u32::MAX] {
            let mut size = said;
            // SAFETY: NULL stands for no buffer; `size` is a local variable.
            let answer = unsafe { helper.get_identity(ptr::null_mut(), &raw mut size) };
            assert_eq!((answer, size), (Hresult::E_OUTOFMEMORY, 8), "{said}");
        }
    });
}

/// Memory in which `T` fits at an address that is a multiple of nothing.
#[repr(C, align(16))]
struct Odd([u8; 64]);

impl Odd {
    fn new() -> Self {
        Self([0xAA; 64])
    }

    fn place<T>(&mut self) -> *mut T {
        let place = self.0.as_mut_ptr().wrapping_add(1).cast::<T>();
        assert!(!place.is_aligned());
        place
    }
}

#[test]
fn no_argument_needs_to_be_aligned() {
    for_every_helper(|helper, _| {
        let (mut iid, mut out, mut size, mut buffer) =
            (Odd::new(), Odd::new(), Odd::new(), Odd::new());
        let (iid, out) = (iid.place::<Guid>(), out.place::<*mut c_void>());
        for (digits, answer) in [
            (IUNKNOWN, Hresult::S_OK),
            (IOLK_ACCOUNT_HELPER, Hresult::S_OK),
            (IMAPI_SESSION, Hresult::E_NOINTERFACE),
        ] {
            // SAFETY: each place has room for its value; alignment is what this is about.
            let found = unsafe {
                iid.write_unaligned(Guid::digits(digits));
                assert_eq!(helper.unknown().query_raw(iid, out), answer);
                out.read_unaligned()
            };
            if answer == Hresult::S_OK {
                assert_eq!(found, helper.unknown().as_raw());
                // SAFETY: the reference that came with it.
                assert_eq!(unsafe { helper.unknown().release_other() }, 1);
            } else {
                assert_eq!(found, ptr::null_mut());
            }
        }
        let (size, buffer) = (size.place::<u32>(), buffer.place::<[u16; 8]>());
        // SAFETY: as above.
        let name = unsafe {
            size.write_unaligned(8);
            assert_eq!(helper.get_identity(buffer.cast(), size), Hresult::S_OK);
            assert_eq!(size.read_unaligned(), 8);
            buffer.read_unaligned()
        };
        assert!(name.into_iter().eq("Outlook\0".encode_utf16()));
        // SAFETY: as above; the session comes with a reference.
        unsafe {
            assert_eq!(helper.get_mapi_session_raw(out), Hresult::S_OK);
            drop(crate::support::Reference::from_raw(out.read_unaligned()).unwrap());
        }
    });
}

#[test]
fn while_a_call_runs_another_thread_may_give_up_its_reference() {
    // The thread inside has a reference, as it must, so the other one's can't be the last.
    let (helper, script) = owner();
    let stop = Stop::new();
    let opening = stop.clone();
    script.open(Open::with(move |_| opening.stop()));
    let (other, inside) = (helper.clone(), helper);
    let (session, left) = while_stopped(&stop, || inside.session(), || other.release());
    assert_eq!(left, 1);
    assert_eq!(script.helpers_dropped(), 0);
    assert_eq!(session.release(), 1);
    assert_eq!(inside.release(), 0);
    script.assert_all_handed_off();
}

#[test]
fn the_thread_that_comes_out_of_the_call_may_be_the_last() {
    let (helper, script) = owner();
    drop(helper.session());
    let stop = Stop::new();
    let in_hook = stop.clone();
    script.hook(Hook::first(move |_| in_hook.stop()));
    let other = helper.clone();
    let ((), left) = while_stopped(
        &stop,
        || {
            assert_eq!(helper.hand_off(), Hresult::S_OK);
            assert_eq!(helper.release(), 0);
        },
        || thread::scope(|scope| scope.spawn(|| other.release()).join().unwrap()),
    );
    assert_eq!(left, 1);
    assert_eq!(script.helpers_dropped(), 1);
    script.assert_all_handed_off();
}

/// What `open_session` finds when it hands off from within the `GetMapiSession` that it runs in.
fn hand_off_while_opening(helper: &Caller, script: &Script) -> Hresult {
    let notes = Notes::new();
    let hands_off = notes.of(helper, Caller::hand_off);
    script.open(Open::with(move |_| hands_off()));
    drop(helper.session());
    notes.only()
}

#[test]
fn handing_off_within_open_session_finds_nothing_to_hand_off() {
    let (helper, script) = owner();
    assert_eq!(hand_off_while_opening(&helper, &script), Hresult::S_OK);
    assert_eq!(
        script.hooked(),
        [0; 0],
        "the session that is being opened isn't held yet"
    );
    assert_eq!(
        script.only_session().references(),
        1,
        "and is held afterwards"
    );
    assert_eq!(helper.hand_off(), Hresult::S_OK);
    assert_eq!(script.hooked(), [0]);
    assert_eq!(helper.release(), 0);
    script.assert_all_handed_off();
}

#[test]
fn handing_off_within_lend_session_is_refused_as_ever() {
    let (helper, script) = crate::support::lender();
    assert_eq!(hand_off_while_opening(&helper, &script), Hresult::E_NOTIMPL);
    script.only_session().assert_gone();
}

/// Memory that ends where nothing can be read or written.
#[cfg(all(unix, not(miri)))]
mod guarded {
    use super::{Hresult, for_every_helper, ptr};

    /// A page that can be used, and one that can't.
    struct Pages {
        first: *mut u8,
        size: usize,
    }

    impl Pages {
        fn new() -> Self {
            // SAFETY: asks for a number.
            let size = usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap();
            // SAFETY: new pages, wherever there is room; the second is this call's own.
            unsafe {
                let first = libc::mmap(
                    ptr::null_mut(),
                    2 * size,
                    libc::PROT_READ | libc::PROT_WRITE,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                    -1,
                    0,
                );
                assert_ne!(first, libc::MAP_FAILED);
                let first = first.cast::<u8>();
                assert_eq!(
                    libc::mprotect(first.add(size).cast(), size, libc::PROT_NONE),
                    0
                );
                Self { first, size }
            }
        }

        /// Room for `count` values, the last of which ends where the page does.
        fn last<T>(&self, count: usize) -> *mut T {
            self.first
                .wrapping_add(self.size - count * size_of::<T>())
                .cast()
        }
    }

    impl Drop for Pages {
        fn drop(&mut self) {
            // SAFETY: the two pages that `new` got.
            unsafe { libc::munmap(self.first.cast(), 2 * self.size) };
        }
    }

    #[test]
    fn nothing_is_written_past_a_buffer_at_the_end_of_memory() {
        let pages = Pages::new();
        for_every_helper(|helper, _| {
            // What the caller says is never more than there is, except where there is room for the name.
            for (room, said) in [
                (0, 0),
                (1, 0),
                (1, 1),
                (7, 7),
                (8, 8),
                (8, u32::MAX),
                (9, 9),
            ] {
                let buffer = pages.last::<u16>(room);
                let mut size = said;
                // SAFETY: the name's 8 units fit where the answer is that they do; less is said otherwise.
                let answer = unsafe {
                    buffer.cast::<u8>().write_bytes(0xAA, 2 * room);
                    helper.get_identity(buffer, &raw mut size)
                };
                assert_eq!(size, 8);
                let fits = said >= 8;
                assert_eq!(
                    answer,
                    if fits {
                        Hresult::S_OK
                    } else {
                        Hresult::E_OUTOFMEMORY
                    }
                );
                // SAFETY: there are so many units, and they were written.
                let units = unsafe { core::slice::from_raw_parts(buffer, room) };
                let name: Vec<u16> = "Outlook\0".encode_utf16().collect();
                let written = if fits { name.len() } else { 0 };
                assert_eq!(units[..written], name[..written]);
                assert!(units[written..].iter().all(|unit| *unit == 0xAAAA));
            }
        });
    }

    #[test]
    fn a_size_at_the_end_of_memory_is_read_and_written_alone() {
        let pages = Pages::new();
        let size = pages.last::<u32>(1);
        for_every_helper(|helper, _| {
            for said in [0, 1, 7, u32::MAX] {
                // SAFETY: the page has room for the size; NULL stands for no buffer.
                unsafe {
                    size.write(said);
                    assert_eq!(
                        helper.get_identity(ptr::null_mut(), size),
                        Hresult::E_OUTOFMEMORY
                    );
                    assert_eq!(size.read(), 8);
                }
            }
        });
    }
}

/// More references than can be counted: a count that went round would free the helper under its callers.
mod overflow {
    use super::{Caller, Hresult, owner};
    use std::env;
    use std::process::Command;

    const INSIDE: &str = "OLK_COUNT_REFERENCES";

    /// In a process of its own: takes references until there are more than can be counted.
    fn count_until_the_end() {
        let (helper, _) = owner();
        for references in 2..1_u32 << 31 {
            assert_eq!(helper.unknown().add_ref(), references);
        }
        println!("2^31 - 1 references are there");
        let more = Caller::clone(&helper);
        println!(
            "and one more, answered {:?}",
            more.hand_off() == Hresult::S_OK
        );
    }

    // Some ten seconds, optimized; a minute, if not. `count_tests.rs` has the last steps of it.
    #[test]
    #[ignore = "takes long: `cargo test --release --test helper -- --ignored`"]
    fn the_count_aborts_before_it_goes_round() {
        if env::var_os(INSIDE).is_some() {
            return count_until_the_end();
        }
        let test = "hostile::overflow::the_count_aborts_before_it_goes_round";
        let output = Command::new(env::current_exe().unwrap())
            .args([test, "--exact", "--ignored", "--nocapture"])
            .env(INSIDE, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("2^31 - 1 references are there"), "{said}");
        assert!(!said.contains("and one more"), "{said}");
        assert!(!output.status.success());
        #[cfg(unix)]
        {
            use std::os::unix::process::ExitStatusExt;
            assert_eq!(output.status.signal(), Some(libc::SIGABRT), "{output:?}");
        }
    }
}
