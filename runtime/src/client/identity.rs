//! Asking a helper for its profile name, as account managers have to.

use crate::sys::{E_OUTOFMEMORY, E_UNEXPECTED, IOlkAccountHelper, S_OK};
use windows_core::HRESULT;

/// The size of the first buffer, in UTF-16 units. It has room for every profile name that MAPI accepts.
///
/// Helpers in wide use count the name without its NUL. If the caller asks for the size first and then passes a buffer of
/// exactly that size, they answer `S_OK` with an empty name, or end the process.
const ROOMY: u32 = 256;

/// No buffer has more units than this.
const LIMIT: u32 = 0x1_0000;

/// How often a helper is asked that names a larger size each time.
const ATTEMPTS: usize = 4;

/// Returns the name that stands before the first NUL, in UTF-16 units: at least one.
///
/// After each call of `GetIdentity`, `observe` gets the size of the buffer and `*pcch` on return, in UTF-16 units, and the
/// answer.
///
/// # Errors
///
/// The helper's failure. `E_OUTOFMEMORY` from a helper that finds every buffer too small. `E_UNEXPECTED` for a size
/// of 65,536 units or more, for another success than `S_OK`, and for `S_OK` with an empty name or without a NUL.
pub(crate) fn identity(
    helper: &IOlkAccountHelper,
    mut observe: impl FnMut(u32, u32, HRESULT),
) -> Result<Vec<u16>, HRESULT> {
    let mut size = ROOMY;
    for _ in 0..ATTEMPTS {
        // A helper that answers success and writes nothing leaves no NUL.
        let mut buffer = vec![u16::MAX; size as usize];
        let mut length = size;
        // SAFETY: the buffer has `length` units.
        let answer = unsafe { helper.GetIdentity(buffer.as_mut_ptr(), &raw mut length) };
        observe(size, length, answer);
        if answer == S_OK {
            return name_in(buffer);
        }
        if answer != E_OUTOFMEMORY {
            return Err(if answer.is_ok() { E_UNEXPECTED } else { answer });
        }
        if length >= LIMIT {
            return Err(E_UNEXPECTED);
        }
        // One unit more, for a helper that counts without the NUL.
        if length < size {
            break;
        }
        size = length + 1;
    }
    Err(E_OUTOFMEMORY)
}

/// Returns the units before the first NUL.
fn name_in(mut buffer: Vec<u16>) -> Result<Vec<u16>, HRESULT> {
    match buffer.iter().position(|&unit| unit == 0) {
        None | Some(0) => Err(E_UNEXPECTED),
        Some(end) => {
            buffer.truncate(end);
            Ok(buffer)
        }
    }
}
