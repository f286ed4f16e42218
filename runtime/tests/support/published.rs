//! `IOlkAccountHelper` as Microsoft's reference publishes it, declared once more.
//!
//! Nothing here comes from the crate under test, and nothing but the calling convention from the compiler: these
//! are the numbers, the layouts and the order of slots that a caller in C++ has from its headers. A mistake
//! in the crate's own declaration can't repeat itself here.

use core::ffi::c_void;
use core::{fmt, mem};
use windows_core::IUnknown_Vtbl;

/// An HRESULT, which shows its name when an assertion fails.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hresult(pub(crate) i32);

impl Hresult {
    pub(crate) const S_OK: Self = Self(0);
    pub(crate) const S_FALSE: Self = Self(1);
    pub(crate) const E_NOTIMPL: Self = Self::bits(0x8000_4001);
    pub(crate) const E_NOINTERFACE: Self = Self::bits(0x8000_4002);
    pub(crate) const E_POINTER: Self = Self::bits(0x8000_4003);
    pub(crate) const E_FAIL: Self = Self::bits(0x8000_4005);
    pub(crate) const E_UNEXPECTED: Self = Self::bits(0x8000_FFFF);
    pub(crate) const E_OUTOFMEMORY: Self = Self::bits(0x8007_000E);
    pub(crate) const E_INVALIDARG: Self = Self::bits(0x8007_0057);
    /// What MAPI answers to a logon that it refuses.
    pub(crate) const MAPI_E_LOGON_FAILED: Self = Self::bits(0x8004_0111);
    /// `HRESULT_FROM_WIN32(ERROR_NO_UNICODE_TRANSLATION)`.
    pub(crate) const NO_UNICODE_TRANSLATION: Self = Self::bits(0x8007_0459);

    /// From the number as it is published.
    #[allow(
        clippy::cast_possible_wrap,
        reason = "the sign bit is what makes it a failure"
    )]
    pub(crate) const fn bits(bits: u32) -> Self {
        Self(bits as i32)
    }
}

impl fmt::Debug for Hresult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match *self {
            Self::S_OK => "S_OK",
            Self::S_FALSE => "S_FALSE",
            Self::E_NOTIMPL => "E_NOTIMPL",
            Self::E_NOINTERFACE => "E_NOINTERFACE",
            Self::E_POINTER => "E_POINTER",
            Self::E_FAIL => "E_FAIL",
            Self::E_UNEXPECTED => "E_UNEXPECTED",
            Self::E_OUTOFMEMORY => "E_OUTOFMEMORY",
            Self::E_INVALIDARG => "E_INVALIDARG",
            Self::MAPI_E_LOGON_FAILED => "MAPI_E_LOGON_FAILED",
            Self::NO_UNICODE_TRANSLATION => "NO_UNICODE_TRANSLATION",
            _ => return write!(f, "{:#010X}", self.0),
        };
        f.write_str(name)
    }
}

/// A GUID, as it lies in memory.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Guid {
    data1: u32,
    data2: u16,
    data3: u16,
    data4: [u8; 8],
}

impl Guid {
    /// From its digits as they are printed, without the dashes.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "each field takes the digits that are its own"
    )]
    pub(crate) const fn digits(digits: u128) -> Self {
        Self {
            data1: (digits >> 96) as u32,
            data2: (digits >> 80) as u16,
            data3: (digits >> 64) as u16,
            data4: (digits as u64).to_be_bytes(),
        }
    }
}

/// The digits of `IUnknown`'s IID.
pub(crate) const IUNKNOWN: u128 = 0x0000_0000_0000_0000_C000_0000_0000_0046;
/// The digits of `IOlkAccountHelper`'s IID.
pub(crate) const IOLK_ACCOUNT_HELPER: u128 = 0x9240_A6CB_AF41_11D2_8C3B_0010_4B2A_6676;
/// The digits of `IMAPISession`'s IID.
pub(crate) const IMAPI_SESSION: u128 = 0x0002_0300_0000_0000_C000_0000_0000_0046;

/// The three slots that every COM object begins with.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct UnknownVtable {
    pub(crate) query_interface: unsafe extern "system" fn(
        this: *mut c_void,
        riid: *const Guid,
        ppv_object: *mut *mut c_void,
    ) -> Hresult,
    pub(crate) add_ref: unsafe extern "system" fn(this: *mut c_void) -> u32,
    pub(crate) release: unsafe extern "system" fn(this: *mut c_void) -> u32,
}

impl UnknownVtable {
    /// The slots of an object of these tests, which are declared with the types of `windows-core`.
    pub(crate) const fn of(slots: IUnknown_Vtbl) -> Self {
        // SAFETY: both are three pointers to functions. Their parameters differ in what pointers point to, and both
        // declarations of HRESULT are transparent over `i32`, so calls through either are the same.
        unsafe { mem::transmute(slots) }
    }
}

/// The seven slots of `IOlkAccountHelper`.
#[repr(C)]
pub(crate) struct HelperVtable {
    pub(crate) unknown: UnknownVtable,
    pub(crate) place_holder_1:
        unsafe extern "system" fn(this: *mut c_void, reserved: *mut c_void) -> Hresult,
    pub(crate) get_identity: unsafe extern "system" fn(
        this: *mut c_void,
        pwsz_identity: *mut u16,
        pcch: *mut u32,
    ) -> Hresult,
    pub(crate) get_mapi_session:
        unsafe extern "system" fn(this: *mut c_void, ppmsess: *mut *mut c_void) -> Hresult,
    pub(crate) hands_off_session: unsafe extern "system" fn(this: *mut c_void) -> Hresult,
}

/// The slots of `IMAPISession`, up to the one that is of use here.
#[repr(C)]
pub(crate) struct SessionVtable {
    pub(crate) unknown: UnknownVtable,
    /// Fourteen methods that no helper calls.
    pub(crate) unused: [usize; 14],
    /// The 18th slot.
    pub(crate) logoff: unsafe extern "system" fn(
        this: *mut c_void,
        ui_param: usize,
        flags: u32,
        reserved: u32,
    ) -> Hresult,
}
