//! HRESULTs by name.

use crate::sys::{PublishedHresult, Source};
use core::fmt;
use windows_core::HRESULT;

/// An HRESULT that prints as the name by which it is documented, or else as a number.
pub(super) struct Answer(pub(super) HRESULT);

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match PublishedHresult::find(self.0, Source::Any) {
            Some(published) => f.write_str(published.name),
            None => write!(f, "{:#010X}", self.0.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use crate::sys::HRESULTS;
    use windows_core::HRESULT;

    #[test]
    fn an_answer_prints_its_published_name_or_its_digits() {
        for row in HRESULTS {
            let printed = Answer(row.value).to_string();
            let same = HRESULTS.iter().filter(|other| other.value == row.value);
            assert!(
                same.map(|other| other.name).any(|name| name == printed),
                "{printed}"
            );
        }
        assert_eq!(Answer(HRESULT(0x0123_4567)).to_string(), "0x01234567");
    }
}
