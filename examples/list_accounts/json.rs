//! JSON for programs.

use crate::accounts::Entry;
use core::fmt::Write;
use serde::Serializer;

/// The accounts as an array of objects, without a line break at the end.
pub(crate) fn of(accounts: &[Entry]) -> String {
    serde_json::to_string_pretty(accounts).expect("texts, numbers and bytes are JSON")
}

/// Bytes as a text, two digits each, as MAPI's own tools have entry IDs.
pub(crate) fn hexadecimal<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // A `String` takes all that is written to it.
        let _ = write!(text, "{byte:02X}");
    }
    serializer.serialize_str(&text)
}
