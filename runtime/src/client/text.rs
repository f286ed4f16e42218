//! UTF-16, as the API has it, and Rust's own text.

use super::Cause;

/// How many units there are before the NUL.
///
/// # Safety
///
/// `start` can be read up to and including a NUL. It need not be aligned.
#[inline]
pub(super) unsafe fn length(start: *const u16) -> usize {
    let mut length = 0;
    // SAFETY: no NUL has come yet, so there is a unit here.
    while unsafe { start.add(length).read_unaligned() } != 0 {
        length += 1;
    }
    length
}

/// The text that these units are.
///
/// It is written to one piece of memory of the right size, which never grows: nothing of a secret is left behind in a
/// smaller one.
///
/// # Errors
///
/// [`Cause::LoneSurrogate`], with its place.
#[inline]
pub(super) fn decode(units: impl ExactSizeIterator<Item = u16> + Clone) -> Result<String, Cause> {
    if units.clone().fold(0, |seen, unit| seen | unit) < 0x80 {
        #[allow(clippy::cast_possible_truncation, reason = "every unit is below 0x80")]
        let bytes: Vec<u8> = units.map(|unit| unit as u8).collect();
        // SAFETY: every byte is below 0x80, and that is ASCII.
        return Ok(unsafe { String::from_utf8_unchecked(bytes) });
    }
    decode_beyond_ascii(units)
}

/// [`decode`], for any text. It is out of the way of most, which is ASCII.
#[inline(never)]
fn decode_beyond_ascii(units: impl Iterator<Item = u16> + Clone) -> Result<String, Cause> {
    let mut text = String::with_capacity(utf8_length(units.clone())?);
    // No unit is lost here: surrogates that have no partner were found when the length was.
    text.extend(char::decode_utf16(units).flatten());
    Ok(text)
}

/// How many bytes these units are in UTF-8.
fn utf8_length(units: impl Iterator<Item = u16>) -> Result<usize, Cause> {
    let (mut bytes, mut position) = (0, 0);
    for character in char::decode_utf16(units) {
        let character = character.map_err(|_| Cause::LoneSurrogate { position })?;
        bytes += character.len_utf8();
        position += character.len_utf16();
    }
    Ok(bytes)
}

/// `text` as units with a NUL behind them, in memory that never grows.
///
/// # Errors
///
/// [`Cause::ContainsNul`], where the text would end at once for whoever reads it. Nothing has been copied then.
pub(super) fn encode(text: &str) -> Result<Vec<u16>, Cause> {
    with_nul(text.encode_utf16())
}

/// As [`encode`], of units.
pub(super) fn with_nul(units: impl Iterator<Item = u16> + Clone) -> Result<Vec<u16>, Cause> {
    if let Some(position) = units.clone().position(|unit| unit == 0) {
        return Err(Cause::ContainsNul { position });
    }
    let mut text = Vec::with_capacity(units.clone().count() + 1);
    text.extend(units);
    text.push(0);
    Ok(text)
}
