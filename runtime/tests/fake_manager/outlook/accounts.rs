//! Callers of enumerations, which know them by their address alone.

use super::Account;
use super::calling::handed_out;
use super::published::{ACCOUNT, EnumVtable};
use crate::support::{Hresult, Reference};
use core::ffi::c_void;
use core::ptr;

/// A reference to an enumeration, which calls the slots of its vtable. As an iterator, it ends with anything
/// but `S_OK`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Accounts(pub(crate) Reference);

impl Accounts {
    fn vtable(&self) -> &'static EnumVtable {
        // SAFETY: it points to a pointer to this vtable, which is constant.
        unsafe { &**self.this().cast::<*const EnumVtable>() }
    }

    fn this(&self) -> *mut c_void {
        self.0.as_raw()
    }

    pub(crate) fn get_count(&self) -> Result<u32, Hresult> {
        let mut count = u32::MAX;
        // SAFETY: `count` is a local variable.
        let answer = unsafe { (self.vtable().get_count)(self.this(), &raw mut count) };
        if answer == Hresult::S_OK {
            Ok(count)
        } else {
            Err(answer)
        }
    }

    pub(crate) fn reset(&self) -> Hresult {
        // SAFETY: the object is alive.
        unsafe { (self.vtable().reset)(self.this()) }
    }

    /// `GetNext`, and what it gives out queried for an account.
    pub(crate) fn next_account(&self) -> Result<Account, Hresult> {
        // SAFETY: `out` is a local variable of `handed_out`.
        let unknown = handed_out(|out| unsafe { (self.vtable().get_next)(self.this(), out) })?;
        unknown.query(ACCOUNT).map(Account)
    }

    pub(crate) fn skip_past(&self, count: u32) -> Hresult {
        // SAFETY: the argument is a plain number.
        unsafe { (self.vtable().skip)(self.this(), count) }
    }

    /// `GetCount` or `GetNext` with NULL.
    pub(crate) fn count_and_next_of_null(&self) -> [Hresult; 2] {
        let vtable = self.vtable();
        // SAFETY: NULL is what a caller may pass.
        unsafe {
            [
                (vtable.get_count)(self.this(), ptr::null_mut()),
                (vtable.get_next)(self.this(), ptr::null_mut()),
            ]
        }
    }
}

impl Iterator for Accounts {
    type Item = Account;

    fn next(&mut self) -> Option<Account> {
        self.next_account().ok()
    }
}
