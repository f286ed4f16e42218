//! The rows of the table: what is called, and on which helper.

use super::session::session;
use super::{Create, Implementation, Profile, blank, by_cpp, by_implement, by_macro};
use crate::Work;
use core::hint::black_box;
use core::ptr;
use olk_account::IOlkAccountHelper;
use windows_core::{IUnknown, Interface};

/// The names of the columns.
pub const COLUMNS: [&str; 3] = ["macro", "C++ by hand", "`implement`"];
/// The number of a further column, whose helper does nothing. Its cost is that of the loops here.
pub const BLANK: usize = COLUMNS.len();

/// A helper, and what is called with.
struct Subject {
    create: Create,
    profile: &'static Profile,
    helper: IOlkAccountHelper,
    session: IUnknown,
}

/// One row.
pub struct Row {
    /// The name of what is called.
    pub name: &'static str,
    kind: fn(&Implementation) -> Create,
    /// Calls it so many times.
    run: fn(&Subject, u32),
    /// Whether an owner holds a session meanwhile.
    held: bool,
    /// How many calls of the helper there are in a round. Its creation is one.
    calls: u32,
}

/// All rows.
#[rustfmt::skip]
pub const ROWS: [Row; 14] = [
    row("AddRef + Release", |by| by.owner, references, 2),
    row("QueryInterface + Release", |by| by.owner, query_interface, 2),
    row("GetIdentity, fits", |by| by.owner, identity::<65>, 1),
    row("GetIdentity, too small", |by| by.owner, identity::<1>, 1),
    Row { held: true, ..row("GetMapiSession + its Release, owner", |by| by.owner, get_session, 1) },
    row("GetMapiSession + its Release, borrower", |by| by.borrower, get_session, 1),
    row("HandsOffSession, owner, none held", |by| by.owner, hand_off, 1),
    row("HandsOffSession, borrower", |by| by.borrower, hand_off, 1),
    row("open, hand off", |by| by.owner, open_and_hand_off, 2),
    row("PlaceHolder1", |by| by.owner, place_holder, 1),
    row("create, drop, owner, fixed profile", |by| by.fixed_owner, create_and_drop, 2),
    row("create, drop, borrower, fixed profile", |by| by.fixed_borrower, create_and_drop, 2),
    row("create, drop, owner, `#[profile]`", |by| by.owner, create_and_drop, 2),
    row("create, drop, borrower, `#[profile]`", |by| by.borrower, create_and_drop, 2),
];

const fn row(
    name: &'static str,
    kind: fn(&Implementation) -> Create,
    run: fn(&Subject, u32),
    calls: u32,
) -> Row {
    Row {
        name,
        kind,
        run,
        held: false,
        calls,
    }
}

impl Row {
    /// Returns the instructions of a round without those of the loop, from all of them and those in [`BLANK`].
    pub fn without_loop(&self, all: f64, blank: f64) -> f64 {
        all - (blank - f64::from(self.calls) * blank::INSTRUCTIONS)
    }
}

/// Prepares the work of a cell: see [`crate::Begin`].
pub fn begin(column: usize, row: usize) -> Work {
    let implementation = match column {
        0 => by_macro::implementation(),
        1 => by_cpp::implementation(),
        2 => by_implement::implementation(),
        _ => blank::implementation(),
    };
    let (row, profile) = (&ROWS[row], implementation.profile);
    let (create, session) = ((row.kind)(&implementation), session());
    // SAFETY: the function and the profile are of one implementation.
    let helper = unsafe { create(profile, session.clone()) };
    let subject = Subject {
        create,
        profile,
        helper,
        session,
    };
    (row.run)(&subject, 1);
    if row.held {
        get_session(&subject, 1);
    } else {
        hand_off(&subject, 1);
    }
    // The compiler must not know the helper, or it would call its methods by name.
    let subject = black_box(subject);
    Box::new(move |rounds| (row.run)(&subject, rounds))
}

fn references(subject: &Subject, rounds: u32) {
    for _ in 0..rounds {
        drop(subject.helper.clone());
    }
}

fn query_interface(subject: &Subject, rounds: u32) {
    let mut found = subject.helper.as_raw();
    for _ in 0..rounds {
        // SAFETY: the out-parameter is a local variable, which then has a reference to the helper.
        unsafe {
            let _ = subject
                .helper
                .query(&IOlkAccountHelper::IID, &raw mut found);
            drop(IOlkAccountHelper::from_raw(found));
        }
    }
}

fn identity<const SIZE: u32>(subject: &Subject, rounds: u32) {
    let mut buffer = [0; 65];
    for _ in 0..rounds {
        let mut size = SIZE;
        // SAFETY: the buffer has at least `size` units.
        let _ = unsafe {
            subject
                .helper
                .GetIdentity(buffer.as_mut_ptr(), &raw mut size)
        };
    }
}

fn get_session(subject: &Subject, rounds: u32) {
    // The session that is released if the helper does nothing.
    let mut session = subject.session.as_raw();
    for _ in 0..rounds {
        // SAFETY: the out-parameter is a local variable, which then has a reference to the session.
        unsafe {
            let _ = subject.helper.GetMapiSession(&raw mut session);
            drop(IUnknown::from_raw(session));
        }
    }
}

fn hand_off(subject: &Subject, rounds: u32) {
    for _ in 0..rounds {
        // SAFETY: the method has no arguments.
        let _ = unsafe { subject.helper.HandsOffSession() };
    }
}

fn open_and_hand_off(subject: &Subject, rounds: u32) {
    let mut session = subject.session.as_raw();
    for _ in 0..rounds {
        // SAFETY: the out-parameter is a local variable, which then has a reference to the session.
        unsafe {
            let _ = subject.helper.GetMapiSession(&raw mut session);
            drop(IUnknown::from_raw(session));
            let _ = subject.helper.HandsOffSession();
        }
    }
}

fn place_holder(subject: &Subject, rounds: u32) {
    for _ in 0..rounds {
        // SAFETY: the method has one argument, which may be NULL.
        let _ = unsafe { subject.helper.PlaceHolder1(ptr::null_mut()) };
    }
}

fn create_and_drop(subject: &Subject, rounds: u32) {
    for _ in 0..rounds {
        // SAFETY: the function and the profile are of one implementation.
        drop(unsafe { (subject.create)(subject.profile, subject.session.clone()) });
    }
}
