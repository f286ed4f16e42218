//! The binding's `IMAPISession` as the session of a helper: one that is opened, one that is lent, and one in a field.

use super::session::Mapi;
use olk_account::{
    HandsOff, IOlkAccountHelper, LendSession, OpenSession, Released, Session, olk_account_helper,
};
use outlook_mapi::sys::IMAPISession;
use windows_core::{Interface, Result};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct Opens(Mapi);

impl OpenSession for Opens {
    type Session = IMAPISession;

    fn open_session(&self) -> Result<IMAPISession> {
        Ok(self.0.log_on())
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IMAPISession>) -> Released<'s> {
        // SAFETY: the session is of this thread; the arguments are numbers.
        let logged_off = unsafe { session.Logoff(0, 0, 0) };
        assert_eq!(logged_off, Ok(()));
        session.release()
    }
}

#[olk_account_helper(profile = "Outlook")]
struct Lends(Option<IMAPISession>);

impl LendSession for Lends {
    type Session = IMAPISession;

    fn lend_session(&self) -> Result<IMAPISession> {
        Ok(self.0.clone().expect("somebody is logged on"))
    }
}

#[olk_account_helper(profile = "Outlook")]
struct Has(#[session] IMAPISession);

#[test]
fn an_owner_opens_it_logs_it_off_and_releases_it() {
    let mapi = Mapi::default();
    let helper: IOlkAccountHelper = Opens(mapi.clone()).into();
    let session = helper.mapi_session().and_then(|session| session.cast());
    let session: IMAPISession = session.expect("the binding's session");
    assert_eq!(mapi.counts(), [1, 0, 0]);
    assert_eq!(helper.hand_off(), Ok(HandsOff::Released));
    assert_eq!(mapi.counts(), [1, 1, 0], "the caller's reference is left");
    drop(session);
    assert_eq!(mapi.counts(), [1, 1, 1]);

    drop(helper.mapi_session());
    drop(helper);
    assert_eq!(
        mapi.counts(),
        [2, 2, 2],
        "the last reference hands off, too"
    );
}

fn it_is_lent(helper: IOlkAccountHelper, session: IMAPISession, mapi: &Mapi) {
    let lent = helper.mapi_session().expect("a session");
    assert_eq!(lent.cast(), Ok(session.clone()));
    assert_eq!(helper.hand_off(), Ok(HandsOff::NotOwned));
    drop((lent, helper));
    assert_eq!(mapi.counts(), [1, 0, 0], "it is left alone");
    drop(session);
    assert_eq!(mapi.counts(), [1, 0, 1], "nobody else keeps it");
}

#[test]
fn a_borrower_lends_it() {
    let mapi = Mapi::default();
    let session = mapi.log_on();
    it_is_lent(Lends(Some(session.clone())).into(), session, &mapi);
}

#[test]
fn a_borrower_has_it_in_a_field() {
    let mapi = Mapi::default();
    let session = mapi.log_on();
    it_is_lent(Has(session.clone()).into(), session, &mapi);
}
