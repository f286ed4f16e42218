//! An account, as a COM object.

use super::memory::Origin;
use super::property::Property;
use super::state::{Instance, answer};
use super::value::type_of;
use super::{Method, messages, properties};
use crate::com::{Class, Object, Out};
use crate::sys::{
    ACCT_VARIANT, E_INVALIDARG, E_NOTIMPL, IOlkAccount, IOlkAccount_Impl, IOlkAccount_Vtbl,
    IOlkErrorUnknown_Impl, NOTIFY_ACCT_CHANGED, OLK_ACCOUNT_NO_FLAGS, SECURE_FLAG, bits,
};
use core::ptr::{self, NonNull};
use std::sync::Arc;
use windows_core::{GUID, HRESULT, Interface};

pub(super) struct Account {
    instance: Arc<Instance>,
    /// The object's number: of an account, there can be several.
    number: u64,
    id: u32,
}

// SAFETY: the vtable is that of the interface, for objects of this class.
unsafe impl Class for Account {
    type Interface = IOlkAccount;

    const VTABLE: &'static IOlkAccount_Vtbl =
        // SAFETY: the vtable gets into objects of this class only.
        unsafe { &IOlkAccount_Vtbl::with::<Object<Self>>(Object::<Self>::UNKNOWN) };

    fn admit(&self, iid: u128) -> Result<(), HRESULT> {
        if iid == bits(IOlkAccount::IID) {
            self.instance.enter(Method::AccountQueryInterface)?;
        }
        Ok(())
    }
}

impl Account {
    pub(super) fn create(instance: Arc<Instance>, id: u32) -> IOlkAccount {
        let number = instance.lock().register();
        Object::create(Self {
            instance,
            number,
            id,
        })
    }

    fn origin(&self, method: Method) -> Origin {
        Origin::account(method, self.id)
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        let mut state = self.instance.lock();
        state.store.forget(self.number);
        state.objects -= 1;
    }
}

impl IOlkErrorUnknown_Impl for Object<Account> {
    unsafe fn GetLastError(&self, error: HRESULT, message_out: *mut *mut u16) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or a writable pointer.
            let message = unsafe { Out::new(message_out, ptr::null_mut()) };
            self.instance.enter(Method::AccountGetLastError)?;
            let (message, text) = (message?, messages::of(error)?);
            let origin = self.origin(Method::AccountGetLastError);
            message.write(self.instance.lock().memory.text(&text, origin));
            Ok(())
        })
    }
}

impl IOlkAccount_Impl for Object<Account> {
    unsafe fn GetAccountInfo(
        &self,
        class_out: *mut GUID,
        count_out: *mut u32,
        categories_out: *mut *mut GUID,
    ) -> HRESULT {
        answer(|| {
            // SAFETY: COM's caller passes NULL or a writable pointer.
            let (class, count, categories) = unsafe {
                (
                    Out::new(class_out, GUID::zeroed()),
                    Out::new(count_out, 0),
                    Out::new(categories_out, ptr::null_mut()),
                )
            };
            self.instance.enter_ready(Method::AccountGetAccountInfo)?;
            let (class, count, categories) = (class?, count?, categories?);
            let state = &mut *self.instance.lock();
            let account = state.store.account(self.id)?;
            class.write(account.class);
            count.write(super::length(&account.categories));
            let origin = self.origin(Method::AccountGetAccountInfo);
            categories.write(state.memory.array(&account.categories, origin));
            Ok(())
        })
    }

    unsafe fn GetProp(&self, tag: u32, value_out: *mut ACCT_VARIANT) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::AccountGetProp)?;
            let value = NonNull::new(value_out).ok_or(E_INVALIDARG)?;
            properties::known(tag)?;
            let state = &mut *self.instance.lock();
            let property = state.store.property(self.number, self.id, tag)?;
            let origin = Origin {
                property: Some(tag),
                secret: type_of(tag) & SECURE_FLAG != 0,
                ..self.origin(Method::AccountGetProp)
            };
            // SAFETY: COM's caller promises that an out-parameter that isn't null is valid for writing.
            unsafe { property.publish(&mut state.memory, origin, value) };
            Ok(())
        })
    }

    unsafe fn SetProp(&self, tag: u32, value: *mut ACCT_VARIANT) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::AccountSetProp)?;
            let internet = self.instance.lock().store.account(self.id)?.is_internet();
            properties::writable(tag, internet)?;
            let value = NonNull::new(value).ok_or(E_INVALIDARG)?;
            // SAFETY: COM's caller promises that the value is a variant, whose type names a member that can be read.
            let property = unsafe { Property::adopt(tag, value) }?;
            let mut state = self.instance.lock();
            let (manager, object) = (self.instance.number, self.number);
            state.store.draft(manager, object, self.id, tag, property);
            Ok(())
        })
    }

    unsafe fn FreeMemory(&self, memory: *mut u8) -> HRESULT {
        answer(|| {
            self.instance.enter(Method::AccountFreeMemory)?;
            let mut state = self.instance.lock();
            state.memory.free(memory, Method::AccountFreeMemory)
        })
    }

    unsafe fn SaveChanges(&self, flags: u32) -> HRESULT {
        answer(|| {
            self.instance.enter_ready(Method::AccountSaveChanges)?;
            if flags != OLK_ACCOUNT_NO_FLAGS {
                return Err(E_INVALIDARG);
            }
            let saved = self.instance.lock().store.save_object(self.number, self.id);
            if saved? {
                self.instance.shared.announce(NOTIFY_ACCT_CHANGED, self.id);
            }
            Ok(())
        })
    }

    super::placeholders! {
        PlaceHolder1 PlaceHolder2 PlaceHolder3 PlaceHolder4 PlaceHolder5 PlaceHolder6 PlaceHolder7
        PlaceHolder8 PlaceHolder9 PlaceHolder10
    }
}
