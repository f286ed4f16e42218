//! The profiles, and MAPI's table of them.

// The lints are about what `#[implement]` writes.
#![allow(clippy::inline_always, clippy::ref_as_ptr)]

use super::{allocated, note};
use core::ffi::CStr;
use core::slice;
use outlook_mapi::sys::{
    __UPV, IMAPITable, IMsgServiceAdmin, IProfAdmin, IProfAdmin_Impl, MAPIERROR,
    PR_DEFAULT_PROFILE, PR_DISPLAY_NAME_A, SPropTagArray, SPropValue, SRow, SRowSet,
};
use windows::Win32::Foundation::E_NOTIMPL;
use windows_core::{HRESULT, IUnknown, Interface, OutRef, PSTR, Result, implement};

/// A profile.
pub(crate) struct Profile {
    name: &'static CStr,
    is_default: bool,
    /// One of its services can't be opened.
    pub(crate) is_broken: bool,
}

const PROFILES: [Profile; 2] = [
    Profile {
        name: c"Broken",
        is_default: false,
        is_broken: true,
    },
    Profile {
        name: c"Outlook",
        is_default: true,
        is_broken: false,
    },
];

/// The profile of this name.
pub(crate) fn named(name: &str) -> Option<&'static Profile> {
    const { &PROFILES }
        .iter()
        .find(|profile| profile.name.to_bytes() == name.as_bytes())
}

#[implement(IProfAdmin)]
struct Administration;

/// The object that knows the profiles.
pub(crate) fn administration() -> IProfAdmin {
    Administration.into()
}

/// The table of profiles, seen from outside: nobody calls it but by `HrQueryAllRows`.
#[implement()]
struct Table;

/// Methods that nobody calls here.
macro_rules! not_implemented {
    ($($method:ident($($argument:ty),*);)*) => {$(
        fn $method(&self, $(_: $argument),*) -> Result<()> {
            Err(E_NOTIMPL.into())
        }
    )*};
}

impl IProfAdmin_Impl for Administration_Impl {
    fn GetProfileTable(&self, flags: u32) -> Result<IMAPITable> {
        note(format!("GetProfileTable {flags:#X}"));
        let table: IUnknown = Table.into();
        // SAFETY: nobody calls a method of it but IUnknown's, which every interface begins with.
        Ok(unsafe { IMAPITable::from_raw(table.into_raw()) })
    }

    not_implemented! {
        GetLastError(HRESULT, u32, *mut *mut MAPIERROR);
        CreateProfile(*mut i8, *mut i8, usize, u32);
        DeleteProfile(*mut i8, u32);
        ChangeProfilePassword(*mut i8, *mut i8, *mut i8, u32);
        CopyProfile(*mut i8, *mut i8, *mut i8, usize, u32);
        RenameProfile(*mut i8, *mut i8, *mut i8, usize, u32);
        SetDefaultProfile(*mut i8, u32);
        AdminServices(*mut i8, *mut i8, usize, u32, OutRef<'_, IMsgServiceAdmin>);
    }
}

/// As many values as a row has: one for each column that is known here.
type Values = [SPropValue; 2];

/// An `SRowSet` with a row for each profile.
#[repr(C)]
struct Rows {
    count: u32,
    rows: [SRow; PROFILES.len()],
}

/// A row for each profile, with these columns.
///
/// # Safety
///
/// The columns are valid.
pub(crate) unsafe fn rows(columns: *const SPropTagArray) -> *mut SRowSet {
    // SAFETY: as the caller promises: behind the number of columns, there are as many tags.
    let tags = unsafe {
        let count = (*columns).cValues as usize;
        slice::from_raw_parts((&raw const (*columns).aulPropTag).cast::<u32>(), count)
    };
    assert_eq!(tags, [PR_DISPLAY_NAME_A, PR_DEFAULT_PROFILE]);
    let row = |profile: &Profile| {
        let name = PSTR(profile.name.as_ptr().cast_mut().cast());
        let values: Values = [
            value(PR_DISPLAY_NAME_A, __UPV { lpszA: name }),
            value(
                PR_DEFAULT_PROFILE,
                __UPV {
                    b: profile.is_default.into(),
                },
            ),
        ];
        allocated(1);
        SRow {
            ulAdrEntryPad: 0,
            cValues: 2,
            lpProps: Box::into_raw(Box::new(values)).cast(),
        }
    };
    allocated(1);
    let rows = Rows {
        count: 2,
        rows: PROFILES.each_ref().map(row),
    };
    Box::into_raw(Box::new(rows)).cast()
}

fn value(tag: u32, value: __UPV) -> SPropValue {
    SPropValue {
        ulPropTag: tag,
        dwAlignPad: 0,
        Value: value,
    }
}

/// Frees rows, and such of their values as nobody has taken.
///
/// # Safety
///
/// They come from `rows`, and are freed but once.
pub(crate) unsafe fn free(rows: *mut SRowSet) {
    // SAFETY: as the caller promises.
    let rows = unsafe { Box::from_raw(rows.cast::<Rows>()) };
    for row in &rows.rows {
        if !row.lpProps.is_null() {
            // SAFETY: nobody has taken them, or the pointer would be NULL.
            unsafe { free_values(row.lpProps) };
        }
    }
    allocated(-1);
}

/// Frees the values of a row.
///
/// # Safety
///
/// They come from `rows`, and are freed but once.
pub(crate) unsafe fn free_values(values: *mut SPropValue) {
    // SAFETY: as the caller promises.
    drop(unsafe { Box::from_raw(values.cast::<Values>()) });
    allocated(-1);
}
