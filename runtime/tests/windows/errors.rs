//! Error info: where COM on Windows keeps what an HRESULT can't say, and what a helper does to it.

use core::ptr;
use olk_account::sys::{E_NOTIMPL, E_UNEXPECTED, MAPI_E_LOGON_FAILED};
use olk_account::{IOlkAccountHelper, LendSession, OpenSession, olk_account_helper};
use windows::Win32::System::Com::{GetErrorInfo, IErrorInfo, SetErrorInfo};
use windows::Win32::System::Ole::CreateErrorInfo;
use windows_core::{Error, HRESULT, IUnknown, Interface, Result, w};

const MESSAGE: &str = "the profile is locked by another program";

/// A helper that fails to log on, as `fails` has it.
#[olk_account_helper(owns_session, profile = "Outlook")]
struct Owner {
    fails: fn() -> Error,
}

impl OpenSession for Owner {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Err((self.fails)())
    }
}

/// A helper that fails to lend a session.
#[olk_account_helper(profile = "Outlook")]
struct Borrower {
    fails: fn() -> Error,
}

impl LendSession for Borrower {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        Err((self.fails)())
    }
}

/// A helper of each kind.
fn helpers(fails: fn() -> Error) -> [IOlkAccountHelper; 2] {
    [Owner { fails }.into(), Borrower { fails }.into()]
}

/// Error info as an OLE program makes it.
fn error_info() -> IErrorInfo {
    // SAFETY: nothing is asked of the caller.
    let info = unsafe { CreateErrorInfo() }.expect("CreateErrorInfo failed");
    // SAFETY: the text is NUL-terminated.
    unsafe { info.SetDescription(w!("the profile is locked by another program")) }
        .expect("SetDescription failed");
    info.cast().expect("every such object has both interfaces")
}

/// Leaves error info on this thread, or takes away what is there.
fn leave(info: Option<&IErrorInfo>) {
    // SAFETY: nothing is asked of the caller; NULL is allowed.
    unsafe { SetErrorInfo(0, info) }.expect("SetErrorInfo failed");
}

/// Takes the error info that is on this thread.
fn take() -> Option<IErrorInfo> {
    // SAFETY: nothing is asked of the caller.
    unsafe { GetErrorInfo(0) }.ok()
}

/// `GetMapiSession`, without a look at the error info.
fn get_mapi_session(helper: &IOlkAccountHelper) -> HRESULT {
    let mut session = ptr::dangling_mut();
    // SAFETY: the out pointer is a local variable's.
    let answer = unsafe { helper.GetMapiSession(&raw mut session) };
    assert!(session.is_null(), "a failure hands out NULL");
    answer
}

/// An error that took its info from the thread, as errors of COM calls do.
fn locked() -> Error {
    leave(Some(&error_info()));
    Error::from(MAPI_E_LOGON_FAILED)
}

#[test]
fn an_error_keeps_its_hresult_and_its_message() {
    for helper in helpers(locked) {
        leave(None);
        assert_eq!(get_mapi_session(&helper), MAPI_E_LOGON_FAILED);
        let info = take().expect("the error's info is left for the caller");
        // SAFETY: nothing is asked of the caller.
        let message = unsafe { info.GetDescription() }.expect("GetDescription failed");
        assert_eq!(message, MESSAGE);
    }
}

#[test]
fn a_rust_caller_gets_the_message_with_the_error() {
    for helper in helpers(locked) {
        leave(None);
        let error = helper.mapi_session().expect_err("the helper fails");
        assert_eq!(error.code(), MAPI_E_LOGON_FAILED);
        assert_eq!(error.message(), MESSAGE);
        assert!(take().is_none(), "the error has it now");
    }
}

#[test]
fn a_message_written_in_rust_reaches_the_caller() {
    for helper in helpers(|| Error::new(MAPI_E_LOGON_FAILED, MESSAGE)) {
        leave(None);
        let error = helper.mapi_session().expect_err("the helper fails");
        assert_eq!(error.code(), MAPI_E_LOGON_FAILED);
        assert_eq!(error.message(), MESSAGE);
    }
}

#[test]
fn an_error_without_info_leaves_the_threads_error_info_alone() {
    for helper in helpers(|| Error::from_hresult(MAPI_E_LOGON_FAILED)) {
        let before = error_info();
        leave(Some(&before));
        assert_eq!(get_mapi_session(&helper), MAPI_E_LOGON_FAILED);
        assert_eq!(take(), Some(before));
    }
}

#[test]
fn a_success_code_in_an_error_is_no_success() {
    for helper in helpers(|| Error::from_hresult(HRESULT(1))) {
        assert_eq!(get_mapi_session(&helper), E_UNEXPECTED);
    }
}

/// Whoever asks a thread for its error info takes it away: it is still there, so nobody asked.
#[test]
fn a_bare_answer_costs_no_look_at_the_threads_error_info() {
    let before = error_info();
    leave(Some(&before));
    let [_, borrower] = helpers(locked);
    // SAFETY: neither method looks at anything.
    unsafe {
        assert_eq!(borrower.HandsOffSession(), E_NOTIMPL);
        assert_eq!(borrower.PlaceHolder1(ptr::null_mut()), E_NOTIMPL);
    }
    assert_eq!(take(), Some(before));
}
