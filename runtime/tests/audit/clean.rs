//! Helpers that keep every rule.

use super::Bench;
use super::session::SessionBox;
use olk_account::audit::{self, Expect, Report, Role, Rule, Verdict};
use olk_account::{IOlkAccountHelper, LendSession, OpenSession, ProfileName, olk_account_helper};
use windows_core::{IUnknown, Interface, Result};

/// A session, by a reference of its own.
fn reference(session: &SessionBox) -> IUnknown {
    let raw = session.pointer();
    // SAFETY: the session is there as long as the tests use it.
    unsafe { IUnknown::from_raw_borrowed(&raw) }
        .unwrap()
        .clone()
}

#[olk_account_helper(owns_session)]
struct Owner {
    #[profile]
    profile: ProfileName,
    opens: IUnknown,
}

impl OpenSession for Owner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(self.opens.clone())
    }
}

#[olk_account_helper]
struct Borrower {
    #[profile]
    profile: ProfileName,
    #[session]
    session: IUnknown,
}

#[olk_account_helper(profile = "x")]
struct Lender(IUnknown);

impl LendSession for Lender {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        Ok(self.0.clone())
    }
}

#[olk_account_helper(
    owns_session,
    profile = "A name of sixty-four characters: as many as a profile's may have"
)]
struct Opener;

impl OpenSession for Opener {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Lender(SessionOfItsOwn.into()).into())
    }
}

/// Any COM object will do for a session.
#[olk_account_helper(owns_session, profile = "a session")]
struct SessionOfItsOwn;

impl OpenSession for SessionOfItsOwn {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Err(windows_core::Error::from_hresult(olk_account::sys::E_FAIL))
    }
}

/// The report is clean, and nothing that can be seen was left out.
#[track_caller]
fn passes(report: &Report, role: Role, unseen: &[Rule]) {
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.role(), Some(role));
    let not_held: Vec<Rule> = report
        .findings()
        .iter()
        .filter(|finding| finding.verdict != Verdict::Held)
        .map(|finding| finding.rule)
        .collect();
    assert_eq!(not_held, unseen, "{report}");
}

const OWNER_UNSEEN: &[Rule] = &[
    Rule::SessionFailureNull,
    Rule::HandsOffBorrower,
    Rule::HandsOffUntouched,
];
const BORROWER_UNSEEN: &[Rule] = &[
    Rule::SessionFailureNull,
    Rule::HandsOffOwner,
    Rule::HandsOffReleases,
];

#[test]
fn an_owner_made_with_the_attribute_is_clean() {
    let session = SessionBox::new(true);
    let owner: IOlkAccountHelper = Owner {
        profile: ProfileName::new("Outlook").unwrap(),
        opens: reference(&session),
    }
    .into();
    let before = session.references();
    passes(
        &audit::run(&owner, Expect::Owner),
        Role::Owner,
        OWNER_UNSEEN,
    );
    assert_eq!(session.references(), before, "references are left");
    assert!(audit::run(&owner, Expect::Either).is_clean());
}

#[test]
fn an_owner_that_opens_another_session_each_time_is_clean() {
    let owner: IOlkAccountHelper = Opener.into();
    passes(
        &audit::run(&owner, Expect::Owner),
        Role::Owner,
        OWNER_UNSEEN,
    );
}

#[test]
fn a_borrower_made_with_the_attribute_is_clean() {
    let session = SessionBox::new(true);
    let borrower: IOlkAccountHelper = Borrower {
        profile: ProfileName::new("Ein Profil für Ümläute").unwrap(),
        session: reference(&session),
    }
    .into();
    let before = session.references();
    passes(
        &audit::run(&borrower, Expect::Borrower),
        Role::Borrower,
        BORROWER_UNSEEN,
    );
    assert_eq!(session.references(), before, "references are left");
    assert!(audit::run(&borrower, Expect::Either).is_clean());
}

#[test]
fn a_lender_made_with_the_attribute_is_clean() {
    let session = SessionBox::new(true);
    let lender: IOlkAccountHelper = Lender(reference(&session)).into();
    passes(
        &audit::run(&lender, Expect::Borrower),
        Role::Borrower,
        BORROWER_UNSEEN,
    );
}

#[test]
fn a_helper_whose_sessions_do_not_open_is_clean() {
    let owner: IOlkAccountHelper = SessionOfItsOwn.into();
    let report = audit::run(&owner, Expect::Owner);
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.verdict(Rule::SessionFailureNull), &Verdict::Held);
}

#[test]
fn a_helper_written_by_hand_is_clean() {
    passes(
        &Bench::new(Role::Owner, None).audit(Expect::Owner),
        Role::Owner,
        OWNER_UNSEEN,
    );
    passes(
        &Bench::new(Role::Borrower, None).audit(Expect::Borrower),
        Role::Borrower,
        BORROWER_UNSEEN,
    );
}

#[test]
fn every_reference_is_given_back() {
    for expect in [Expect::Owner, Expect::Borrower, Expect::Either] {
        let owner = Bench::new(Role::Owner, None);
        owner.audit(expect);
        assert_eq!(owner.helper().references(), 1);
        assert_eq!(owner.helper().session_references(), [0, 0]);

        let borrower = Bench::new(Role::Borrower, None);
        borrower.audit(expect);
        assert_eq!(borrower.helper().references(), 1);
        assert_eq!(borrower.helper().session_references(), [1]);
    }
}
