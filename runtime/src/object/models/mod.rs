//! Every interleaving of threads that call one owner, run by `loom`.
//!
//! What runs is the crate's own code, from the vtable down; only the atomics and the lock are `loom`'s (see
//! `com::sync`). In each interleaving:
//!
//! - each session that `open_session` returned comes to the hook once, and is destroyed once;
//! - a session that `GetMapiSession` hands out is alive as long as its caller holds it;
//! - the helper is destroyed once, after every call has returned, and every thread's use of it happens before that;
//! - there is no deadlock, and no endless loop.
//!
//! Borrowers share nothing but the reference count, which is the same code.

mod world;

use loom::model::Builder;
use loom::thread;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use world::{Call, World};

/// Runs every interleaving of `model`, in which threads are interrupted up to `bound` times, and prints how many there
/// were. `LOOM_MAX_PREEMPTIONS` sets another bound.
fn explore(name: &str, bound: Option<usize>, model: impl Fn() + Send + Sync + 'static) {
    let run = Arc::new(AtomicUsize::new(0));
    let runs = Arc::clone(&run);
    let mut builder = Builder::new();
    builder.preemption_bound = builder.preemption_bound.or(bound);
    builder.check(move || {
        runs.fetch_add(1, Relaxed);
        model();
    });
    println!("{name}: {} interleavings", run.load(Relaxed));
}

/// Has threads call an owner at once, which holds a session before if `held`. Every thread gives up its reference.
fn meet(held: bool, threads: &[Vec<Call>]) {
    let (world, helper) = World::with_owner();
    if held {
        world.call(&helper, Call::GetMapiSession);
    }
    let spawned: Vec<_> = threads[1..]
        .iter()
        .map(|calls| {
            let (world, helper, calls) = (world.clone(), helper.clone(), calls.clone());
            thread::spawn(move || world.call_all(helper, &calls))
        })
        .collect();
    world.call_all(helper, &threads[0]);
    for thread in spawned {
        thread.join().unwrap();
    }
    world.check();
}

/// All mixes of `count` threads, each with one of `choices`. The order of the threads makes no difference.
fn mixes(count: usize, choices: &[Vec<Call>]) -> Vec<Vec<Vec<Call>>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let with = |(index, choice): (usize, &Vec<Call>)| {
        let rest = mixes(count - 1, &choices[index..]);
        let first = choice.clone();
        rest.into_iter()
            .map(move |rest| [vec![first.clone()], rest].concat())
    };
    choices.iter().enumerate().flat_map(with).collect()
}

fn explore_mixes(count: usize, choices: &[Vec<Call>], bound: Option<usize>) {
    for held in [false, true] {
        for threads in mixes(count, choices) {
            let name = format!("held before: {held}, {threads:?}");
            explore(&name, bound, move || meet(held, &threads));
        }
    }
}

#[test]
fn two_threads_with_one_call_each_lose_and_double_nothing() {
    explore_mixes(2, &Call::ALL.map(|call| vec![call]), None);
}

#[test]
fn two_threads_with_two_calls_each_lose_and_double_nothing() {
    let pairs = Call::ALL.map(|first| Call::ALL.map(|second| vec![first, second]));
    explore_mixes(2, &pairs.concat(), Some(3));
}

#[test]
fn three_threads_lose_and_double_nothing() {
    explore_mixes(3, &Call::ALL.map(|call| vec![call]), Some(2));
}

#[test]
fn a_hook_that_calls_the_helper_back_waits_for_nobody() {
    for back in [Call::GetMapiSession, Call::HandsOffSession] {
        for other in Call::ALL {
            let name = format!("the hook calls {back:?}, another thread {other:?}");
            explore(&name, Some(3), move || {
                let (world, helper) = World::with_owner();
                world.call(&helper, Call::GetMapiSession);
                world.call_back(&helper, back);
                let (world_there, helper_there) = (world.clone(), helper.clone());
                let thread = thread::spawn(move || world_there.call_all(helper_there, &[other]));
                world.call_all(helper, &[Call::HandsOffSession]);
                thread.join().unwrap();
                world.check();
            });
        }
    }
}
