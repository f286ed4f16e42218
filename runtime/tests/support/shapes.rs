//! What every helper of a role has in common, whatever its struct looks like.

use super::caller::Caller;
use super::published::Hresult;
use super::session::{MapiSession, Probe};
use olk_account::{HandsOff, IOlkAccountHelper};
use windows_core::Result;

/// The helper answers as an owner: its session is kept, handed off, and gone.
#[track_caller]
pub(crate) fn assert_owns(helper: impl Into<IOlkAccountHelper>, name: &str) {
    let helper = Caller::of(helper);
    let interface = helper.interface();
    assert_eq!(interface.profile_name().unwrap(), name);
    let session = helper.session();
    assert_eq!(helper.session(), session);
    assert_eq!(session.count(), 2, "the helper's and this one");
    assert_eq!(interface.hand_off().unwrap(), HandsOff::Released);
    assert_eq!(session.release(), 0);
    let next = helper.session();
    drop(interface);
    assert_eq!(helper.release(), 0);
    assert_eq!(next.release(), 0);
}

/// The helper answers as a borrower: its session is lent, and left alone.
#[track_caller]
pub(crate) fn assert_borrows(helper: impl Into<IOlkAccountHelper>, name: &str) {
    let helper = Caller::of(helper);
    assert_eq!(helper.interface().profile_name().unwrap(), name);
    let session = helper.session();
    let before = session.count();
    assert_eq!(helper.hand_off(), Hresult::E_NOTIMPL);
    assert_eq!(session.count(), before);
    assert_eq!(helper.release(), 0);
}

/// A session that nobody watches.
pub(crate) fn fresh_session() -> MapiSession {
    Probe::session().0
}

#[allow(clippy::unnecessary_wraps, reason = "it stands for what can fail")]
pub(crate) fn open_fresh() -> Result<MapiSession> {
    Ok(fresh_session())
}
