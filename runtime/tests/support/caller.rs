//! Callers that know a COM object by its address alone, as Outlook does.

use super::published::{Guid, HelperVtable, Hresult, UnknownVtable};
use core::ffi::c_void;
use core::fmt;
use core::mem::{self, ManuallyDrop};
use core::ptr::{self, NonNull};
use olk_account::IOlkAccountHelper;
use windows_core::Interface;

/// What an out-parameter holds before the call, so that one that isn't written shows.
pub(crate) fn garbage() -> *mut c_void {
    ptr::without_provenance_mut(0x0BAD_CAFE)
}

/// A value at an odd address, as a structure that was packed by a C++ compiler may have it.
#[repr(C, align(16))]
pub(crate) struct Misaligned<T>(Packed<T>);

#[repr(C, packed)]
struct Packed<T> {
    before: u8,
    value: T,
}

impl<T: Copy> Misaligned<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Packed { before: 0, value })
    }

    pub(crate) fn pointer(&mut self) -> *mut T {
        let pointer = &raw mut self.0.value;
        assert_eq!(pointer.addr() % 2, 1);
        pointer
    }

    pub(crate) fn get(&self) -> T {
        self.0.value
    }
}

/// A counted reference to a COM object.
pub(crate) struct Reference(NonNull<c_void>);

// SAFETY: a free-threaded caller, such as there is in a multithreaded apartment. The objects of these tests
// (sessions, and helpers whose values are `Sync`) are made to be called on any thread.
unsafe impl Send for Reference {}
// SAFETY: as above.
unsafe impl Sync for Reference {}

impl Reference {
    /// Takes over the reference that comes with `raw`; nothing where it is NULL.
    ///
    /// # Safety
    ///
    /// `raw` is NULL, or an interface pointer with a reference that the caller gives away.
    pub(crate) unsafe fn from_raw(raw: *mut c_void) -> Option<Self> {
        NonNull::new(raw).map(Self)
    }

    pub(crate) fn as_raw(&self) -> *mut c_void {
        self.0.as_ptr()
    }

    fn unknown(&self) -> UnknownVtable {
        // SAFETY: an interface pointer points to a pointer to a vtable, and each begins with IUnknown's; the
        // object is alive as long as `self` is.
        unsafe { **self.as_raw().cast::<*const UnknownVtable>() }
    }

    /// `QueryInterface`, with whatever pointers.
    ///
    /// # Safety
    ///
    /// `iid` is NULL or can be read, `out` is NULL or can be written.
    pub(crate) unsafe fn query_raw(&self, iid: *const Guid, out: *mut *mut c_void) -> Hresult {
        // SAFETY: as the caller promises; the object is alive as long as `self` is.
        unsafe { (self.unknown().query_interface)(self.as_raw(), iid, out) }
    }

    /// `QueryInterface` for the IID with these digits. A success must come with a pointer, a failure with NULL.
    #[track_caller]
    pub(crate) fn query(&self, iid: u128) -> Result<Self, Hresult> {
        let mut out = garbage();
        // SAFETY: both point to local values.
        let answer = unsafe { self.query_raw(&Guid::digits(iid), &raw mut out) };
        // SAFETY: a pointer that comes with success has a reference of our own.
        unsafe { Self::answered(answer, out) }
    }

    /// What an answer and its out-parameter, which held garbage before, amount to.
    ///
    /// # Safety
    ///
    /// If `answer` is `S_OK` and `out` neither NULL nor garbage, it is an interface pointer with a reference that the
    /// caller gives away.
    #[track_caller]
    unsafe fn answered(answer: Hresult, out: *mut c_void) -> Result<Self, Hresult> {
        if answer == Hresult::S_OK {
            assert_ne!(out, garbage(), "success, and the out-parameter not written");
            // SAFETY: as the caller promises.
            Ok(unsafe { Self::from_raw(out) }.expect("success, and NULL"))
        } else {
            assert!(answer.0 < 0, "{answer:?} is neither S_OK nor a failure");
            assert_eq!(out, ptr::null_mut(), "{answer:?}, and not NULL");
            Err(answer)
        }
    }

    /// `AddRef`, of which nothing keeps account.
    pub(crate) fn add_ref(&self) -> u32 {
        // SAFETY: the object is alive as long as `self` is.
        unsafe { (self.unknown().add_ref)(self.as_raw()) }
    }

    /// `Release`, of a reference that isn't this one.
    ///
    /// # Safety
    ///
    /// The caller has a further reference, by [`add_ref`](Self::add_ref) say, and gives it up.
    pub(crate) unsafe fn release_other(&self) -> u32 {
        // SAFETY: as the caller promises.
        unsafe { (self.unknown().release)(self.as_raw()) }
    }

    /// `Release`, of this reference.
    pub(crate) fn release(self) -> u32 {
        let this = ManuallyDrop::new(self);
        // SAFETY: this reference is given up here, and not once more when it is dropped.
        unsafe { this.release_other() }
    }

    /// How many references there are, as `AddRef` and `Release` tell.
    #[track_caller]
    pub(crate) fn count(&self) -> u32 {
        let more = self.add_ref();
        // SAFETY: the reference that was just added.
        let count = unsafe { self.release_other() };
        assert_eq!(more, count + 1, "AddRef and Release count differently");
        count
    }

