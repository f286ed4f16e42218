//! Helpers written by hand, for answers that none made with the attribute can give.

use super::caller::Caller;
use super::object::{Class, Kept, Object};
use super::published::{HelperVtable, Hresult, IOLK_ACCOUNT_HELPER, UnknownVtable};
use core::cell::RefCell;
use core::ffi::c_void;
use core::{ptr, slice};
use windows_core::GUID;

/// `GetIdentity`: the buffer (without a unit where it is NULL), and `*pcch`.
type Identity = dyn FnMut(&mut [u16], &mut u32) -> Hresult;
/// `GetMapiSession`: the answer, and what goes into the out-parameter.
type MapiSession = dyn FnMut() -> (Hresult, *mut c_void);

/// What a helper written by hand answers. Each field says one thing; by default all is as it should be.
pub(crate) struct Foreign {
    pub(crate) place_holder_1: Hresult,
    pub(crate) identity: Box<Identity>,
    pub(crate) session: Box<MapiSession>,
    pub(crate) hands_off: Hresult,
}

impl Default for Foreign {
    fn default() -> Self {
        Self {
            place_holder_1: Hresult::E_NOTIMPL,
            identity: Box::new(|buffer, size| copy("Foreign", buffer, size)),
            session: Box::new(|| (Hresult::E_FAIL, ptr::null_mut())),
            hands_off: Hresult::E_NOTIMPL,
        }
    }
}

impl Foreign {
    /// A helper that answers `GetIdentity` like this.
    pub(crate) fn with_identity(
        identity: impl FnMut(&mut [u16], &mut u32) -> Hresult + 'static,
    ) -> Caller {
        Self {
            identity: Box::new(identity),
            ..Self::default()
        }
        .into_caller()
    }

    /// A helper that answers `GetMapiSession` like this.
    pub(crate) fn with_session(
        session: impl FnMut() -> (Hresult, *mut c_void) + 'static,
    ) -> Caller {
        Self {
            session: Box::new(session),
            ..Self::default()
        }
        .into_caller()
    }

    /// Makes the COM object.
    pub(crate) fn into_caller(self) -> Caller {
        let object = Kept::new(Helper(RefCell::new(self)));
        // SAFETY: the object has the vtable of a helper, and the reference is given away.
        unsafe { Caller::from_raw(object.reference()) }
    }
}

/// `GetIdentity` as it should be, for a name that may be anything.
pub(crate) fn copy(name: &str, buffer: &mut [u16], size: &mut u32) -> Hresult {
    let units: Vec<u16> = name.encode_utf16().chain([0]).collect();
    *size = u32::try_from(units.len()).unwrap();
    match buffer.get_mut(..units.len()) {
        Some(room) => {
            room.copy_from_slice(&units);
            Hresult::S_OK
        }
        None => Hresult::E_OUTOFMEMORY,
    }
}

/// The answers, inside the COM object.
struct Helper(RefCell<Foreign>);

// SAFETY: the vtable begins with the slots of `IUnknown`, and the others take a helper.
unsafe impl Class for Helper {
    type Vtable = HelperVtable;

    const VTABLE: &'static HelperVtable = &HelperVtable {
        unknown: UnknownVtable::of(Object::<Self>::UNKNOWN),
        place_holder_1,
        get_identity,
        get_mapi_session,
        hands_off_session,
    };

    const INTERFACES: &'static [GUID] = &[GUID::from_u128(IOLK_ACCOUNT_HELPER)];
}

/// # Safety
///
/// `this` points to a helper that is alive as long as the result is used.
unsafe fn at<'a>(this: *mut c_void) -> &'a RefCell<Foreign> {
    // SAFETY: by the contract.
    &unsafe { Object::<Helper>::at(this) }.0
}

unsafe extern "system" fn place_holder_1(this: *mut c_void, _reserved: *mut c_void) -> Hresult {
    // SAFETY: the caller has a reference.
    unsafe { at(this) }.borrow().place_holder_1
}

unsafe extern "system" fn get_identity(
    this: *mut c_void,
    buffer: *mut u16,
    size: *mut u32,
) -> Hresult {
    // SAFETY: the caller has a reference, and passes a size that can be read and written.
    let (object, size) = unsafe { (at(this), &mut *size) };
    let buffer = if buffer.is_null() {
        &mut []
    } else {
        // SAFETY: a buffer that isn't NULL has as many units, and what calls this here has initialized them.
        unsafe { slice::from_raw_parts_mut(buffer, *size as usize) }
    };
    (object.borrow_mut().identity)(buffer, size)
}

unsafe extern "system" fn get_mapi_session(
    this: *mut c_void,
    session: *mut *mut c_void,
) -> Hresult {
    // SAFETY: the caller has a reference.
    let (answer, handed_out) = (unsafe { at(this) }.borrow_mut().session)();
    // SAFETY: the callers are the crate under test and these tests; both pass valid pointers.
    unsafe { *session = handed_out };
    answer
}

unsafe extern "system" fn hands_off_session(this: *mut c_void) -> Hresult {
    // SAFETY: the caller has a reference.
    unsafe { at(this) }.borrow().hands_off
}
