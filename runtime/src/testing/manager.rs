//! The account manager, as a COM object.

use super::account_object::Account;
use super::enumerator::Enumerator;
use super::helper::Seat;
use super::memory::Origin;
use super::property::number_in;
use super::state::{Instance, Outcome, Shared, State, answer};
use super::{Method, messages};
use crate::com::{self, Class, Object, Out};
use crate::sys::{
    ACCT_INIT_NO_NOTIFICATIONS, ACCT_INIT_NO_STORES_CHECK, ACCT_INIT_NOSYNCH_MAPI_ACCTS,
    ACCT_VARIANT, ACCTUI_NO_WARNING, ACCTUI_SHOW_ACCTWIZARD, ACCTUI_SHOW_DATA_TAB, CLSID_OlkMail,
    E_ACCT_NOT_FOUND, E_ACCT_WRONG_SORT_ORDER, E_INVALIDARG, E_NOTIMPL, E_OLK_PARAM_NOT_SUPPORTED,
    IOlkAccountHelper, IOlkAccountManager, IOlkAccountManager_Impl, IOlkAccountManager_Vtbl,
    IOlkAccountNotify, IOlkErrorUnknown_Impl, MAPI_E_INVALID_PARAMETER, NOTIFY_ACCT_CHANGED,
    NOTIFY_ACCT_DELETED, NOTIFY_ACCT_ORDER_CHANGED, NOTIFY_ACCT_PREDELETED, OLK_ACCOUNT_NO_FLAGS,
    PROP_ACCT_ID, PROP_ACCT_IS_EXCH,
};
use core::ffi::c_void;
use core::ptr::{self, NonNull};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use windows_core::{GUID, HRESULT, Interface};

const INIT_FLAGS: u32 =
    ACCT_INIT_NOSYNCH_MAPI_ACCTS | ACCT_INIT_NO_STORES_CHECK | ACCT_INIT_NO_NOTIFICATIONS;
const UI_FLAGS: u32 = ACCTUI_NO_WARNING | ACCTUI_SHOW_DATA_TAB | ACCTUI_SHOW_ACCTWIZARD;

pub(super) struct Manager {
    instance: Arc<Instance>,
    /// The helper, between `Init` and the last `Release`.
    seat: Mutex<Option<Seat>>,
    notifies: AtomicBool,
}

// SAFETY: the vtable is that of the interface, for objects of this class.
unsafe impl Class for Manager {
    type Interface = IOlkAccountManager;

    const VTABLE: &'static IOlkAccountManager_Vtbl =
        // SAFETY: the vtable gets into objects of this class only.
        unsafe { &IOlkAccountManager_Vtbl::with::<Object<Self>>(Object::<Self>::UNKNOWN) };

    unsafe fn tear_down(object: *mut Object<Self>) {
        // SAFETY: the object is alive, and everything in it is shared.
        let manager = unsafe { &*object };
        manager.instance.close();
        let sinks = manager.lock().sinks.unadvise_all(manager.instance.number);
        drop(sinks);
        let seat = manager.seat().take();
        if let Some(seat) = seat {
            seat.leave(&manager.instance.shared);
        }
    }
}

