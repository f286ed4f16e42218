//! Several threads call one helper as fast as they can, and whatever they like.

use crate::support::THREADS;
use crate::support::{Caller, Hresult, MapiSession, Probe, Reference, lock, race};
use olk_account::{OpenSession, Released, Session, olk_account_helper};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use windows_core::Result;

/// A helper that does as little as it can, so that its calls meet as often as possible.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct Busy {
    opened: Arc<Mutex<Vec<Probe>>>,
    clock: Arc<AtomicU64>,
    dropped: Arc<AtomicUsize>,
}

impl OpenSession for Busy {
    type Session = MapiSession;

    fn open_session(&self) -> Result<MapiSession> {
        let (session, probe) = Probe::session();
        lock(&self.opened).push(probe);
        Ok(session)
    }

    fn hands_off_session<'s>(&self, session: Session<'s, MapiSession>) -> Released<'s> {
        Probe::borrowed(&session).note_hook(self.clock.fetch_add(1, SeqCst));
        session.release()
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.dropped.fetch_add(1, SeqCst);
    }
}

/// A sequence of numbers that look as if they came at random, another one for each seed.
fn random(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) % below
    }
}

/// What one thread does to the helper, `calls` times: it asks for a session, keeps some of them for a while, and has
/// the session handed off every now and then.
fn use_at_random(helper: &Caller, clock: &AtomicU64, seed: u64, calls: usize) {
    let mut random = random(seed);
    let mut sessions: Vec<Reference> = Vec::new();
    for _ in 0..calls {
        match random(8) {
            0 | 1 => assert_eq!(helper.hand_off(), Hresult::S_OK),
            2 => drop(helper.clone()),
            _ => {
                let before = clock.fetch_add(1, SeqCst);
                let session = helper.session();
                // SAFETY: the session is alive, since this thread has a reference, and one of `Busy`'s.
                let probe = unsafe { Probe::of(session.as_raw()) };
                assert!(
                    probe.hooked_at() > before,
                    "handed out after it was handed off"
                );
                assert!(probe.is_alive());
                sessions.push(session);
                sessions.truncate(usize::try_from(random(4)).unwrap());
            }
        }
    }
}

#[test]
fn under_any_load_every_session_is_handed_off_once_and_none_handed_out_after_that() {
    let (rounds, calls) = if cfg!(miri) { (3, 25) } else { (20, 5_000) };
    for round in 0..rounds {
        let opened = Arc::new(Mutex::new(Vec::new()));
        let clock = Arc::new(AtomicU64::new(0));
        let dropped = Arc::new(AtomicUsize::new(0));
        let helper = Caller::of(Busy {
            opened: Arc::clone(&opened),
            clock: Arc::clone(&clock),
            dropped: Arc::clone(&dropped),
        });
        let seed = AtomicU64::new(1 + round * 1_000);
        race(|| use_at_random(&helper, &clock, seed.fetch_add(1, SeqCst), calls));
        assert_eq!(helper.count(), 1);
        assert_eq!(dropped.load(SeqCst), 0);
        assert_eq!(helper.release(), 0);
        assert_eq!(dropped.load(SeqCst), 1);
        let opened = lock(&opened);
        assert!(opened.len() > calls / 10, "or else this shows little");
        for session in &*opened {
            assert_eq!(session.hooked(), 1, "the hook runs once");
            session.assert_gone();
        }
    }
}

#[test]
fn each_thread_may_give_up_its_reference_while_others_go_on() {
    for round in 0..if cfg!(miri) { 3 } else { 200 } {
        let opened = Arc::new(Mutex::new(Vec::new()));
        let clock = Arc::new(AtomicU64::new(0));
        let dropped = Arc::new(AtomicUsize::new(0));
        let helper = Caller::of(Busy {
            opened: Arc::clone(&opened),
            clock: Arc::clone(&clock),
            dropped: Arc::clone(&dropped),
        });
        let references = Mutex::new(vec![helper; THREADS]);
        let seed = AtomicU64::new(7 + round * 1_000);
        race(|| {
            let mine = lock(&references).pop().unwrap();
            let seed = seed.fetch_add(1, SeqCst);
            let calls = usize::try_from(seed % 20).unwrap();
            use_at_random(&mine, &clock, seed, calls);
            drop(mine);
        });
        assert_eq!(dropped.load(SeqCst), 1);
        for session in &*lock(&opened) {
            assert_eq!(session.hooked(), 1, "the hook runs once");
            session.assert_gone();
        }
    }
}
