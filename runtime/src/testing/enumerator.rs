//! The enumeration of accounts.

use super::Method;
use super::account_object::Account;
use super::state::{Instance, answer};
use crate::com::{Class, Object, Out};
use crate::sys::{IOlkEnum, IOlkEnum_Impl, IOlkEnum_Vtbl, S_FALSE};
use core::ffi::c_void;
use core::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use windows_core::{HRESULT, Interface};

/// The accounts as they were when the enumeration was made.
pub(super) struct Enumerator {
    instance: Arc<Instance>,
    accounts: Vec<u32>,
    position: AtomicUsize,
}

// SAFETY: the vtable is that of the interface, for objects of this class.
unsafe impl Class for Enumerator {
    type Interface = IOlkEnum;

    const VTABLE: &'static IOlkEnum_Vtbl =
        // SAFETY: the vtable gets into objects of this class only.
        unsafe { &IOlkEnum_Vtbl::with::<Object<Self>>(Object::<Self>::UNKNOWN) };
}

impl Enumerator {
    pub(super) fn create(instance: Arc<Instance>, accounts: Vec<u32>) -> IOlkEnum {
        instance.lock().register();
        Object::create(Self {
            instance,
            accounts,
            position: AtomicUsize::new(0),
        })
    }

    /// Moves on by `count` accounts at most, and gives the place where it was and how many there were to pass.
    fn advance(&self, count: usize) -> (usize, usize) {
        let end = self.accounts.len();
        let moved = |position: usize| Some(position.saturating_add(count).min(end));
        let (Ok(from) | Err(from)) =
            self.position
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, moved);
        (from, end - from)
    }
}

impl Drop for Enumerator {
    fn drop(&mut self) {
        self.instance.lock().objects -= 1;
    }
}

impl IOlkEnum_Impl for Object<Enumerator> {
    unsafe fn GetCount(&self, count_out: *mut u32) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or a writable pointer.
            let count = unsafe { Out::new(count_out, 0) };
            self.instance.enter_ready(Method::EnumGetCount)?;
            count?.write(super::length(&self.accounts));
            Ok(())
        })
    }

    unsafe fn Reset(&self) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::EnumReset)?;
            self.position.store(0, Ordering::Relaxed);
            Ok(())
        })
    }

    unsafe fn GetNext(&self, account_out: *mut *mut c_void) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or a writable pointer.
            let account = unsafe { Out::new(account_out, ptr::null_mut()) };
            self.instance.enter_ready(Method::EnumGetNext)?;
            let account = account?;
            let (position, _) = self.advance(1);
            let id = *self.accounts.get(position).ok_or(S_FALSE)?;
            account.write(Account::create(self.instance.clone(), id).into_raw());
            Ok(())
        })
    }

    unsafe fn Skip(&self, count: u32) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::EnumSkip)?;
            let (_, left) = self.advance(count as usize);
            if count as usize > left {
                Err(S_FALSE)
            } else {
                Ok(())
            }
        })
    }
}
