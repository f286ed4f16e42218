//! HRESULTs by name.

use crate::sys::{PublishedHresult, Returned};
use core::fmt;
use windows_core::HRESULT;

/// An HRESULT that prints as the name by which it is documented, or else as a number.
pub(super) struct Answer(pub(super) HRESULT);

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match PublishedHresult::find(self.0, Returned::ByAny) {
            Some(published) => f.write_str(published.name),
            None => write!(f, "{:#010X}", self.0.0),
        }
    }
}
