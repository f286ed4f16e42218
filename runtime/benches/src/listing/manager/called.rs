//! The methods that a listing calls. Callgrind counts them by the name of this module, and would stop at the end of an
//! inner one, so they do not call each other.

use super::{Object, count, number};
use core::ffi::c_void;
use core::ptr;
use olk_account::sys::{
    ACCT_VARIANT, E_ACCT_NOT_FOUND, E_NOINTERFACE, E_NOTIMPL, IOlkAccount, PROP_ACCT_ID, PT_LONG,
    S_FALSE, S_OK,
};
use windows_core::{GUID, HRESULT, Interface};

/// The vtable of the largest of the interfaces. The others have fewer slots.
#[repr(transparent)]
pub(super) struct Vtable([Function; 29]);

/// A function with whatever arguments.
type Function = *const ();

// SAFETY: pointers to functions, which are never written to.
unsafe impl Sync for Vtable {}

pub(super) static MANAGER: Vtable = Vtable::with(20, enumerate_accounts as Function);
pub(super) static ENUMERATION: Vtable = Vtable::with(5, get_next as Function);
pub(super) static ACCOUNT: Vtable =
    Vtable::with(11, get_prop as Function).and(16, free_memory as Function);

impl Vtable {
    /// Returns a vtable with `IUnknown`'s methods and one more, in its slot.
    const fn with(slot: usize, method: Function) -> Self {
        Self([not_supported as Function; 29])
            .and(0, query_interface as Function)
            .and(1, add_ref as Function)
            .and(2, release as Function)
            .and(slot, method)
    }

    const fn and(mut self, slot: usize, method: Function) -> Self {
        self.0[slot] = method;
        self
    }
}

extern "system" fn not_supported() -> HRESULT {
    E_NOTIMPL
}

unsafe extern "system" fn query_interface(
    this: &Object,
    iid: &GUID,
    object: &mut *mut c_void,
) -> HRESULT {
    // A listing asks accounts for this, and nothing else.
    if *iid != IOlkAccount::IID {
        *object = ptr::null_mut();
        return E_NOINTERFACE;
    }
    count(&this.manager.references, 1);
    *object = ptr::from_ref(this).cast_mut().cast();
    S_OK
}

unsafe extern "system" fn add_ref(this: &Object) -> u32 {
    count(&this.manager.references, 1)
}

unsafe extern "system" fn release(this: &Object) -> u32 {
    count(&this.manager.references, -1)
}

unsafe extern "system" fn enumerate_accounts(
    this: &Object,
    _category: *const GUID,
    _account_type: *const GUID,
    _flags: u32,
    enumeration: &mut *mut c_void,
) -> HRESULT {
    this.manager.returned.set(0);
    *enumeration = this.manager.reference(1).unwrap_or_default();
    S_OK
}

unsafe extern "system" fn get_next(this: &Object, account: &mut *mut c_void) -> HRESULT {
    let returned = this.manager.returned.get();
    *account = this.manager.reference(2 + returned).unwrap_or_default();
    if account.is_null() {
        return S_FALSE;
    }
    this.manager.returned.set(returned + 1);
    S_OK
}

unsafe extern "system" fn get_prop(this: &Object, tag: u32, value: &mut ACCT_VARIANT) -> HRESULT {
    if tag == PROP_ACCT_ID {
        *value = number(this.id);
        return S_OK;
    }
    for (known, found) in &this.manager.values {
        if *known == tag {
            *value = *found;
            let to_free = i32::from(found.dwType != PT_LONG);
            count(&this.manager.handed_out, to_free);
            return S_OK;
        }
    }
    E_ACCT_NOT_FOUND
}

unsafe extern "system" fn free_memory(this: &Object, _memory: *mut u8) -> HRESULT {
    count(&this.manager.handed_out, -1);
    S_OK
}
