//! UTF-16, as the API has it, and Rust's own text.

use super::Cause;
use zeroize::Zeroizing;

/// Returns how many units there are before the NUL. It reads `limit` units and one more at most, and returns `limit + 1` if
/// none of them is a NUL.
///
/// # Safety
///
/// `start` can be read up to and including the first NUL, or `limit + 1` units of it. It need not be aligned.
#[inline]
pub(super) unsafe fn length(start: *const u16, limit: usize) -> usize {
    /// Comparing with the limit once for so many units takes 2 instructions a unit instead of 5.
    const STEP: usize = 8;
    // SAFETY: no NUL has come yet, and `at` isn't over the limit, so there is a unit here.
    let is_nul = |at| unsafe { start.add(at).read_unaligned() } == 0;
    let mut length = 0;
    while limit - length >= STEP {
        for at in length..length + STEP {
            if is_nul(at) {
                return at;
            }
        }
        length += STEP;
    }
    while length <= limit && !is_nul(length) {
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
        // It is already, unless the units are others than they were.
        let bytes: Vec<u8> = units.map(|unit| (unit & 0x7F) as u8).collect();
        // SAFETY: every byte is below 0x80, whatever the units are, and that is ASCII.
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

/// Copies `units` with a NUL behind them, to memory that never grows.
///
/// # Errors
///
/// [`Cause::ContainsNul`], where the text would end at once for whoever reads it. Nothing has been copied then.
pub(super) fn with_nul(
    units: impl Iterator<Item = u16> + Clone,
) -> Result<Zeroizing<Vec<u16>>, Cause> {
    if let Some(position) = units.clone().position(|unit| unit == 0) {
        return Err(Cause::ContainsNul { position });
    }
    let mut text = Vec::with_capacity(units.clone().count() + 1);
    text.extend(units);
    text.push(0);
    Ok(text.into())
}

#[cfg(test)]
mod tests {
    use super::{Cause, decode, length, with_nul};

    /// Units at every edge there is: of one, two and three bytes in UTF-8, and of the surrogates.
    const EDGES: [u16; 12] = [
        0x0001, 0x007F, 0x0080, 0x07FF, 0x0800, 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000,
        0xFFFF,
    ];

    /// All texts of the edges that are no longer than that.
    fn texts(longest: usize) -> Vec<Vec<u16>> {
        let mut all = vec![vec![]];
        let mut last = all.clone();
        for _ in 0..longest {
            let longer = |text: &Vec<u16>| {
                let text = text.clone();
                EDGES.map(move |edge| [text.as_slice(), &[edge]].concat())
            };
            last = last.iter().flat_map(longer).collect();
            all.extend_from_slice(&last);
        }
        all
    }

    /// Where the first surrogate is that has no partner.
    fn first_alone(units: &[u16]) -> Option<usize> {
        let is = |at: usize, kind: u16| units.get(at).is_some_and(|unit| unit >> 10 == kind);
        (0..units.len()).find(|&at| {
            let is_first_of_pair = is(at, 0x36) && is(at + 1, 0x37);
            let is_second_of_pair = is(at, 0x37) && at > 0 && is(at - 1, 0x36);
            units[at] >> 11 == 0x1B && !is_first_of_pair && !is_second_of_pair
        })
    }

    #[test]
    fn text_is_what_the_standard_library_makes_of_it_in_memory_of_its_size() {
        for units in texts(if cfg!(miri) { 2 } else { 4 }) {
            let decoded = decode(units.iter().copied());
            if let Ok(text) = String::from_utf16(&units) {
                let decoded = decoded.unwrap();
                assert_eq!((&decoded, decoded.capacity()), (&text, text.len()));
                let with_nul = [units.as_slice(), &[0]].concat();
                let encoded = super::with_nul(text.encode_utf16()).unwrap();
                assert_eq!((&*encoded, encoded.capacity()), (&with_nul, with_nul.len()));
            } else {
                let position = first_alone(&units).unwrap();
                assert_eq!(decoded, Err(Cause::LoneSurrogate { position }), "{units:?}");
            }
        }
    }

    #[test]
    fn a_nul_is_found_wherever_it_is() {
        for units in texts(2) {
            let whole = with_nul(units.iter().copied()).unwrap();
            assert_eq!(whole.split_last(), Some((&0, units.as_slice())));
            for limit in [units.len(), units.len() + 1, usize::MAX] {
                // SAFETY: there is a NUL at the end.
                assert_eq!(unsafe { length(whole.as_ptr(), limit) }, units.len());
            }
            for limit in 0..units.len() {
                // SAFETY: there are more units than the limit.
                assert_eq!(unsafe { length(units.as_ptr(), limit) }, limit + 1);
            }
            let twice = [whole.as_slice(), &units].concat();
            let position = units.len();
            let refused = with_nul(twice.into_iter());
            assert_eq!(refused, Err(Cause::ContainsNul { position }));
        }
    }
}
