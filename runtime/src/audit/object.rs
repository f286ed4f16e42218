//! COM objects behind raw pointers, and their references.

use core::ffi::c_void;
use core::ptr;
use windows_core::{GUID, HRESULT, IUnknown_Vtbl};

/// An interface pointer that comes with no reference.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Object(*mut c_void);

impl Object {
    /// # Safety
    ///
    /// `raw` is an interface pointer, and the object behind it is alive whenever a method is called.
    pub(super) unsafe fn new(raw: *mut c_void) -> Self {
        Self(raw)
    }

    fn vtable(self) -> *const IUnknown_Vtbl {
        // SAFETY: an interface pointer points to a pointer to a vtable, and each begins with IUnknown's.
        unsafe { self.0.cast::<*const IUnknown_Vtbl>().read() }
    }

    /// Adds a reference, and gives the object's answer: how many there are now, if it counts as it should.
    pub(super) fn add_ref(self) -> u32 {
        // SAFETY: the object is alive.
        unsafe { ((*self.vtable()).AddRef)(self.0) }
    }

    /// Gives a reference up, and gives the object's answer.
    ///
    /// # Safety
    ///
    /// The reference is the caller's, who has no further use for it.
    pub(super) unsafe fn release(self) -> u32 {
        // SAFETY: the object is alive, and the reference the caller's.
        unsafe { ((*self.vtable()).Release)(self.0) }
    }

    /// `QueryInterface`, with garbage in the out-parameter.
    pub(super) fn query(self, iid: &GUID) -> Out {
        // SAFETY: the object is alive; the IID can be read, and the out-parameter written.
        Out::of(|out| unsafe { ((*self.vtable()).QueryInterface)(self.0, iid, out) })
    }

    /// `QueryInterface`, with nowhere to put the pointer.
    pub(super) fn query_for_null(self, iid: &GUID) -> HRESULT {
        // SAFETY: the object is alive, and the IID can be read. NULL is what a helper has to reckon with.
        unsafe { ((*self.vtable()).QueryInterface)(self.0, iid, ptr::null_mut()) }
    }
}

/// What came back from a method with an out-parameter for an interface pointer.
#[derive(Clone, Copy)]
pub(super) struct Out {
    pub(super) answer: HRESULT,
    /// What was left in the out-parameter. It may be anything.
    left: *mut c_void,
}

impl Out {
    /// What the out-parameter holds before the call. It points nowhere.
    const GARBAGE: *mut c_void = ptr::without_provenance_mut(0x0BAD_F00D_usize & !0xF);

    pub(super) fn of(call: impl FnOnce(*mut *mut c_void) -> HRESULT) -> Self {
        let mut left = Self::GARBAGE;
        let answer = call(&raw mut left);
        Self { answer, left }
    }

    /// The interface pointer, where the answer is that there is one, and there is.
    pub(super) fn object(self) -> Option<Object> {
        let given = self.answer.is_ok() && !self.is_null() && self.left != Self::GARBAGE;
        // SAFETY: what a method leaves behind with success is an interface pointer, which comes with a reference.
        given.then(|| unsafe { Object::new(self.left) })
    }

    pub(super) fn is_null(self) -> bool {
        self.left.is_null()
    }

    /// What was left in the out-parameter, in words.
    pub(super) fn pointer(self) -> &'static str {
        if self.is_null() {
            "NULL"
        } else if self.left == Self::GARBAGE {
            "the pointer as it was before"
        } else {
            "a pointer"
        }
    }
}
