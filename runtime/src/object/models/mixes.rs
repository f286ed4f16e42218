//! Threads that call the helper at once: every mix of the calls that touch the slot, and of last Releases.

use super::atomics::Spurious;
use super::session::Accounts;
use super::world::Call::{GetMapiSession, HandsOffSession, Release};
use super::world::{Call, World};
use super::{THREE_THREADS, TWO_THREADS, explore, explore_with};

const CALLS: [Call; 3] = [GetMapiSession, HandsOffSession, Release];

/// Whether the helper holds a session when the threads begin.
#[derive(Clone, Copy, Debug)]
enum Slot {
    Empty,
    Full,
}

/// One interleaving: each of the threads does its calls and gives its reference up; the first is this one.
fn meet(slot: Slot, accounts: Accounts, threads: &[Vec<Call>]) {
    let (world, helper) = World::with_owner(accounts);
    if let Slot::Full = slot {
        world.call(&helper, GetMapiSession);
    }
    let [first, others @ ..] = threads else {
        panic!("a mix has threads");
    };
    let others: Vec<_> = others
        .iter()
        .map(|calls| world.spawn(&helper, calls))
        .collect();
    for call in first {
        world.call(&helper, *call);
    }
    drop(helper);
    for other in others {
        other.join().unwrap();
    }
    world.conclude();
}

/// Every mix of so many threads, where the order of threads makes no difference.
fn mixes(threads: usize, choices: &[Vec<Call>]) -> Vec<Vec<Vec<Call>>> {
    if threads == 0 {
        return vec![vec![]];
    }
    let with_first = |(index, first): (usize, &Vec<Call>)| {
        let rest = mixes(threads - 1, &choices[index..]).into_iter();
        let first = first.clone();
        rest.map(move |rest| [vec![first.clone()], rest].concat())
    };
    choices.iter().enumerate().flat_map(with_first).collect()
}

fn single_calls() -> Vec<Vec<Call>> {
    CALLS.iter().map(|call| vec![*call]).collect()
}

fn pairs_of_calls() -> Vec<Vec<Call>> {
    let calls = [GetMapiSession, HandsOffSession];
    let pairs = calls
        .iter()
        .flat_map(|first| calls.map(|second| vec![*first, second]));
    pairs.collect()
}

fn explore_mixes(
    bound: Option<usize>,
    accounts: Accounts,
    slots: &[Slot],
    mixes: &[Vec<Vec<Call>>],
) {
    for slot in slots {
        for mix in mixes {
            let (slot, mix) = (*slot, mix.clone());
            let name = format!("{slot:?} {mix:?}");
            explore(&name, bound, move || meet(slot, accounts, &mix));
        }
    }
}

#[test]
fn two_threads_lose_and_double_nothing() {
    let mixes = mixes(2, &single_calls());
    explore_mixes(
        TWO_THREADS,
        Accounts::Off,
        &[Slot::Empty, Slot::Full],
        &mixes,
    );
}

#[test]
fn two_threads_with_two_calls_each_lose_and_double_nothing() {
    let mixes = mixes(2, &pairs_of_calls());
    explore_mixes(
        THREE_THREADS,
        Accounts::Off,
        &[Slot::Empty, Slot::Full],
        &mixes,
    );
}

#[test]
fn three_threads_lose_and_double_nothing() {
    let mixes = mixes(3, &single_calls());
    explore_mixes(
        THREE_THREADS,
        Accounts::Off,
        &[Slot::Empty, Slot::Full],
        &mixes,
    );
}

#[test]
fn every_reference_that_is_given_up_was_added_before_in_the_eyes_of_the_same_thread() {
    let mixes = mixes(2, &single_calls());
    explore_mixes(
        TWO_THREADS,
        Accounts::On,
        &[Slot::Empty, Slot::Full],
        &mixes,
    );
}

#[test]
fn the_same_holds_where_two_threads_hand_off_what_a_third_one_is_getting() {
    let mix = [
        vec![HandsOffSession],
        vec![HandsOffSession],
        vec![GetMapiSession],
    ];
    explore_mixes(THREE_THREADS, Accounts::On, &[Slot::Full], &[mix.to_vec()]);
}

#[test]
fn an_exchange_that_fails_for_no_reason_is_tried_again() {
    for (first, second) in [
        (GetMapiSession, HandsOffSession),
        (GetMapiSession, GetMapiSession),
        (HandsOffSession, HandsOffSession),
    ] {
        for after in 0..6 {
            for slot in [Slot::Empty, Slot::Full] {
                let spurious = Spurious { after, times: 2 };
                let name = format!("{slot:?} [{first:?}, {second:?}], {spurious:?}");
                let mix = vec![vec![first], vec![second]];
                explore_with(&name, Some(2), spurious, move || {
                    meet(slot, Accounts::Off, &mix);
                });
            }
        }
    }
}
