//! The profiles that there are, by the table that MAPI has of them.

// The lint is about what `SizedSPropTagArray!` writes.
#![allow(clippy::transmute_ptr_to_ptr)]

use super::choice::Profile;
use core::ptr;
use outlook_mapi::sys::{HrQueryAllRows, MAPIAdminProfiles, PR_DEFAULT_PROFILE, PR_DISPLAY_NAME_A};
use outlook_mapi::{PropTag, PropValue, PropValueData, Row, RowSet, SizedSPropTagArray};
use windows::Win32::Globalization::{CP_ACP, MULTI_BYTE_TO_WIDE_CHAR_FLAGS, MultiByteToWideChar};
use windows_core::{PCSTR, Result};

/// All profiles.
pub(crate) fn all() -> Result<Vec<Profile>> {
    SizedSPropTagArray! { Columns[2] }
    let mut columns = Columns {
        aulPropTag: [PR_DISPLAY_NAME_A, PR_DEFAULT_PROFILE],
        ..Columns::default()
    };
    let mut rows = RowSet::default();
    // SAFETY: MAPI is initialized.
    let administration = unsafe { MAPIAdminProfiles(0) }?;
    // SAFETY: the argument is a plain number. There is no flag for names in Unicode.
    let table = unsafe { administration.GetProfileTable(0) }?;
    let (columns, out) = (columns.as_mut_ptr(), rows.as_mut_ptr());
    // SAFETY: the columns and the rows are local variables; NULL stands for all rows, and 0 for no limit to them.
    unsafe { HrQueryAllRows(&table, columns, ptr::null_mut(), ptr::null_mut(), 0, out) }?;
    Ok(rows.into_iter().map(|row| profile(&row)).collect())
}

fn profile(row: &Row) -> Profile {
    let mut profile = Profile::default();
    for PropValue { tag, value } in row.iter() {
        match (tag, value) {
            (PropTag(PR_DISPLAY_NAME_A), PropValueData::AnsiString(name)) => {
                // SAFETY: the row has a text here, up to its NUL, and is alive.
                profile.name = unsafe { decoded(name) };
            }
            (PropTag(PR_DEFAULT_PROFILE), PropValueData::Boolean(flag)) => {
                profile.is_default = flag != 0;
            }
            _ => {}
        }
    }
    profile
}

/// The text, which is in the code page of the system.
///
/// # Safety
///
/// It can be read up to its NUL.
unsafe fn decoded(text: PCSTR) -> String {
    // SAFETY: as the caller promises.
    let bytes = unsafe { text.as_bytes() };
    let flags = MULTI_BYTE_TO_WIDE_CHAR_FLAGS(0);
    // SAFETY: all pointers are those of slices. Every byte gives a unit at most: there are enough.
    let units = unsafe {
        let mut units = vec![0; bytes.len()];
        let length = MultiByteToWideChar(CP_ACP, flags, bytes, Some(&mut units));
        units.truncate(usize::try_from(length).unwrap_or(0));
        units
    };
    String::from_utf16_lossy(&units)
}
