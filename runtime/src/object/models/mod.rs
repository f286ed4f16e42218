//! Every interleaving of threads that call one helper, run by `loom`.
//!
//! What runs is the crate's own code, from the vtable down; only the atomics are `loom`'s (see `sync`). The
//! sessions are COM objects written by hand, whose every misuse is noted. In each interleaving:
//!
//! - each session that `open_session` returned comes to the hook once, and is destroyed once;
//! - no session is used when it is gone, and none is left; the helper is destroyed once, and not while a call runs;
//! - a session that `GetMapiSession` hands out has not been handed off. Either happens at one change of the slot's
//!   state word: a hand-out with the exchange that ends the visit (or the store that puts a new session in), a
//!   hand-off with the exchange that takes the session out. The first comes before the second;
//! - there is no deadlock, and no endless loop.
//!
//! CONTRIBUTING.md says how to run these, and how to have more interleavings run than CI does.

pub(super) mod atomics;
mod mixes;
mod reentrancy;
mod session;
mod world;

use atomics::{Loads, Spurious};
use loom::model::Builder;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many times threads are interrupted in one interleaving, at most, where three of them meet: a mistake that
/// takes more than that is rare. `LOOM_MAX_PREEMPTIONS` sets another bound, for all models.
const THREE_THREADS: Option<usize> = Some(3);
/// Two threads with one call each are run in every interleaving that there is.
const TWO_THREADS: Option<usize> = None;
/// Where what they call calls back, possibly by a third thread.
const CALLED_BACK: Option<usize> = Some(3);

/// Runs every interleaving of `model`, and says how many there were.
fn explore(name: &str, bound: Option<usize>, model: impl Fn() + Clone + Send + Sync + 'static) {
    explore_with(name, bound, Spurious::NONE, model);
}

/// The same, with exchanges that fail though they needn't.
fn explore_with(
    name: &str,
    bound: Option<usize>,
    spurious: Spurious,
    model: impl Fn() + Clone + Send + Sync + 'static,
) {
    for loads in [Loads::Latest, Loads::Stale] {
        let run = Arc::new(AtomicUsize::new(0));
        let (runs, model) = (Arc::clone(&run), model.clone());
        let mut builder = Builder::new();
        builder.preemption_bound = builder.preemption_bound.or(match loads {
            Loads::Latest => bound,
            // Each value that a load may see is a further interleaving.
            Loads::Stale => bound.map(|bound| bound - 1),
        });
        builder.check(move || {
            runs.fetch_add(1, Relaxed);
            loads.arm();
            spurious.arm();
            model();
        });
        println!("{name}, {loads:?}: {} interleavings", run.load(Relaxed));
    }
}
