//! A stand-in for the library that Outlook brings MAPI in, `olmapi32.dll`, so that a program that logs on with it can be
//! run where there is no Outlook. The binding `outlook-mapi` takes a library of this name that has been loaded before: a
//! test copies it to a file of that name, apart from where programs look for libraries.
//!
//! It has two profiles, one of which can't be logged on to, and each thread its own record of what it was asked.
//!
//! It is for 64-bit Windows, and of no use elsewhere: in the real library for 32-bit programs some names end in the size of
//! the arguments (`FreeProws@4`), which is nothing that Rust could export.

#![cfg(windows)]

mod profiles;
#[path = "../../../runtime/tests/windows/outlook_mapi/session.rs"]
mod session;

use core::ffi::{CStr, c_char, c_void};
use core::ptr;
use outlook_mapi::sys::{
    MAPI_E_FAILONEPROVIDER, MAPI_E_LOGON_FAILED, MAPI_UNICODE, MAPIINIT, SPropTagArray, SPropValue,
    SRowSet,
};
use session::Mapi;
use std::cell::RefCell;
use windows_core::{HRESULT, Interface, PCWSTR};

const S_OK: HRESULT = HRESULT(0);

/// What one thread has asked for.
#[derive(Default)]
struct Record {
    mapi: Mapi,
    calls: Vec<String>,
    /// How many pieces of memory were handed out, and not given back.
    allocated: isize,
}

thread_local! {
    static RECORD: RefCell<Record> = RefCell::default();
}

fn note(call: impl Into<String>) {
    RECORD.with_borrow_mut(|record| record.calls.push(call.into()));
}

fn allocated(difference: isize) {
    RECORD.with_borrow_mut(|record| record.allocated += difference);
}

/// Writes the calls of this thread so far to a buffer of `size` bytes, line by line, and gives how many bytes they take.
///
/// # Safety
///
/// The buffer can be written to.
// SAFETY: no other function of this name is linked into the library; the same goes for those below.
#[unsafe(no_mangle)]
unsafe extern "C" fn fake_mapi_calls(buffer: *mut u8, size: usize) -> usize {
    RECORD.with_borrow(|record| {
        let calls = record.calls.join("\n");
        if calls.len() <= size {
            // SAFETY: there is enough of it.
            unsafe { ptr::copy_nonoverlapping(calls.as_ptr(), buffer, calls.len()) };
        }
        calls.len()
    })
}

#[unsafe(no_mangle)]
unsafe extern "system" fn MAPIInitialize(options: *mut c_void) -> HRESULT {
    // SAFETY: the caller passes one, or NULL.
    let options = unsafe { options.cast::<MAPIINIT>().as_ref() };
    let flags = options.map_or(0, |options| options.ulFlags);
    note(format!("MAPIInitialize {flags:#X}"));
    S_OK
}

#[unsafe(no_mangle)]
extern "system" fn MAPIUninitialize() {
    let (sessions, allocated) =
        RECORD.with_borrow(|record| (record.mapi.counts(), record.allocated));
    let [opened, logged_off, closed] = sessions;
    note(format!(
        "MAPIUninitialize: {opened} opened, {logged_off} logged off, {closed} closed, {allocated} allocated"
    ));
}

#[unsafe(no_mangle)]
unsafe extern "system" fn MAPILogonEx(
    _window: usize,
    name: *mut c_char,
    password: *mut c_char,
    flags: u32,
    session: *mut *mut c_void,
) -> HRESULT {
    let name = if flags & MAPI_UNICODE == 0 {
        // SAFETY: without the flag, it is bytes up to a NUL.
        unsafe { CStr::from_ptr(name) }
            .to_string_lossy()
            .into_owned()
    } else {
        let name = PCWSTR::from_raw(name.cast());
        // SAFETY: with the flag, it is UTF-16 up to a NUL.
        String::from_utf16_lossy(unsafe { name.as_wide() })
    };
    let secret = if password.is_null() {
        ""
    } else {
        " with a password"
    };
    note(format!("MAPILogonEx {name} {flags:#X}{secret}"));
    // SAFETY: the caller has it valid for writing.
    unsafe { session.write(ptr::null_mut()) };
    match profiles::named(&name) {
        None => return MAPI_E_LOGON_FAILED,
        Some(profile) if profile.is_broken => return MAPI_E_FAILONEPROVIDER,
        Some(_) => {}
    }
    let opened = RECORD.with_borrow(|record| record.mapi.log_on());
    // SAFETY: as above.
    unsafe { session.write(opened.into_raw()) };
    S_OK
}

#[unsafe(no_mangle)]
unsafe extern "system" fn MAPIAdminProfiles(_flags: u32, out: *mut *mut c_void) -> HRESULT {
    note("MAPIAdminProfiles");
    // SAFETY: the caller has it valid for writing.
    unsafe { out.write(profiles::administration().into_raw()) };
    S_OK
}

/// Its table is the one of profiles, which has no other.
///
/// # Safety
///
/// The columns are valid, and the rows can be written.
#[unsafe(no_mangle)]
unsafe extern "system" fn HrQueryAllRows(
    _table: *mut c_void,
    columns: *mut SPropTagArray,
    _restriction: *mut c_void,
    _order: *mut c_void,
    _limit: i32,
    rows: *mut *mut SRowSet,
) -> HRESULT {
    // SAFETY: as the caller promises.
    unsafe { rows.write(profiles::rows(columns)) };
    S_OK
}

#[unsafe(no_mangle)]
unsafe extern "system" fn FreeProws(rows: *mut SRowSet) {
    // SAFETY: they come from `HrQueryAllRows`.
    unsafe { profiles::free(rows) };
}

#[unsafe(no_mangle)]
unsafe extern "system" fn MAPIFreeBuffer(values: *mut c_void) -> u32 {
    // SAFETY: the one thing that is handed out to be freed by this is a row's values.
    unsafe { profiles::free_values(values.cast::<SPropValue>()) };
    0
}
