//! An account manager that costs next to nothing, so that what is counted is who lists its accounts.
//!
//! All accounts have the same values, but for their numbers, and the values are made before anybody asks. `GetProp`
//! points to them, and `FreeMemory` frees nothing. Both count, as `AddRef` and `Release` do: at the end, as much has to
//! have come back as was handed out.
//!
//! The functions in its vtables are those of this module. It is by their names that the report knows what they cost.

use core::cell::Cell;
use core::ffi::c_void;
use core::ptr;
use olk_account::sys::{
    ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, E_ACCT_NOT_FOUND, E_NOINTERFACE, E_NOTIMPL,
    IOlkAccount, IOlkAccountManager, PROP_ACCT_DELIVERY_STORE, PROP_ACCT_ID, PROP_ACCT_NAME,
    PROP_ACCT_USER_DISPLAY_NAME, PROP_ACCT_USER_EMAIL_ADDR, PROP_INET_PORT, PROP_INET_SERVER,
    PROP_INET_USER, PROP_SMTP_PORT, PROP_SMTP_SERVER, PT_BINARY, PT_LONG, PT_UNICODE, S_FALSE,
    S_OK,
};
use std::rc::Rc;
use windows_core::{GUID, HRESULT, Interface};

/// What the accounts' texts are like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Texts {
    /// All of them are ASCII.
    Ascii,
    /// Names of people and of accounts are not; servers and addresses are.
    Names,
}

impl Texts {
    /// The name of the account, and that of its user.
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Ascii => ["Office (example.com)", "Ada Lovelace"],
            Self::Names => ["Büro (example.com)", "Zoë Nováková"],
        }
    }
}

/// The manager, with what it points to.
pub(crate) struct Manager(Rc<State>);

struct State {
    manager: Object,
    enumeration: Object,
    accounts: Vec<Object>,
    /// How many accounts the enumeration has given.
    given: Cell<usize>,
    values: Vec<(u32, Value)>,
    /// How many references to the objects there are.
    references: Cell<u32>,
    /// How much memory is to be freed.
    handed_out: Cell<u32>,
}

/// A COM object. It is never freed by itself.
#[repr(C)]
struct Object {
    vtable: *const Function,
    state: *const State,
    /// The number of an account.
    id: u32,
}

enum Value {
    Number(u32),
    Text(Vec<u16>),
    Bytes(Vec<u8>),
}

impl Manager {
    pub(crate) fn new(accounts: u32, texts: Texts) -> Self {
        let [name, display_name] = texts.names();
        let text = |text: &str| Value::Text(text.encode_utf16().chain([0]).collect());
        let values = vec![
            (PROP_ACCT_NAME, text(name)),
            (PROP_ACCT_USER_DISPLAY_NAME, text(display_name)),
            (PROP_ACCT_USER_EMAIL_ADDR, text("ada.lovelace@example.com")),
            (PROP_ACCT_DELIVERY_STORE, Value::Bytes((0..70).collect())),
            (PROP_INET_SERVER, text("imap.example.com")),
            (PROP_INET_USER, text("ada")),
            (PROP_INET_PORT, Value::Number(993)),
            (PROP_SMTP_SERVER, text("smtp.submission.example.com")),
            (PROP_SMTP_PORT, Value::Number(587)),
        ];
        Self(Rc::new_cyclic(|state| {
            let state = state.as_ptr();
            let account = |id| Object::new(&ACCOUNT, state, id);
            State {
                manager: Object::new(&MANAGER, state, 0),
                enumeration: Object::new(&ENUMERATION, state, 0),
                accounts: (1..=accounts).map(account).collect(),
                given: Cell::new(0),
                values,
                references: Cell::new(0),
                handed_out: Cell::new(0),
            }
        }))
    }

    /// The manager as COM knows it. It has to go before this does.
    pub(crate) fn interface(&self) -> IOlkAccountManager {
        // SAFETY: the object begins with its vtable, and the reference is counted here.
        unsafe { IOlkAccountManager::from_raw(self.0.manager.referenced()) }
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        let left = (self.0.references.get(), self.0.handed_out.get());
        assert_eq!(left, (0, 0), "references, and pieces of memory");
    }
}

impl Object {
    fn new<const SLOTS: usize>(
        vtable: &'static Vtable<SLOTS>,
        state: *const State,
        id: u32,
    ) -> Self {
        let vtable = vtable.0.as_ptr();
        Self { vtable, state, id }
    }

    fn state(&self) -> &State {
        // SAFETY: the object is a part of it.
        unsafe { &*self.state }
    }

