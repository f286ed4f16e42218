//! An audit for helpers, whoever wrote them and in whatever language: do they keep to the documented rules?
//!
//! [`run`] makes the calls that Outlook's account manager makes, and some that it doesn't, and looks at what comes
//! back. Its [`Report`] has a [`Verdict`] on every [`Rule`], and prints as a table. It takes the feature `audit`.
//!
//! ```
//! use olk_account::audit::{self, Expect, Rule};
//! use olk_account::{IOlkAccountHelper, olk_account_helper};
//! use windows_core::IUnknown;
//!
//! /// Hands out a session that somebody else created.
//! #[olk_account_helper(profile = "Outlook")]
//! struct AddInHelper(#[session] IUnknown);
//! # #[olk_account_helper(owns_session, profile = "a stand-in for MAPI")]
//! # struct Mapi;
//! # impl olk_account::OpenSession for Mapi {
//! #     type Session = IUnknown;
//! #     fn open_session(&self) -> windows_core::Result<IUnknown> { Ok(Mapi.into()) }
//! # }
//! # let session: IUnknown = Mapi.into();
//! let helper: IOlkAccountHelper = AddInHelper(session).into();
//!
//! let report = audit::run(&helper, Expect::Borrower);
//! assert!(report.is_clean(), "{report}");
//!
//! // Nobody may take it for one that creates its sessions.
//! let report = audit::run(&helper, Expect::Owner);
//! assert_eq!(report.broken().collect::<Vec<_>>(), [Rule::HandsOffOwner]);
//! ```
//!
//! # What it takes
//!
//! The helper to itself: while it runs, no other thread may use the helper or its session, or what it sees of their
//! references is wrong. It asks for sessions, and has them handed off: an owner opens two, or three where a
//! `GetMapiSession` with a NULL pointer opens one. An owner is left without a session.
//!
//! # What it survives
//!
//! What a helper hands out with a failure isn't looked at. What it hands out with success is taken for what COM
//! says that it is, an interface pointer with a reference. Helper and sessions are held with spare references, so
//! that one too many given up is seen and not suffered. Around the buffers for the name there is room that a
//! helper may overrun, and sizes beyond reason are not allocated.
//!
//! What can't be survived is what happens in the helper's own code: many write through a NULL pointer where
//! an error code is called for. So those calls come last, and a program that audits libraries does best to run
//! the audit in a process apart, as `examples/audit` in this crate's repository does: [`Audit::noting`] tells
//! which rule is being looked at, and [`Audit::given`] makes the next attempt leave it out.
//!
//! # What it can't see
//!
//! - Whether the helper did create the session. It is the one who says so, by what `HandsOffSession` answers,
//!   unless the caller knows better: [`Expect`].
//! - Whether the session is a MAPI session, and whether it is the one of the profile: nothing is called on it but
//!   `IUnknown`'s methods.
//! - What becomes of a session's references where the session doesn't tell, as the answer of its `AddRef` and
//!   `Release`, how many there are.
//! - What a `GetMapiSession` that fails does, unless it does fail.
//! - What happens when several threads call at once, and when the last reference to the helper goes.
//! - What becomes of a NULL IID: in C++ it is a reference, and can't be NULL.

mod answer;
mod asked;
mod auditor;
mod course;
mod hands_off;
mod identity;
mod name;
mod null_pointers;
mod object;
mod pin;
mod place_holder;
mod report;
mod rule;
mod session;
mod unknown;

pub use report::{Finding, Report, Verdict};
pub use rule::Rule;

use crate::sys::IOlkAccountHelper;
use auditor::Auditor;
use core::fmt;

/// Whether a helper is known to create its sessions, or to borrow them.
///
/// A helper that borrows and answers `S_OK` to `HandsOffSession`, the commonest mistake there is, looks from outside
/// much like one that creates: to tell them apart for sure, one has to know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Expect {
    /// It creates them.
    Owner,
    /// It borrows them.
    Borrower,
    /// It isn't known: the helper's own answer to `HandsOffSession` decides, and what it does must go with it.
    #[default]
    Either,
}

