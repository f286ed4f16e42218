//! What `GetLastError` has to say.

use crate::sys::{E_INVALIDARG, PublishedHresult, Source};
use windows_core::HRESULT;

/// Returns the message for an error: its meaning as a sentence, or its digits.
///
/// # Errors
///
/// `E_INVALIDARG` if `error` is a success.
pub(super) fn of(error: HRESULT) -> Result<Vec<u16>, HRESULT> {
    if error.is_ok() {
        return Err(E_INVALIDARG);
    }
    let message = match PublishedHresult::find(error, Source::Any) {
        Some(published) => sentence(published.meaning),
        None => format!("Error {:#010X}.", error.0),
    };
    Ok(message.encode_utf16().collect())
}

/// Makes a sentence of a meaning, all of which begin with an ASCII letter.
fn sentence(meaning: &str) -> String {
    let (first, rest) = meaning.split_at(1);
    format!("{}{rest}.", first.to_ascii_uppercase())
}
