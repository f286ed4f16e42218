//! Callers of managers, which know them by their address alone.

use super::calling::{handed_out, last_error};
use super::published::{LONG, ManagerVtable, Val, Variant};
use super::{Account, Accounts, Sink, helper};
use crate::support::{Caller, Guid, Hresult, Reference, garbage};
use core::ffi::c_void;
use core::ptr;
use olk_account::testing::FakeAccountManager;
use windows_core::Interface;

/// A reference to an account manager, which calls the slots of its vtable.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Manager(pub(crate) Reference);

impl Manager {
    /// A new manager of the fake's.
    pub(crate) fn of(fake: &FakeAccountManager) -> Self {
        let raw = fake.create().into_raw();
        // SAFETY: `into_raw` gives its reference away.
        Self(unsafe { Reference::from_raw(raw) }.unwrap())
    }

    /// A new manager of the fake's, with a helper.
    #[track_caller]
    pub(crate) fn ready(fake: &FakeAccountManager) -> Self {
        let manager = Self::of(fake);
        assert_eq!(manager.init(&helper(), 1), Hresult::S_OK);
        manager
    }

    pub(crate) fn vtable(&self) -> &'static ManagerVtable {
        // SAFETY: it points to a pointer to this vtable, which is constant.
        unsafe { &**self.this().cast::<*const ManagerVtable>() }
    }

    pub(crate) fn this(&self) -> *mut c_void {
        self.0.as_raw()
    }

    pub(crate) fn init(&self, helper: &Caller, flags: u32) -> Hresult {
        let helper = helper.unknown().as_raw();
        // SAFETY: both objects are alive.
        unsafe { (self.vtable().init)(self.this(), helper, flags) }
    }

    pub(crate) fn display(&self, flags: u32) -> Hresult {
        let display = self.vtable().display_account_list;
        let (window, none, nobody) = (ptr::null_mut(), ptr::null(), ptr::null());
        // SAFETY: NULL is what goes there.
        unsafe { display(self.this(), window, flags, none, 0, nobody, nobody) }
    }

    pub(crate) fn find(&self, tag: u32, kind: u32, number: u32) -> Result<Account, Hresult> {
        let mut value = Variant {
            kind,
            val: Val { dw: number },
        };
        // SAFETY: both pointers are those of local variables.
        let find =
            |out| unsafe { (self.vtable().find_account)(self.this(), tag, &raw mut value, out) };
        handed_out(find).map(Account)
    }

    /// The account with this number.
    #[track_caller]
    pub(crate) fn account(&self, id: u32) -> Account {
        self.find(0x0001_0003, LONG, id).unwrap()
    }

    pub(crate) fn delete(&self, id: u32) -> Hresult {
        // SAFETY: the argument is a plain number.
        unsafe { (self.vtable().delete_account)(self.this(), id) }
    }

    pub(crate) fn save(&self, id: u32, flags: u32) -> Hresult {
        // SAFETY: the arguments are plain numbers.
        unsafe { (self.vtable().save_changes)(self.this(), id, flags) }
    }

    pub(crate) fn order(&self, category: u128) -> Result<Vec<u32>, Hresult> {
        let (mut count, mut ids) = (u32::MAX, garbage().cast::<u32>());
        let category = Guid::digits(category);
        // SAFETY: all pointers are those of local variables.
        let answer = unsafe {
            (self.vtable().get_order)(
                self.this(),
                &raw const category,
                &raw mut count,
                &raw mut ids,
            )
        };
        if answer != Hresult::S_OK {
            assert_eq!((count, ids.is_null()), (0, true));
            return Err(answer);
        }
        // SAFETY: on success, these are so many numbers.
        let order = (0..count as usize)
            .map(|at| unsafe { *ids.add(at) })
            .collect();
        assert_eq!(self.free(ids.cast()), Hresult::S_OK);
        Ok(order)
    }

    pub(crate) fn set_order(&self, category: u128, ids: &[u32]) -> Hresult {
        let category = Guid::digits(category);
        let count = u32::try_from(ids.len()).unwrap();
        // SAFETY: there are as many numbers as `count` says.
        unsafe { (self.vtable().set_order)(self.this(), &raw const category, count, ids.as_ptr()) }
    }

    pub(crate) fn enumerate_with(
        &self,
        category: Option<u128>,
        class: Option<u128>,
        flags: u32,
    ) -> Result<Accounts, Hresult> {
        let category = category.map(Guid::digits);
        let class = class.map(Guid::digits);
        let pointer = |guid: &Option<Guid>| guid.as_ref().map_or(ptr::null(), ptr::from_ref);
        // SAFETY: all pointers are NULL, or those of local variables.
        let enumerate = |out| unsafe {
            let (category, class) = (pointer(&category), pointer(&class));
            (self.vtable().enumerate_accounts)(self.this(), category, class, flags, out)
        };
        handed_out(enumerate).map(Accounts)
    }

    #[track_caller]
    pub(crate) fn enumerate(&self, category: Option<u128>, class: Option<u128>) -> Accounts {
        self.enumerate_with(category, class, 0).unwrap()
    }

    /// The numbers of the accounts of a category and a type, as they are enumerated.
    #[track_caller]
    pub(crate) fn list(&self, category: Option<u128>, class: Option<u128>) -> Vec<u32> {
        self.enumerate(category, class)
            .map(|account| account.id())
            .collect()
    }

    pub(crate) fn free(&self, memory: *mut u8) -> Hresult {
        // SAFETY: the fake sees for itself what it is passed.
        unsafe { (self.vtable().free_memory)(self.this(), memory) }
    }

    pub(crate) fn advise(&self, sink: &Sink) -> Result<u32, Hresult> {
        let mut cookie = u32::MAX;
        let sink = sink.reference();
        // SAFETY: the sink is alive, and `cookie` a local variable.
        let answer = unsafe { (self.vtable().advise)(self.this(), sink.as_raw(), &raw mut cookie) };
        if answer == Hresult::S_OK {
            Ok(cookie)
        } else {
            Err(answer)
        }
    }

    pub(crate) fn unadvise(&self, cookie: u32) -> Hresult {
        // SAFETY: the argument is a plain number.
        unsafe { (self.vtable().unadvise)(self.this(), cookie) }
    }

    pub(crate) fn last_error(&self, error: Hresult) -> Result<String, Hresult> {
        last_error(&self.0, error, |message| self.free(message))
    }
}