/// What a helper is held to: see [`Report::role`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// It creates its sessions: `HandsOffSession` releases them, and answers `S_OK`.
    Owner,
    /// It borrows its sessions: `HandsOffSession` answers `E_NOTIMPL`, and leaves them alone.
    Borrower,
}

/// Audits `helper`: drives it through the documented rules, and tells which of them it keeps.
///
/// What that takes, what it survives and what it can't see is said at the [module](self).
///
/// # Examples
///
/// ```
/// # use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
/// # use windows_core::{IUnknown, Result};
/// use olk_account::audit::{self, Expect, Role};
///
/// # #[olk_account_helper(owns_session, profile = "Outlook")]
/// # struct LogonHelper;
/// # impl OpenSession for LogonHelper {
/// #     type Session = IUnknown;
/// #     fn open_session(&self) -> Result<IUnknown> { Ok(LogonHelper.into()) }
/// # }
/// let helper: IOlkAccountHelper = LogonHelper.into(); // or `from_raw`, for one written elsewhere
/// let report = audit::run(&helper, Expect::Either);
/// println!("{report}");
/// assert!(report.is_clean());
/// assert_eq!(report.role(), Some(Role::Owner));
/// ```
pub fn run(helper: &IOlkAccountHelper, expect: Expect) -> Report {
    Audit::new(expect).run(helper)
}

/// An audit that goes round calls which are known to end the process: [`run`] with more to say.
///
/// # Examples
///
/// ```
/// # use olk_account::{IOlkAccountHelper, OpenSession, olk_account_helper};
/// # use windows_core::{IUnknown, Result};
/// use olk_account::audit::{Audit, Expect, Rule, Verdict};
///
/// # #[olk_account_helper(owns_session, profile = "Outlook")]
/// # struct LogonHelper;
/// # impl OpenSession for LogonHelper {
/// #     type Session = IUnknown;
/// #     fn open_session(&self) -> Result<IUnknown> { Ok(LogonHelper.into()) }
/// # }
/// let helper: IOlkAccountHelper = LogonHelper.into();
/// let crashed = Verdict::Broken("it ended the process, the other day".to_owned());
/// let report = Audit::new(Expect::Owner)
///     .given(Rule::SessionNullOut, crashed)
///     .noting(|rule| eprintln!("looking at {rule}"))
///     .run(&helper);
/// assert_eq!(report.broken().collect::<Vec<_>>(), [Rule::SessionNullOut]);
/// ```
#[must_use = "nothing is audited until `run` is called"]
pub struct Audit<'a> {
    expect: Expect,
    given: Vec<Finding>,
    note: Box<dyn FnMut(Rule) + 'a>,
}

impl<'a> Audit<'a> {
    /// An audit of a helper of which that much is known.
    pub fn new(expect: Expect) -> Self {
        Self {
            expect,
            given: Vec::new(),
            note: Box::new(|_| ()),
        }
    }

    /// Takes the verdict on `rule` as given. The calls that are made for its sake are left out, and what other
    /// rules would have learned from them is not observable.
    pub fn given(mut self, rule: Rule, verdict: Verdict) -> Self {
        self.given.push(Finding { rule, verdict });
        self
    }

    /// Has `note` called before every call that is made to the helper, with the rule for whose sake it is made.
    pub fn noting(mut self, note: impl FnMut(Rule) + 'a) -> Self {
        self.note = Box::new(note);
        self
    }

    /// Audits `helper`, as the function [`run`] does.
    pub fn run(self, helper: &IOlkAccountHelper) -> Report {
        let mut auditor = Auditor::new(helper, self);
        unknown::audit(&mut auditor);
        place_holder::audit(&mut auditor);
        identity::audit(&mut auditor);
        let course = course::take(&mut auditor);
        session::audit(&mut auditor, &course);
        hands_off::audit(&mut auditor, &course);
        null_pointers::audit(&mut auditor);
        auditor.report()
    }
}

impl fmt::Debug for Audit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Audit")
            .field("expect", &self.expect)
            .field("given", &self.given)
            .finish_non_exhaustive()
    }
}
