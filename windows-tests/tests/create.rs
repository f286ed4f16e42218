//! `AccountManager::create`, with real COM: what it does where a class is registered, and what it says where none is.

#![cfg(windows)]
// The lints are about what `#[implement]` writes.
#![allow(clippy::inline_always, clippy::ref_as_ptr)]

use core::ffi::c_void;
use olk_account::sys::CLSID_OlkAccountManager;
use olk_account::testing::{FakeAccount, FakeAccountManager, HelperCall};
use olk_account::{
    AccountEvent, AccountManager, Filter, InitFlags, OpenSession, olk_account_helper, prop,
};
use std::sync::mpsc;
use std::thread;
use windows::Win32::Foundation::{CO_E_NOTINITIALIZED, E_POINTER};
use windows::Win32::System::Com::{
    CLSCTX_INPROC_SERVER, COINIT_APARTMENTTHREADED, CoInitializeEx, CoRegisterClassObject,
    CoRevokeClassObject, CoUninitialize, IClassFactory, IClassFactory_Impl, REGCLS_MULTIPLEUSE,
};
use windows_core::{BOOL, GUID, IUnknown, Interface, Ref, Result, implement};

#[olk_account_helper(owns_session, profile = "Outlook")]
struct Helper;

impl OpenSession for Helper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Helper.into())
    }
}

/// Makes managers of a fake.
#[implement(IClassFactory)]
struct Class(FakeAccountManager);

impl IClassFactory_Impl for Class_Impl {
    fn CreateInstance(
        &self,
        _outer: Ref<'_, IUnknown>,
        iid: *const GUID,
        object: *mut *mut c_void,
    ) -> Result<()> {
        if object.is_null() {
            return Err(E_POINTER.into());
        }
        let manager = self.0.create();
        // SAFETY: both pointers are as COM passes them.
        unsafe { manager.query(iid, object) }.ok()
    }

    fn LockServer(&self, _lock: BOOL) -> Result<()> {
        Ok(())
    }
}

/// Runs `work` on a thread of its own, in a single-threaded apartment.
fn in_apartment(work: impl FnOnce() + Send + 'static) {
    let thread = thread::spawn(|| {
        // SAFETY: the `CoUninitialize` below belongs to it; by then, `work` has let go of everything.
        unsafe { CoInitializeEx(None, COINIT_APARTMENTTHREADED) }
            .ok()
            .expect("CoInitializeEx failed");
        work();
        // SAFETY: as said above.
        unsafe { CoUninitialize() };
    });
    thread.join().expect("the test failed");
}

#[test]
fn com_makes_the_manager_and_the_helper_makes_it_ready() {
    in_apartment(|| {
        let fake = FakeAccountManager::new([FakeAccount::pop3(1).name("Home")]);
        let class: IClassFactory = Class(fake.clone()).into();
        let (id, context) = (CLSID_OlkAccountManager, CLSCTX_INPROC_SERVER);
        // SAFETY: the class is a COM object, and is revoked before the apartment is left.
        let cookie =
            unsafe { CoRegisterClassObject(&raw const id, &class, context, REGCLS_MULTIPLEUSE) };
        let cookie = cookie.expect("CoRegisterClassObject failed");

        let manager = AccountManager::create(Helper, InitFlags::default()).unwrap();
        assert_eq!(fake.profile().as_deref(), Some("Outlook"));
        let account = manager.accounts(Filter::all()).unwrap().next();
        let account = account.expect("there is one").unwrap();
        assert_eq!(account.get(prop::NAME).unwrap().as_deref(), Some("Home"));

        let (sender, receiver) = mpsc::channel();
        let registration = manager.advise(move |event| sender.send(event).unwrap());
        let registration = registration.unwrap();
        fake.add(FakeAccount::imap4(2));
        assert_eq!(receiver.try_recv(), Ok(AccountEvent::Created(2.into())));

        drop((registration, account, manager));
        // SAFETY: the cookie is that of the class which was registered above.
        unsafe { CoRevokeClassObject(cookie) }.expect("CoRevokeClassObject failed");
        let last = fake.helper_calls().pop();
        assert!(matches!(last, Some(HelperCall::HandsOffSession { .. })));
        fake.assert_no_leaks();
    });
}

#[test]
fn a_thread_that_has_not_entered_an_apartment_is_told_so() {
    let thread = thread::spawn(|| {
        let error = AccountManager::create(Helper, InitFlags::default()).unwrap_err();
        assert_eq!(error.code(), CO_E_NOTINITIALIZED);
        assert!(error.to_string().contains("CoInitializeEx"), "{error}");
        assert_eq!(windows_core::Error::from(error).code(), CO_E_NOTINITIALIZED);
    });
    thread.join().expect("the test failed");
}