    /// A pointer to it, with a reference.
    fn referenced(&self) -> *mut c_void {
        count(&self.state().references, 1);
        ptr::from_ref(self).cast_mut().cast()
    }
}

/// Counts one more, or one less.
fn count(counter: &Cell<u32>, one: i32) -> u32 {
    counter.set(counter.get().wrapping_add_signed(one));
    counter.get()
}

/// A vtable: functions in slots. What nobody calls here is not supported.
#[repr(transparent)]
struct Vtable<const SLOTS: usize>([Function; SLOTS]);

/// A function, whatever its arguments are.
type Function = *const ();

// SAFETY: pointers to functions, which are never written.
unsafe impl<const SLOTS: usize> Sync for Vtable<SLOTS> {}

impl<const SLOTS: usize> Vtable<SLOTS> {
    const fn new<const FUNCTIONS: usize>(functions: [(usize, Function); FUNCTIONS]) -> Self {
        let mut slots = [not_supported as Function; SLOTS];
        let mut at = 0;
        while at < FUNCTIONS {
            let (slot, function) = functions[at];
            slots[slot] = function;
            at += 1;
        }
        Self(slots)
    }
}

static MANAGER: Vtable<29> = Vtable::new([
    (0, query_interface as Function),
    (1, add_ref as Function),
    (2, release as Function),
    (20, enumerate_accounts as Function),
]);

static ENUMERATION: Vtable<7> = Vtable::new([
    (0, query_interface as Function),
    (1, add_ref as Function),
    (2, release as Function),
    (5, get_next as Function),
]);

static ACCOUNT: Vtable<19> = Vtable::new([
    (0, query_interface as Function),
    (1, add_ref as Function),
    (2, release as Function),
    (11, get_prop as Function),
    (16, free_memory as Function),
]);

extern "system" fn not_supported(_this: &Object) -> HRESULT {
    E_NOTIMPL
}

/// Only accounts are asked, and for one interface.
unsafe extern "system" fn query_interface(
    this: &Object,
    iid: &GUID,
    object: &mut *mut c_void,
) -> HRESULT {
    if *iid != IOlkAccount::IID {
        *object = ptr::null_mut();
        return E_NOINTERFACE;
    }
    *object = this.referenced();
    S_OK
}

unsafe extern "system" fn add_ref(this: &Object) -> u32 {
    count(&this.state().references, 1)
}

unsafe extern "system" fn release(this: &Object) -> u32 {
    count(&this.state().references, -1)
}

unsafe extern "system" fn enumerate_accounts(
    this: &Object,
    _category: *const GUID,
    _account_type: *const GUID,
    _flags: u32,
    enumeration: &mut *mut c_void,
) -> HRESULT {
    let state = this.state();
    state.given.set(0);
    *enumeration = state.enumeration.referenced();
    S_OK
}

unsafe extern "system" fn get_next(this: &Object, object: &mut *mut c_void) -> HRESULT {
    let state = this.state();
    let given = state.given.get();
    let Some(account) = state.accounts.get(given) else {
        *object = ptr::null_mut();
        return S_FALSE;
    };
    state.given.set(given + 1);
    *object = account.referenced();
    S_OK
}

unsafe extern "system" fn get_prop(this: &Object, tag: u32, value: &mut ACCT_VARIANT) -> HRESULT {
    let state = this.state();
    let number = |dw| ACCT_VARIANT {
        dwType: PT_LONG,
        Val: ACCT_VARIANT_0 { dw },
    };
    if tag == PROP_ACCT_ID {
        *value = number(this.id);
        return S_OK;
    }
    let Some((_, found)) = state.values.iter().find(|(its_tag, _)| *its_tag == tag) else {
        return E_ACCT_NOT_FOUND;
    };
    *value = match found {
        Value::Number(found) => number(*found),
        Value::Text(units) => {
            count(&state.handed_out, 1);
            let pwsz = units.as_ptr().cast_mut();
            ACCT_VARIANT {
                dwType: PT_UNICODE,
                Val: ACCT_VARIANT_0 { pwsz },
            }
        }
        Value::Bytes(bytes) => {
            count(&state.handed_out, 1);
            #[allow(clippy::cast_possible_truncation, reason = "there are 70")]
            let cb = bytes.len() as u32;
            let pb = bytes.as_ptr().cast_mut();
            ACCT_VARIANT {
                dwType: PT_BINARY,
                Val: ACCT_VARIANT_0 {
                    bin: ACCT_BIN { cb, pb },
                },
            }
        }
    };
    S_OK
}

unsafe extern "system" fn free_memory(this: &Object, _memory: *mut u8) -> HRESULT {
    count(&this.state().handed_out, -1);
    S_OK
}
