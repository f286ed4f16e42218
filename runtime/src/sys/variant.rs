//! The values of properties.

use core::fmt;
use core::mem::{align_of, offset_of, size_of};
use core::ptr;

/// Bytes, and how many there are.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ACCT_BIN {
    /// The number of bytes.
    pub cb: u32,
    /// The bytes.
    pub pb: *mut u8,
}

impl Default for ACCT_BIN {
    /// No bytes, and NULL.
    fn default() -> Self {
        Self {
            cb: 0,
            pb: ptr::null_mut(),
        }
    }
}

/// The value of a property.
///
/// What [`IOlkAccount::GetProp`](super::IOlkAccount::GetProp) gives out points to memory of the account's, which is
/// freed with [`IOlkAccount::FreeMemory`](super::IOlkAccount::FreeMemory). There is nothing to be dropped here, and
/// [`Debug`](fmt::Debug) shows the type alone: the rest may be a password.
///
/// # Examples
///
/// ```
/// use olk_account::sys::{ACCT_VARIANT, ACCT_VARIANT_0, PT_LONG};
///
/// let seven = ACCT_VARIANT { dwType: PT_LONG, Val: ACCT_VARIANT_0 { dw: 7 } };
/// # assert_eq!(format!("{seven:?}"), "ACCT_VARIANT { dwType: 3, .. }");
/// ```
#[repr(C)]
#[derive(Clone, Copy)]
pub struct ACCT_VARIANT {
    /// Which member of `Val` it is: `PT_LONG`, `PT_UNICODE` (with `SECURE_FLAG`, for a secret) or `PT_BINARY`.
    pub dwType: u32,
    /// The value itself.
    pub Val: ACCT_VARIANT_0,
}

impl Default for ACCT_VARIANT {
    /// Returns a value of type 0 whose `bin` holds no bytes and a null pointer.
    ///
    /// It doesn't promise anything about padding, and Rust doesn't keep padding when a struct is moved or copied. On
    /// 64-bit Windows these are the four bytes behind `dwType`, and the four behind `cb`, which are half of `pwsz`. So a
    /// `pwsz` that nothing has written isn't initialized: a method that sets `dwType` to `PT_UNICODE` and writes no
    /// pointer leaves a wild one. For memory that a method writes to or reads, zero the struct where it lies, and read
    /// and write its fields through the pointer.
    ///
    /// # Examples
    ///
    /// ```
    /// use olk_account::sys::{ACCT_VARIANT, E_FAIL, IOlkAccount, PROP_ACCT_NAME, PT_UNICODE, S_OK};
    /// use std::mem::MaybeUninit;
    /// use windows_core::HRESULT;
    ///
    /// /// Returns the account's name. It is freed with `FreeMemory`.
    /// fn name(account: &IOlkAccount) -> Result<*mut u16, HRESULT> {
    ///     let mut value = MaybeUninit::<ACCT_VARIANT>::uninit();
    ///     let value = value.as_mut_ptr();
    ///     // SAFETY: the pointer is that of a local variable, whose bytes are all initialized before they are read.
    ///     unsafe {
    ///         value.write_bytes(0, 1);
    ///         match account.GetProp(PROP_ACCT_NAME, value) {
    ///             S_OK if (*value).dwType == PT_UNICODE => Ok((*value).Val.pwsz),
    ///             S_OK => Err(E_FAIL),
    ///             failure => Err(failure),
    ///         }
    ///     }
    /// }
    /// # let _ = name;
    /// ```
    fn default() -> Self {
        Self {
            dwType: 0,
            Val: ACCT_VARIANT_0 {
                bin: ACCT_BIN::default(),
            },
        }
    }
}

impl fmt::Debug for ACCT_VARIANT {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ACCT_VARIANT")
            .field("dwType", &self.dwType)
            .finish_non_exhaustive()
    }
}

/// The `Val` of an [`ACCT_VARIANT`].
#[repr(C)]
#[derive(Clone, Copy)]
pub union ACCT_VARIANT_0 {
    /// A number: `PT_LONG`.
    pub dw: u32,
    /// Text, NUL-terminated: `PT_UNICODE`.
    pub pwsz: *mut u16,
    /// Bytes: `PT_BINARY`.
    pub bin: ACCT_BIN,
}

// Natural alignment: 24 bytes where pointers have 8, and 12 where they have 4.
const _: () = {
    const WORD: usize = size_of::<usize>();
    assert!(size_of::<ACCT_BIN>() == 2 * WORD && align_of::<ACCT_BIN>() == WORD);
    assert!(offset_of!(ACCT_BIN, cb) == 0 && offset_of!(ACCT_BIN, pb) == WORD);
    assert!(size_of::<ACCT_VARIANT_0>() == 2 * WORD);
    assert!(size_of::<ACCT_VARIANT>() == 3 * WORD && align_of::<ACCT_VARIANT>() == WORD);
    assert!(offset_of!(ACCT_VARIANT, dwType) == 0 && offset_of!(ACCT_VARIANT, Val) == WORD);
};
