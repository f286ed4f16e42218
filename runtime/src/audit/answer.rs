//! HRESULTs by name.

use crate::sys;
use core::fmt;
use windows_core::HRESULT;

/// An HRESULT that prints as the name by which it is documented, or else as a number.
pub(super) struct Answer(pub(super) HRESULT);

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            sys::S_OK => "S_OK",
            sys::S_FALSE => "S_FALSE",
            sys::E_NOTIMPL => "E_NOTIMPL",
            sys::E_NOINTERFACE => "E_NOINTERFACE",
            sys::E_POINTER => "E_POINTER",
            sys::E_FAIL => "E_FAIL",
            sys::E_UNEXPECTED => "E_UNEXPECTED",
            sys::E_OUTOFMEMORY => "E_OUTOFMEMORY",
            sys::E_INVALIDARG => "E_INVALIDARG",
            other => return write!(f, "{:#010X}", other.0),
        })
    }
}
