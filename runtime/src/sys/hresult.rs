//! The return values that the interfaces here are documented with: those of `winerror.h`, of MAPI, and their own.

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

/// `0x800C8001`: the registry is not as it should be; from `Init`.
pub const E_OLK_REGISTRY: HRESULT = failure(0x800C_8001);
/// `0x800C8002`: `Init` has been called before.
pub const E_OLK_ALREADY_INITIALIZED: HRESULT = failure(0x800C_8002);
/// `0x800C8003`: accounts can't be found by this property; from `FindAccount`.
pub const E_OLK_PARAM_NOT_SUPPORTED: HRESULT = failure(0x800C_8003);
/// `0x800C8005`: `Init` hasn't been called.
pub const E_OLK_NOT_INITIALIZED: HRESULT = failure(0x800C_8005);
/// `0x800C800D`: the property can't be set.
pub const E_OLK_PROP_READ_ONLY: HRESULT = failure(0x800C_800D);
/// `0x800C8101`: there is no such account, or the account lacks the property.
pub const E_ACCT_NOT_FOUND: HRESULT = failure(0x800C_8101);
/// `0x800C8102`: the dialog of accounts is up already.
pub const E_ACCT_UI_BUSY: HRESULT = failure(0x800C_8102);
/// `0x800C8105`: an order with more or fewer accounts than the category has.
pub const E_ACCT_WRONG_SORT_ORDER: HRESULT = failure(0x800C_8105);

/// `0x80004005`: the call failed; from `DisplayAccountList`.
pub const MAPI_E_CALL_FAILED: HRESULT = E_FAIL;
/// `0x80070057`: an argument is wrong; from `DisplayAccountList`.
pub const MAPI_E_INVALID_PARAMETER: HRESULT = E_INVALIDARG;
/// `0x80040111`: the logon failed; from `MAPILogonEx`, and so from a helper's `GetMapiSession`.
pub const MAPI_E_LOGON_FAILED: HRESULT = failure(0x8004_0111);
/// `0x80040113`: the user cancelled the dialog.
pub const MAPI_E_USER_CANCEL: HRESULT = failure(0x8004_0113);

/// The HRESULT with these bits, which are published as an unsigned number.
#[allow(
    clippy::cast_possible_wrap,
    reason = "the sign bit is what makes it a failure"
)]
const fn failure(bits: u32) -> HRESULT {
    HRESULT(bits as i32)
}