    /// The same pointer, without a reference.
    ///
    /// # Safety
    ///
    /// It isn't used, nor cloned, once the object is gone.
    pub(crate) unsafe fn uncounted(&self) -> ManuallyDrop<Self> {
        ManuallyDrop::new(Self(self.0))
    }
}

impl Clone for Reference {
    fn clone(&self) -> Self {
        self.add_ref();
        Self(self.0)
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        // SAFETY: this reference is given up here.
        unsafe { self.release_other() };
    }
}

impl PartialEq for Reference {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// A reference to a helper, which calls the slots of its vtable.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Caller(Reference);

impl Caller {
    /// Makes a COM object of `helper`, and becomes its only caller.
    pub(crate) fn of(helper: impl Into<IOlkAccountHelper>) -> Self {
        let raw = helper.into().into_raw();
        // SAFETY: `into_raw` gives its reference away.
        unsafe { Self::from_raw(raw) }
    }

    /// Takes over the reference that comes with `raw`.
    ///
    /// # Safety
    ///
    /// `raw` points to an `IOlkAccountHelper`, with a reference that the caller gives away.
    pub(crate) unsafe fn from_raw(raw: *mut c_void) -> Self {
        // SAFETY: as the caller promises.
        Self(unsafe { Reference::from_raw(raw) }.expect("no helper is at NULL"))
    }

    /// The reference as the object's other interfaces have one, too.
    pub(crate) fn unknown(&self) -> &Reference {
        &self.0
    }

    /// The interface pointer as `windows-core` has it, with a reference of its own.
    pub(crate) fn interface(&self) -> IOlkAccountHelper {
        // SAFETY: the clone's reference moves along.
        unsafe { IOlkAccountHelper::from_raw(ManuallyDrop::new(self.clone()).0.as_raw()) }
    }

    /// The same pointer, without a reference: what a session has that knows its helper but mustn't hold it.
    ///
    /// # Safety
    ///
    /// It isn't used once the object is gone.
    pub(crate) unsafe fn uncounted(&self) -> ManuallyDrop<Self> {
        // SAFETY: as the caller promises.
        let reference = unsafe { self.0.uncounted() };
        ManuallyDrop::new(Self(ManuallyDrop::into_inner(reference)))
    }

    fn vtable(&self) -> &HelperVtable {
        // SAFETY: an `IOlkAccountHelper` points to a pointer to its vtable, which stays where it is as long as
        // the object lives.
        unsafe { &**self.0.as_raw().cast::<*const HelperVtable>() }
    }

    /// How many references there are to the helper.
    #[track_caller]
    pub(crate) fn count(&self) -> u32 {
        self.0.count()
    }

    /// Gives this reference up, and tells how many are left.
    pub(crate) fn release(self) -> u32 {
        self.0.release()
    }

    pub(crate) fn place_holder_1(&self, reserved: *mut c_void) -> Hresult {
        // SAFETY: the object is alive as long as `self` is, and the method has no use for its argument.
        unsafe { (self.vtable().place_holder_1)(self.0.as_raw(), reserved) }
    }

    /// # Safety
    ///
    /// `pcch` is NULL or can be read and written; `buffer` is NULL, or can be written for `*pcch` units.
    pub(crate) unsafe fn get_identity(&self, buffer: *mut u16, pcch: *mut u32) -> Hresult {
        // SAFETY: as the caller promises; the object is alive as long as `self` is.
        unsafe { (self.vtable().get_identity)(self.0.as_raw(), buffer, pcch) }
    }

    /// # Safety
    ///
    /// `ppmsess` is NULL or can be written; the session's reference is the caller's.
    pub(crate) unsafe fn get_mapi_session_raw(&self, ppmsess: *mut *mut c_void) -> Hresult {
        // SAFETY: as the caller promises; the object is alive as long as `self` is.
        unsafe { (self.vtable().get_mapi_session)(self.0.as_raw(), ppmsess) }
    }

    /// `GetMapiSession`. A success must come with a pointer, a failure with NULL.
    #[track_caller]
    pub(crate) fn get_mapi_session(&self) -> Result<Reference, Hresult> {
        let mut out = garbage();
        // SAFETY: `out` is a local variable.
        let answer = unsafe { self.get_mapi_session_raw(&raw mut out) };
        // SAFETY: a pointer that comes with success has a reference of our own.
        unsafe { Reference::answered(answer, out) }
    }

    /// `GetMapiSession` where nothing may go wrong.
    #[track_caller]
    pub(crate) fn session(&self) -> Reference {
        self.get_mapi_session()
            .unwrap_or_else(|answer| panic!("GetMapiSession: {answer:?}"))
    }

    pub(crate) fn hand_off(&self) -> Hresult {
        // SAFETY: the object is alive as long as `self` is.
        unsafe { (self.vtable().hands_off_session)(self.0.as_raw()) }
    }

    /// Gives the pointer away with its reference.
    pub(crate) fn into_raw(self) -> *mut c_void {
        let raw = self.0.as_raw();
        mem::forget(self);
        raw
    }
}
