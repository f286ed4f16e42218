//! An account manager that costs next to nothing. The values of its accounts are made before they are asked for.
//!
//! All accounts have the same values but for their identifiers. `GetProp` points to the values, and `FreeMemory` frees
//! nothing. Both count, and so do `AddRef` and `Release`. The manager and its accounts are never freed.

mod called;

use called::Vtable;
use core::cell::{Cell, OnceCell};
use core::ffi::c_void;
use core::ptr;
use olk_account::sys::{
    ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, IOlkAccountManager, PROP_ACCT_DELIVERY_STORE,
    PROP_ACCT_NAME, PROP_ACCT_USER_DISPLAY_NAME, PROP_ACCT_USER_EMAIL_ADDR, PROP_INET_PORT,
    PROP_INET_SERVER, PROP_INET_USER, PROP_SMTP_PORT, PROP_SMTP_SERVER, PT_BINARY, PT_LONG,
    PT_UNICODE,
};
use windows_core::Interface;

/// A manager: its objects, and what they share.
pub(super) struct Manager {
    /// The manager, its enumeration, and the accounts. They are made last, since they point back to this.
    objects: OnceCell<Vec<Object>>,
    values: Vec<(u32, ACCT_VARIANT)>,
    /// How many accounts the enumeration has returned.
    returned: Cell<usize>,
    /// How many references to the objects there are.
    references: Cell<u32>,
    /// How many values have to be freed.
    handed_out: Cell<u32>,
}

/// A COM object.
#[repr(C)]
struct Object {
    vtable: &'static Vtable,
    manager: &'static Manager,
    /// The identifier of an account.
    id: u32,
}

impl Manager {
    /// Creates a manager, whose accounts have the `names` of an account and of its user.
    pub(super) fn new(accounts: u32, [account, user]: [&str; 2]) -> &'static Self {
        let manager: &Self = Box::leak(Box::new(Self {
            objects: OnceCell::new(),
            values: vec![
                (PROP_ACCT_NAME, text(account)),
                (PROP_ACCT_USER_DISPLAY_NAME, text(user)),
                (PROP_ACCT_USER_EMAIL_ADDR, text("ada.lovelace@example.com")),
                (PROP_ACCT_DELIVERY_STORE, entry_id((0..70).collect())),
                (PROP_INET_SERVER, text("imap.example.com")),
                (PROP_INET_USER, text("ada")),
                (PROP_INET_PORT, number(993)),
                (PROP_SMTP_SERVER, text("smtp.submission.example.com")),
                (PROP_SMTP_PORT, number(587)),
            ],
            returned: Cell::new(0),
            references: Cell::new(0),
            handed_out: Cell::new(0),
        }));
        let object = |vtable, id| Object {
            vtable,
            manager,
            id,
        };
        manager.objects.get_or_init(|| {
            [object(&called::MANAGER, 0), object(&called::ENUMERATION, 0)]
                .into_iter()
                .chain((1..=accounts).map(|id| object(&called::ACCOUNT, id)))
                .collect()
        });
        manager
    }

    /// Returns the manager's interface.
    pub(super) fn interface(&self) -> IOlkAccountManager {
        let manager = self.reference(0).expect("the manager is the first object");
        // SAFETY: the object begins with the interface's vtable, is never freed, and the reference is its own.
        unsafe { IOlkAccountManager::from_raw(manager) }
    }

    /// Panics unless all references have been released, and all values freed.
    #[cfg(test)]
    pub(super) fn assert_all_came_back(&self) {
        assert_eq!((self.references.get(), self.handed_out.get()), (0, 0));
    }

    /// Returns a reference to an object.
    fn reference(&self, index: usize) -> Option<*mut c_void> {
        let object = self.objects.get()?.get(index)?;
        count(&self.references, 1);
        Some(ptr::from_ref(object).cast_mut().cast())
    }
}

/// Adds to a counter, and returns what it counts then.
fn count(counter: &Cell<u32>, more: i32) -> u32 {
    counter.set(counter.get().wrapping_add_signed(more));
    counter.get()
}

fn number(dw: u32) -> ACCT_VARIANT {
    ACCT_VARIANT {
        dwType: PT_LONG,
        Val: ACCT_VARIANT_0 { dw },
    }
}

fn text(text: &str) -> ACCT_VARIANT {
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    let pwsz = units.leak().as_mut_ptr();
    ACCT_VARIANT {
        dwType: PT_UNICODE,
        Val: ACCT_VARIANT_0 { pwsz },
    }
}

fn entry_id(bytes: Vec<u8>) -> ACCT_VARIANT {
    let bytes = bytes.leak();
    let cb = u32::try_from(bytes.len()).expect("an entry identifier is short");
    let pb = bytes.as_mut_ptr();
    ACCT_VARIANT {
        dwType: PT_BINARY,
        Val: ACCT_VARIANT_0 {
            bin: ACCT_BIN { cb, pb },
        },
    }
}