impl Manager {
    pub(super) fn create(shared: Arc<Shared>) -> IOlkAccountManager {
        let number = shared.lock().register();
        Object::create(Self {
            instance: Arc::new(Instance::new(shared, number)),
            seat: Mutex::new(None),
            notifies: AtomicBool::new(true),
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.instance.lock()
    }

    fn seat(&self) -> MutexGuard<'_, Option<Seat>> {
        self.seat.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn announce(&self, kind: u32, account: u32) {
        self.instance.shared.announce(kind, account);
    }

    /// Returns the number of the account that a value names.
    fn find(&self, tag: u32, value: Option<u32>) -> Result<u32, HRESULT> {
        let number = value
            .filter(|_| [PROP_ACCT_ID, PROP_ACCT_IS_EXCH].contains(&tag))
            .ok_or(E_OLK_PARAM_NOT_SUPPORTED)?;
        let state = self.lock();
        if tag == PROP_ACCT_ID {
            state.store.account(number).map(|account| account.id)
        } else {
            state.store.first_exchange(number != 0)
        }
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        self.lock().objects -= 1;
    }
}

/// Takes over an interface pointer that a caller passes, with a reference of our own.
///
/// # Safety
///
/// `raw` is NULL, or points to an object with this interface.
unsafe fn interface<I: Interface>(raw: *mut c_void) -> Result<I, HRESULT> {
    // SAFETY: COM's caller passes NULL or an interface pointer to an object that is alive during the call.
    let borrowed = unsafe { I::from_raw_borrowed(&raw) };
    borrowed.cloned().ok_or(E_INVALIDARG)
}

fn no_flags(flags: u32) -> Outcome {
    if flags == OLK_ACCOUNT_NO_FLAGS {
        Ok(())
    } else {
        Err(E_INVALIDARG)
    }
}

impl IOlkErrorUnknown_Impl for Object<Manager> {
    unsafe fn GetLastError(&self, error: HRESULT, message_out: *mut *mut u16) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or a writable pointer.
            let message = unsafe { Out::new(message_out, ptr::null_mut()) };
            self.instance.enter(Method::ManagerGetLastError)?;
            let (message, text) = (message?, messages::of(error)?);
            let origin = Origin::manager(Method::ManagerGetLastError);
            message.write(self.lock().memory.text(&text, origin));
            Ok(())
        })
    }
}

impl IOlkAccountManager_Impl for Object<Manager> {
    unsafe fn Init(&self, helper: *mut c_void, flags: u32) -> HRESULT {
        answer(|| {
            self.instance.enter(Method::ManagerInit)?;
            self.instance.start(|| {
                if flags & !INIT_FLAGS != 0 {
                    return Err(E_INVALIDARG);
                }
                // SAFETY: COM's caller passes NULL or an interface pointer to an object that is alive during the call.
                let helper = unsafe { interface::<IOlkAccountHelper>(helper) }?;
                let seat = Seat::take(&self.instance.shared, helper)?;
                *self.seat() = Some(seat);
                let notifies = flags & ACCT_INIT_NO_NOTIFICATIONS == 0;
                self.notifies.store(notifies, Ordering::Relaxed);
                Ok(())
            })
        })
    }

    unsafe fn DisplayAccountList(
        &self,
        _hwnd: *mut c_void,
        flags: u32,
        text: *const u16,
        number: u32,
        class_1: *const GUID,
        class_2: *const GUID,
    ) -> HRESULT {
        answer(|| {
            self.instance
                .enter_ready(Method::ManagerDisplayAccountList)?;
            let unused = text.is_null() && number == 0 && class_1.is_null() && class_2.is_null();
            if unused && flags & !UI_FLAGS == 0 {
                Ok(())
            } else {
                Err(MAPI_E_INVALID_PARAMETER)
            }
        })
    }

