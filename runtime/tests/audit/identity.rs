//! The `GetIdentity` of a helper that makes the one mistake that it is told to make.

use super::breach::Breach;
use super::helper::Helper;
use super::object::Object;
use olk_account::sys::{E_FAIL, E_INVALIDARG, E_OUTOFMEMORY, E_POINTER, S_OK};
use windows_core::HRESULT;

/// # Safety
///
/// `pcch` is NULL or can be read and written, `buffer` is NULL or can be written for `*pcch`
/// units, and for one more.
pub(crate) unsafe fn get_identity(
    helper: &Object<Helper>,
    buffer: *mut u16,
    pcch: *mut u32,
) -> HRESULT {
    if helper.does(Breach::AddsToItself) {
        helper.add_ref();
    }
    if pcch.is_null() {
        let other = helper.does(Breach::OtherErrorForNullCount);
        return if other { E_POINTER } else { E_INVALIDARG };
    }
    let name = helper.name();
    // SAFETY: as the caller promises.
    let capacity = unsafe { pcch.read() };
    let answer = if buffer.is_null() {
        helper.without_buffer(&name, capacity)
    } else {
        helper.with_buffer(&name, capacity)
    };
    if let Some(size) = helper.size(&name, answer) {
        // SAFETY: as the caller promises.
        unsafe { pcch.write(size) };
    }
    if !buffer.is_null() {
        let written = helper.written(&name, capacity, answer);
        // SAFETY: as the caller promises; one unit past the capacity is what is written at most.
        unsafe { buffer.copy_from_nonoverlapping(written.as_ptr(), written.len()) };
        if helper.does(Breach::WritesBehindTheBuffer) && answer == S_OK {
            // SAFETY: as above.
            unsafe { buffer.add(capacity as usize).write(0) };
        }
    }
    answer
}

impl Helper {
    /// The name, with its NUL.
    fn name(&self) -> Vec<u16> {
        let mut name: Vec<u16> = match () {
            () if self.does(Breach::NoName) => Vec::new(),
            () if self.does(Breach::NameOf65) => vec![0x78; 65],
            () if self.does(Breach::NameOf300) => vec![0x78; 300],
            () if self.does(Breach::LengthVaries) && self.turn() => "Out".encode_utf16().collect(),
            () if self.does(Breach::NameVaries) && self.turn() => {
                "Outrook".encode_utf16().collect()
            }
            () => "Outlook".encode_utf16().collect(),
        };
        name.push(0);
        name
    }

    fn without_buffer(&self, name: &[u16], capacity: u32) -> HRESULT {
        if self.does(Breach::OtherErrorForNullBuffer) {
            E_INVALIDARG
        } else if self.does(Breach::SucceedsWithNullBuffer) && capacity as usize >= name.len() {
            S_OK
        } else {
            E_OUTOFMEMORY
        }
    }

    fn with_buffer(&self, name: &[u16], capacity: u32) -> HRESULT {
        let (length, capacity) = (name.len(), capacity as usize);
        let one_short = [Breach::TruncatesOneShort, Breach::OverrunsOneShort];
        if self.does(Breach::AbsurdSize) || self.does(Breach::WantsOneMore) && capacity == length {
            E_OUTOFMEMORY
        } else if self.does(Breach::WantsItTight) && capacity > length {
            E_FAIL
        } else if capacity >= length
            || capacity + 1 == length && one_short.into_iter().any(|breach| self.does(breach))
        {
            S_OK
        } else if self.does(Breach::OtherErrorForTooSmall) {
            E_FAIL
        } else {
            E_OUTOFMEMORY
        }
    }

    /// What comes to stand in `*pcch`.
    fn size(&self, name: &[u16], answer: HRESULT) -> Option<u32> {
        let kept = if answer == S_OK {
            Breach::KeepsSizeOnSuccess
        } else {
            Breach::KeepsSizeOnFailure
        };
        if self.does(kept) {
            return None;
        }
        if self.does(Breach::AbsurdSize) {
            return Some(u32::MAX);
        }
        let length = u32::try_from(name.len()).unwrap();
        Some(length - u32::from(self.does(Breach::CountsWithoutNul)))
    }

    /// What comes to stand in the buffer.
    fn written(&self, name: &[u16], capacity: u32, answer: HRESULT) -> Vec<u16> {
        let capacity = capacity as usize;
        if answer != S_OK {
            let touches = self.does(Breach::TouchesOnFailure) && capacity > 0;
            return if touches { vec![0] } else { Vec::new() };
        }
        let mut written = name.to_vec();
        if self.does(Breach::WritesNoNul) {
            written.pop();
        } else if self.does(Breach::FillsTheRest) {
            written.resize(capacity, 0);
        } else if self.does(Breach::TruncatesOneShort) {
            written.truncate(capacity);
        }
        written
    }
}
