//! Helpers written by hand, for answers that none made with the attribute can give.

use super::caller::Caller;
use super::published::{Guid, HelperVtable, Hresult, IOLK_ACCOUNT_HELPER, IUNKNOWN, UnknownVtable};
use core::cell::RefCell;
use core::ffi::c_void;
use core::{ptr, slice};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

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
        let object = Box::new(Object {
            vtable: &VTABLE,
            references: AtomicU32::new(1),
            answers: RefCell::new(self),
        });
        // SAFETY: the object begins with a pointer to its vtable, and counts one reference, which is given away.
        unsafe { Caller::from_raw(Box::into_raw(object).cast()) }
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

#[repr(C)]
struct Object {
    vtable: &'static HelperVtable,
    references: AtomicU32,
    answers: RefCell<Foreign>,
}

static VTABLE: HelperVtable = HelperVtable {
    unknown: UnknownVtable {
        query_interface,
        add_ref,
        release,
    },
    place_holder_1,
    get_identity,
    get_mapi_session,
    hands_off_session,
};

impl Object {
    /// # Safety
    ///
    /// `this` points to an `Object` that is alive as long as the result is used.
    unsafe fn at<'a>(this: *mut c_void) -> &'a Self {
        // SAFETY: as the caller promises; what changes in an object lies in cells.
        unsafe { &*this.cast::<Self>() }
    }
}

unsafe extern "system" fn query_interface(
    this: *mut c_void,
    iid: *const Guid,
    out: *mut *mut c_void,
) -> Hresult {
    // SAFETY: the callers are the crate under test and these tests; both pass valid pointers.
    let iid = unsafe { *iid };
    let known = [IUNKNOWN, IOLK_ACCOUNT_HELPER]
        .map(Guid::digits)
        .contains(&iid);
    let (found, answer) = if known {
        // SAFETY: `this` is a helper made here, as in every slot of its vtable.
        unsafe { add_ref(this) };
        (this, Hresult::S_OK)
    } else {
        (ptr::null_mut(), Hresult::E_NOINTERFACE)
    };
    // SAFETY: as above.
    unsafe { *out = found };
    answer
}

unsafe extern "system" fn add_ref(this: *mut c_void) -> u32 {
    // SAFETY: the caller has a reference.
    unsafe { Object::at(this) }.references.fetch_add(1, SeqCst) + 1
}

unsafe extern "system" fn release(this: *mut c_void) -> u32 {
    // SAFETY: the caller has a reference, and gives it up.
    let left = unsafe { Object::at(this) }.references.fetch_sub(1, SeqCst) - 1;
    if left == 0 {
        // SAFETY: the pointer came from a box, and nobody has a reference any more.
        drop(unsafe { Box::from_raw(this.cast::<Object>()) });
    }
    left
}

unsafe extern "system" fn place_holder_1(this: *mut c_void, _reserved: *mut c_void) -> Hresult {
    // SAFETY: the caller has a reference.
    unsafe { Object::at(this) }.answers.borrow().place_holder_1
}

unsafe extern "system" fn get_identity(
    this: *mut c_void,
    buffer: *mut u16,
    size: *mut u32,
) -> Hresult {
    // SAFETY: the caller has a reference, and passes a size that can be read and written.
    let (object, size) = unsafe { (Object::at(this), &mut *size) };
    let buffer = if buffer.is_null() {
        &mut []
    } else {
        // SAFETY: a buffer that isn't NULL has as many units, and what calls this here has initialized them.
        unsafe { slice::from_raw_parts_mut(buffer, *size as usize) }
    };
    (object.answers.borrow_mut().identity)(buffer, size)
}

unsafe extern "system" fn get_mapi_session(
    this: *mut c_void,
    session: *mut *mut c_void,
) -> Hresult {
    // SAFETY: the caller has a reference.
    let (answer, handed_out) = (unsafe { Object::at(this) }.answers.borrow_mut().session)();
    // SAFETY: the callers are the crate under test and these tests; both pass valid pointers.
    unsafe { *session = handed_out };
    answer
}

unsafe extern "system" fn hands_off_session(this: *mut c_void) -> Hresult {
    // SAFETY: the caller has a reference.
    unsafe { Object::at(this) }.answers.borrow().hands_off
}
