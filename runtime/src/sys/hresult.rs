//! The return values that the interfaces here are documented with, from `winerror.h`.

use windows_core::HRESULT;

/// `0x00000000`: done.
pub const S_OK: HRESULT = HRESULT(0);
/// `0x00000001`: done, but the answer is no, or the end was reached.
pub const S_FALSE: HRESULT = HRESULT(1);
/// `0x80004001`: not implemented; from `HandsOffSession`: the helper did not create the session.
pub const E_NOTIMPL: HRESULT = failure(0x8000_4001);
/// `0x80004002`: the object has no such interface.
pub const E_NOINTERFACE: HRESULT = failure(0x8000_4002);
/// `0x80004003`: a pointer that must not be NULL is.
pub const E_POINTER: HRESULT = failure(0x8000_4003);
/// `0x80004005`: failed, for no reason that has a code of its own.
pub const E_FAIL: HRESULT = failure(0x8000_4005);
/// `0x8000FFFF`: something happened that must not.
pub const E_UNEXPECTED: HRESULT = failure(0x8000_FFFF);
/// `0x8007000E`: no memory; from `GetIdentity`: the buffer is too small.
pub const E_OUTOFMEMORY: HRESULT = failure(0x8007_000E);
/// `0x80070057`: an argument is wrong; from `GetIdentity`: `pcch` is NULL.
pub const E_INVALIDARG: HRESULT = failure(0x8007_0057);

/// The HRESULT with these bits, which are published as an unsigned number.
#[allow(
    clippy::cast_possible_wrap,
    reason = "the sign bit is what makes it a failure"
)]
const fn failure(bits: u32) -> HRESULT {
    HRESULT(bits as i32)
}
