//! The rows of the table: what is called, and on which helper.

use super::{CREATE, Create, blank_session};
use crate::Work;
use core::hint::black_box;
use core::ptr;
use olk_account::{IOlkAccountHelper, ProfileName};
use windows_core::{IUnknown, Interface};

/// The kinds of helpers, as `CREATE` has them.
const OWNER: usize = 0;
const BORROWER: usize = 1;

/// One row.
pub struct Row {
    /// The name of what is called.
    pub name: &'static str,
    kind: usize,
    /// The number of calls of the helper in a round. Its creation is one.
    calls: u32,
    run: fn(&Subject, u32),
}

/// All rows.
pub const ROWS: [Row; 12] = [
    row("AddRef + Release", OWNER, 2, references),
    row("QueryInterface + Release", OWNER, 2, query_interface),
    row("GetIdentity, fits", OWNER, 1, identity::<65>),
    row("GetIdentity, too small", OWNER, 1, identity::<1>),
    row("GetMapiSession + its Release, owner", OWNER, 1, get_session),
    row(
        "GetMapiSession + its Release, borrower",
        BORROWER,
        1,
        get_session,
    ),
    row("HandsOffSession, owner, none held", OWNER, 1, hand_off),
    row("HandsOffSession, borrower", BORROWER, 1, hand_off),
    row("open, hand off", OWNER, 2, open_and_hand_off),
    row("PlaceHolder1", OWNER, 1, place_holder),
    row("create, drop, owner", OWNER, 2, create_and_drop),
    row("create, drop, borrower", BORROWER, 2, create_and_drop),
];

const fn row(name: &'static str, kind: usize, calls: u32, run: fn(&Subject, u32)) -> Row {
    Row {
        name,
        kind,
        calls,
        run,
    }
}

impl Row {
    /// Returns the instructions of a round without those of the loop, from all of them and those in the column
    /// [`super::BLANK`]: there, the method of each call has two instructions.
    pub fn without_loop(&self, all: f64, blank: f64) -> f64 {
        all - (blank - f64::from(2 * self.calls))
    }
}

/// A helper, and what is passed to it.
struct Subject {
    create: Create,
    helper: IOlkAccountHelper,
    session: IUnknown,
}

/// Prepares the work of a cell: see [`crate::Begin`].
pub fn begin(column: usize, row: usize) -> Work {
    let row = &ROWS[row];
    let create = CREATE[column][row.kind];
    let session = blank_session();
    let helper = create_helper(create, &session);
    // The compiler must not know the helper, or it could call its methods by name.
    let subject = black_box(Subject {
        create,
        helper,
        session,
    });
    // An owner that was asked for a session holds it from now on.
    (row.run)(&subject, 1);
    Box::new(move |rounds| (row.run)(&subject, rounds))
}

fn create_helper(create: Create, session: &IUnknown) -> IOlkAccountHelper {
    static OUTLOOK: ProfileName = ProfileName::literal("Outlook");
    // SAFETY: the functions of `CREATE` take a name and a session, which may be any.
    unsafe { create(&OUTLOOK, session.clone()) }
}

fn references(subject: &Subject, rounds: u32) {
    (0..rounds).for_each(|_| drop(subject.helper.clone()));
}

fn query_interface(subject: &Subject, rounds: u32) {
    let mut found = subject.helper.as_raw();
    (0..rounds).for_each(|_| {
        // SAFETY: the out-parameter is a local variable, which then has a reference to the helper.
        unsafe {
            let _ = subject
                .helper
                .query(&IOlkAccountHelper::IID, &raw mut found);
            drop(IOlkAccountHelper::from_raw(found));
        }
    });
}

fn identity<const CAPACITY: u32>(subject: &Subject, rounds: u32) {
    let mut buffer = [0; 65];
    (0..rounds).for_each(|_| {
        let mut size = CAPACITY;
        // SAFETY: the buffer has at least `CAPACITY` units.
        let _ = unsafe {
            subject
                .helper
                .GetIdentity(buffer.as_mut_ptr(), &raw mut size)
        };
    });
}

fn get_session(subject: &Subject, rounds: u32) {
    // The blank helper leaves this session in the out-parameter.
    let mut session = subject.session.as_raw();
    (0..rounds).for_each(|_| {
        // SAFETY: the out-parameter is a local variable, which then has a reference to the session.
        unsafe {
            let _ = subject.helper.GetMapiSession(&raw mut session);
            drop(IUnknown::from_raw(session));
        }
    });
}

fn hand_off(subject: &Subject, rounds: u32) {
    (0..rounds).for_each(|_| {
        // SAFETY: the method has no arguments.
        let _ = unsafe { subject.helper.HandsOffSession() };
    });
}

fn open_and_hand_off(subject: &Subject, rounds: u32) {
    (0..rounds).for_each(|_| {
        get_session(subject, 1);
        hand_off(subject, 1);
    });
}

fn place_holder(subject: &Subject, rounds: u32) {
    (0..rounds).for_each(|_| {
        // SAFETY: the method has one argument, which may be NULL.
        let _ = unsafe { subject.helper.PlaceHolder1(ptr::null_mut()) };
    });
}

fn create_and_drop(subject: &Subject, rounds: u32) {
    (0..rounds).for_each(|_| drop(create_helper(subject.create, &subject.session)));
}