    unsafe fn FindAccount(
        &self,
        tag: u32,
        value: *mut ACCT_VARIANT,
        account_out: *mut *mut c_void,
    ) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or a writable pointer.
            let account = unsafe { Out::new(account_out, ptr::null_mut()) };
            self.instance.enter_ready(Method::ManagerFindAccount)?;
            let account = account?;
            let value = NonNull::new(value).ok_or(E_INVALIDARG)?;
            // SAFETY: COM's caller promises that the value is a variant, whose type names a member that can be read.
            let id = self.find(tag, unsafe { number_in(value) })?;
            account.write(Account::create(self.instance.clone(), id).into_raw());
            Ok(())
        })
    }

    unsafe fn DeleteAccount(&self, id: u32) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::ManagerDeleteAccount)?;
            self.instance.shared.delete(id)
        })
    }

    unsafe fn SaveChanges(&self, id: u32, flags: u32) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::ManagerSaveChanges)?;
            no_flags(flags)?;
            let saved = self.lock().store.save_account(self.instance.number, id);
            if saved? {
                self.announce(NOTIFY_ACCT_CHANGED, id);
            }
            Ok(())
        })
    }

    unsafe fn GetOrder(
        &self,
        category: *const GUID,
        count_out: *mut u32,
        ids_out: *mut *mut u32,
    ) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or a writable pointer.
            let (count, accounts) =
                unsafe { (Out::new(count_out, 0), Out::new(ids_out, ptr::null_mut())) };
            self.instance.enter_ready(Method::ManagerGetOrder)?;
            let (count, accounts) = (count?, accounts?);
            // SAFETY: COM's caller passes NULL or a readable pointer.
            let category = unsafe { com::read(category) }.ok_or(E_INVALIDARG)?;
            let mut state = self.lock();
            let order = state.store.order(category)?;
            count.write(super::length(&order));
            let origin = Origin::manager(Method::ManagerGetOrder);
            accounts.write(state.memory.array(&order, origin));
            Ok(())
        })
    }

    unsafe fn SetOrder(&self, category: *const GUID, count: u32, ids: *const u32) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::ManagerSetOrder)?;
            // SAFETY: COM's caller passes NULL or a readable pointer.
            let category = unsafe { com::read(category) }.ok_or(E_INVALIDARG)?;
            if category == CLSID_OlkMail {
                return Err(E_INVALIDARG);
            }
            let before = self.lock().store.order(category)?;
            if before.len() != count as usize {
                return Err(E_ACCT_WRONG_SORT_ORDER);
            }
            // SAFETY: COM's caller passes NULL or an array of `count` items.
            let ids = unsafe { com::array(ids, count) }.ok_or(E_INVALIDARG)?;
            self.lock().store.set_order(category, &ids)?;
            self.announce(NOTIFY_ACCT_ORDER_CHANGED, 0);
            Ok(())
        })
    }

    unsafe fn EnumerateAccounts(
        &self,
        category: *const GUID,
        class_out: *const GUID,
        flags: u32,
        accounts_out: *mut *mut c_void,
    ) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or pointers that can be written to, or read from, as the type says.
            let (accounts, category, class) = unsafe {
                (
                    Out::new(accounts_out, ptr::null_mut()),
                    com::read(category),
                    com::read(class_out),
                )
            };
            self.instance
                .enter_ready(Method::ManagerEnumerateAccounts)?;
            let accounts = accounts?;
            no_flags(flags)?;
            let listed = self.lock().store.list(category, class);
            let enumerator = Enumerator::create(self.instance.clone(), listed);
            accounts.write(enumerator.into_raw());
            Ok(())
        })
    }

    unsafe fn FreeMemory(&self, memory: *mut u8) -> HRESULT {
        answer(|| {
            self.instance.enter(Method::ManagerFreeMemory)?;
            self.lock().memory.free(memory, Method::ManagerFreeMemory)
        })
    }

    unsafe fn Advise(&self, sink: *mut c_void, cookie_out: *mut u32) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or a writable pointer.
            let cookie = unsafe { Out::new(cookie_out, 0) };
            self.instance.enter_ready(Method::ManagerAdvise)?;
            let cookie = cookie?;
            // SAFETY: COM's caller passes NULL or an interface pointer to an object that is alive during the call.
            let sink = unsafe { interface::<IOlkAccountNotify>(sink) }?;
            let is_deaf = !self.notifies.load(Ordering::Relaxed);
            cookie.write(
                self.lock()
                    .sinks
                    .advise(self.instance.number, is_deaf, sink),
            );
            Ok(())
        })
    }

    unsafe fn Unadvise(&self, cookie: u32) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::ManagerUnadvise)?;
            let sink = self.lock().sinks.unadvise(self.instance.number, cookie);
            // It is let go of here, without the lock.
            sink.map(drop).ok_or(E_INVALIDARG)
        })
    }

    super::placeholders! {
        PlaceHolder1 PlaceHolder2 PlaceHolder3 PlaceHolder4 PlaceHolder5 PlaceHolder6 PlaceHolder7
        PlaceHolder8 PlaceHolder9 PlaceHolder10 PlaceHolder11 PlaceHolder12 PlaceHolder13
        PlaceHolder14
    }
}

impl Shared {
    /// Deletes an account, and says so before and after.
    pub(super) fn delete(&self, id: u32) -> Outcome {
        self.lock().store.account(id)?;
        self.announce(NOTIFY_ACCT_PREDELETED, id);
        // Whoever has just been told may have been quicker.
        if !self.lock().store.remove(id) {
            return Err(E_ACCT_NOT_FOUND);
        }
        self.announce(NOTIFY_ACCT_DELETED, id);
        Ok(())
    }
}
