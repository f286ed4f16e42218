//! Text as programs in C++ have it.
//!
//! `windows_core::PCWSTR` reads it on Windows alone: it counts with C's `wcslen`, whose units have 32 bits elsewhere.

use olk_account::ProfileName;

/// The profile name that `text` is; nothing, if it is none.
///
/// # Safety
///
/// `text` is UTF-16 up to a NUL, and aligned.
pub(crate) unsafe fn profile_name(text: *const u16) -> Option<ProfileName> {
    let mut length = 0;
    // SAFETY: all units up to the first NUL may be read, and the loop reads no further.
    while unsafe { text.add(length).read() } != 0 {
        length += 1;
    }
    // SAFETY: these are the units before the NUL.
    let units = unsafe { core::slice::from_raw_parts(text, length) };
    ProfileName::new(&String::from_utf16(units).ok()?).ok()
}
