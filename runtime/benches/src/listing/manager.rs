//! An account manager that costs next to nothing. One static object is the manager, its enumeration and each account,
//! which differ in their identifiers alone. The values are static as well, so `FreeMemory` frees nothing.

use super::ACCOUNTS;
use core::ffi::c_void;
use core::ptr;
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};
use olk_account::sys::{
    ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, E_ACCT_NOT_FOUND, E_NOTIMPL, IOlkAccountManager,
    PROP_ACCT_DELIVERY_STORE, PROP_ACCT_ID, PROP_ACCT_NAME, PROP_ACCT_USER_DISPLAY_NAME,
    PROP_ACCT_USER_EMAIL_ADDR, PROP_INET_PORT, PROP_INET_SERVER, PROP_INET_USER, PROP_SMTP_PORT,
    PROP_SMTP_SERVER, PT_BINARY, PT_LONG, PT_UNICODE, S_FALSE, S_OK,
};
use std::sync::LazyLock;
use windows_core::{GUID, HRESULT, Interface};

/// The methods below, as callgrind names them. Their cost is not that of a listing.
pub const METHODS: &str = "*::listing::manager::method_*";

/// A function with whatever arguments.
type Function = *const ();

/// A COM object. No two of its interfaces have their methods in the same slots.
#[repr(C)]
struct Object {
    vtable: &'static [Function; 29],
    /// The row of the table, which decides on the texts.
    row: usize,
}

// SAFETY: the pointers are to functions, and nothing is written to.
unsafe impl Sync for Object {}

static OBJECTS: [Object; 2] = [
    Object {
        vtable: &VTABLE,
        row: 0,
    },
    Object {
        vtable: &VTABLE,
        row: 1,
    },
];

const VTABLE: [Function; 29] = {
    let mut slots = [not_supported as Function; 29];
    slots[0] = method_query_interface as Function;
    slots[1] = method_add_ref as Function;
    slots[2] = method_release as Function;
    slots[5] = method_get_next as Function;
    slots[11] = method_get_prop as Function;
    slots[16] = method_free_memory as Function;
    slots[20] = method_enumerate_accounts as Function;
    slots
};

/// The texts of the values. The first two pairs are an account's name and its user's, by row.
static TEXTS: LazyLock<[Vec<u16>; 8]> = LazyLock::new(|| {
    [
        "Office (example.com)",
        "Büro (example.com)",
        "Ada Lovelace",
        "Zoë Nováková",
        "ada.lovelace@example.com",
        "imap.example.com",
        "ada",
        "smtp.submission.example.com",
    ]
    .map(|text| text.encode_utf16().chain([0]).collect())
});

/// The number of accounts that have been returned, which is the identifier of the last.
static RETURNED: AtomicU32 = AtomicU32::new(0);
/// The number of references and values that the callers have.
static HANDED_OUT: AtomicU32 = AtomicU32::new(0);

impl Object {
    /// Returns a reference for the caller.
    fn reference(&self) -> *mut c_void {
        count(1);
        ptr::from_ref(self).cast_mut().cast()
    }
}

/// Returns the manager for a row.
pub(super) fn interface(row: usize) -> IOlkAccountManager {
    // SAFETY: the object begins with a vtable that has the manager's methods in their slots, and is static.
    unsafe { IOlkAccountManager::from_raw(OBJECTS[row].reference()) }
}

/// Returns how many references and values have not come back.
#[cfg(test)]
pub(super) fn handed_out() -> u32 {
    HANDED_OUT.load(Relaxed)
}

/// Counts what is handed out, and what comes back. One thread lists at a time.
fn count(more: i32) -> u32 {
    let now = HANDED_OUT.load(Relaxed).wrapping_add_signed(more);
    HANDED_OUT.store(now, Relaxed);
    now
}

extern "system" fn not_supported() -> HRESULT {
    E_NOTIMPL
}

unsafe extern "system" fn method_query_interface(
    this: &Object,
    _iid: &GUID,
    found: &mut *mut c_void,
) -> HRESULT {
    *found = this.reference();
    S_OK
}

unsafe extern "system" fn method_add_ref(_this: &Object) -> u32 {
    count(1)
}

unsafe extern "system" fn method_release(_this: &Object) -> u32 {
    count(-1)
}

unsafe extern "system" fn method_enumerate_accounts(
    this: &Object,
    _category: *const GUID,
    _account_type: *const GUID,
    _flags: u32,
    enumeration: &mut *mut c_void,
) -> HRESULT {
    RETURNED.store(0, Relaxed);
    *enumeration = this.reference();
    S_OK
}

unsafe extern "system" fn method_get_next(this: &Object, account: &mut *mut c_void) -> HRESULT {
    let returned = RETURNED.load(Relaxed);
    if returned == ACCOUNTS {
        *account = ptr::null_mut();
        return S_FALSE;
    }
    RETURNED.store(returned + 1, Relaxed);
    *account = this.reference();
    S_OK
}

unsafe extern "system" fn method_get_prop(
    this: &Object,
    tag: u32,
    value: &mut ACCT_VARIANT,
) -> HRESULT {
    *value = match tag {
        PROP_ACCT_ID => number(RETURNED.load(Relaxed)),
        PROP_ACCT_NAME => text(this.row),
        PROP_ACCT_USER_DISPLAY_NAME => text(2 + this.row),
        PROP_ACCT_USER_EMAIL_ADDR => text(4),
        PROP_ACCT_DELIVERY_STORE => entry_id(),
        PROP_INET_SERVER => text(5),
        PROP_INET_USER => text(6),
        PROP_INET_PORT => number(993),
        PROP_SMTP_SERVER => text(7),
        PROP_SMTP_PORT => number(587),
        _ => return E_ACCT_NOT_FOUND,
    };
    S_OK
}

unsafe extern "system" fn method_free_memory(_this: &Object, _memory: *mut u8) -> HRESULT {
    count(-1);
    S_OK
}

fn number(dw: u32) -> ACCT_VARIANT {
    ACCT_VARIANT {
        dwType: PT_LONG,
        Val: ACCT_VARIANT_0 { dw },
    }
}

/// Returns a text of `TEXTS`.
fn text(number: usize) -> ACCT_VARIANT {
    count(1);
    let pwsz = TEXTS[number].as_ptr().cast_mut();
    ACCT_VARIANT {
        dwType: PT_UNICODE,
        Val: ACCT_VARIANT_0 { pwsz },
    }
}

fn entry_id() -> ACCT_VARIANT {
    static BYTES: [u8; 70] = [7; 70];
    count(1);
    let (cb, pb) = (70, BYTES.as_ptr().cast_mut());
    ACCT_VARIANT {
        dwType: PT_BINARY,
        Val: ACCT_VARIANT_0 {
            bin: ACCT_BIN { cb, pb },
        },
    }
}
