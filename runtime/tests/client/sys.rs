//! `olk_account::sys` is what Microsoft's reference publishes. `published.rs` has the names and numbers.

use core::mem::{offset_of, size_of};
use olk_account::sys::{
    self, ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, IOlkAccount, IOlkAccount_Vtbl, IOlkAccountHelper,
    IOlkAccountHelper_Vtbl, IOlkAccountManager, IOlkAccountManager_Vtbl, IOlkAccountNotify,
    IOlkAccountNotify_Vtbl, IOlkEnum, IOlkEnum_Vtbl, IOlkErrorUnknown, IOlkErrorUnknown_Vtbl,
};
use windows_core::{GUID, IUnknown, Interface};

#[test]
fn the_days_of_leave_on_server_are_the_high_word() {
    assert_eq!(sys::GET_REMOVE_AFTER_DAYS(0x000E_0003), 14);
    assert_eq!(sys::SET_REMOVE_AFTER_DAYS(14), 0x000E_0000);
    assert_eq!(sys::GET_REMOVE_AFTER_DAYS(u32::MAX), 0xFFFF);
    const { assert!(sys::GET_REMOVE_AFTER_DAYS(sys::SET_REMOVE_AFTER_DAYS(9)) == 9) }
}

#[test]
fn interfaces_have_their_published_identifiers() {
    assert_eq!(IOlkErrorUnknown::IID, sys::IID_IOlkErrorUnknown);
    assert_eq!(IOlkEnum::IID, sys::IID_IOlkEnum);
    assert_eq!(IOlkAccountNotify::IID, sys::IID_IOlkAccountNotify);
    assert_eq!(IOlkAccountHelper::IID, sys::IID_IOlkAccountHelper);
    assert_eq!(IOlkAccountManager::IID, sys::IID_IOlkAccountManager);
    assert_eq!(IOlkAccount::IID, sys::IID_IOlkAccount);
}

#[test]
fn the_empty_value_points_to_nothing() {
    let ACCT_VARIANT { dwType, Val } = ACCT_VARIANT::default();
    assert_eq!(dwType, 0);
    // SAFETY: the default fills the largest member, and all bits of it can be any of the others.
    unsafe {
        assert_eq!(Val.dw, 0);
        assert_eq!(Val.bin, ACCT_BIN::default());
        assert!(Val.bin.pb.is_null());
    }
}

#[test]
fn a_value_shows_its_type_and_no_more() {
    let mut secret = [0x53, 0];
    let value = ACCT_VARIANT {
        dwType: 0x801F,
        Val: ACCT_VARIANT_0 {
            pwsz: secret.as_mut_ptr(),
        },
    };
    assert_eq!(format!("{value:?}"), "ACCT_VARIANT { dwType: 32799, .. }");
}

/// Calls the macro `$then` with `$before` and an interface's own methods: the slot, the name, the types of the arguments.
macro_rules! methods {
    (IOlkErrorUnknown $then:ident $($before:tt)*) => {
        $then! { $($before)* 3 GetLastError(HRESULT, *mut *mut u16) }
    };
    (IOlkEnum $then:ident $($before:tt)*) => {
        $then! { $($before)* 3 GetCount(*mut u32) 4 Reset() 5 GetNext(*mut *mut c_void) 6 Skip(u32) }
    };
    (IOlkAccountNotify $then:ident $($before:tt)*) => {
        $then! { $($before)* 4 Notify(u32, u32, u32) }
    };
    (IOlkAccountHelper $then:ident $($before:tt)*) => {
        $then! {
            $($before)*
            3 PlaceHolder1(*mut c_void)
            4 GetIdentity(*mut u16, *mut u32)
            5 GetMapiSession(*mut *mut c_void)
            6 HandsOffSession()
        }
    };
    (IOlkAccountManager $then:ident $($before:tt)*) => {
        $then! {
            $($before)*
            4 Init(*mut c_void, u32)
            5 DisplayAccountList(*mut c_void, u32, *const u16, u32, *const GUID, *const GUID)
            6 PlaceHolder1() 7 PlaceHolder2() 8 PlaceHolder3() 9 PlaceHolder4() 10 PlaceHolder5()
            11 FindAccount(u32, *mut ACCT_VARIANT, *mut *mut c_void)
            12 PlaceHolder6() 13 PlaceHolder7() 14 PlaceHolder8()
            15 DeleteAccount(u32)
            16 PlaceHolder9()
            17 SaveChanges(u32, u32)
            18 GetOrder(*const GUID, *mut u32, *mut *mut u32)
            19 SetOrder(*const GUID, u32, *const u32)
            20 EnumerateAccounts(*const GUID, *const GUID, u32, *mut *mut c_void)
            21 PlaceHolder10() 22 PlaceHolder11()
            23 FreeMemory(*mut u8)
            24 Advise(*mut c_void, *mut u32)
            25 Unadvise(u32)
            26 PlaceHolder12() 27 PlaceHolder13() 28 PlaceHolder14()
        }
    };
    (IOlkAccount $then:ident $($before:tt)*) => {
        $then! {
            $($before)*
            4 PlaceHolder1() 5 PlaceHolder2() 6 PlaceHolder3() 7 PlaceHolder4() 8 PlaceHolder5()
            9 PlaceHolder6()
            10 GetAccountInfo(*mut GUID, *mut u32, *mut *mut GUID)
            11 GetProp(u32, *mut ACCT_VARIANT)
            12 SetProp(u32, *mut ACCT_VARIANT)
            13 PlaceHolder7() 14 PlaceHolder8() 15 PlaceHolder9()
            16 FreeMemory(*mut u8)
            17 PlaceHolder10()
            18 SaveChanges(u32)
        }
    };
}

/// Fails where a method isn't in its slot, or there are more slots than the methods and the base's.
macro_rules! slots {
    ($vtable:ident $base:ident $($slot:literal $name:ident($($type:ty),*))*) => {
        let slots = [$($slot),*].len() * size_of::<usize>();
        assert_eq!(size_of::<$vtable>(), size_of::<$base>() + slots);
        assert_eq!(offset_of!($vtable, base__), 0);
        $(assert_eq!(offset_of!($vtable, $name), $slot * size_of::<usize>());)*
        let base: fn(&$vtable) -> &$base = |vtable| &vtable.base__;
        let _ = base;
    };
}

#[test]
fn vtables_have_their_published_slots() {
    use windows_core::IUnknown_Vtbl;
    methods! { IOlkErrorUnknown slots IOlkErrorUnknown_Vtbl IUnknown_Vtbl }
    methods! { IOlkEnum slots IOlkEnum_Vtbl IUnknown_Vtbl }
    methods! { IOlkAccountHelper slots IOlkAccountHelper_Vtbl IUnknown_Vtbl }
    methods! { IOlkAccountNotify slots IOlkAccountNotify_Vtbl IOlkErrorUnknown_Vtbl }
    methods! { IOlkAccountManager slots IOlkAccountManager_Vtbl IOlkErrorUnknown_Vtbl }
    methods! { IOlkAccount slots IOlkAccount_Vtbl IOlkErrorUnknown_Vtbl }
}

#[test]
fn an_interface_answers_for_those_that_it_inherits_from() {
    let matched = |matches: fn(&GUID) -> bool| {
        let all = [
            IOlkErrorUnknown::IID,
            IOlkEnum::IID,
            IOlkAccountNotify::IID,
            IOlkAccountHelper::IID,
            IOlkAccountManager::IID,
            IOlkAccount::IID,
            IUnknown::IID,
        ];
        (0..all.len())
            .filter(|&at| matches(&all[at]))
            .collect::<Vec<_>>()
    };
    assert_eq!(matched(IOlkErrorUnknown_Vtbl::matches), [0]);
    assert_eq!(matched(IOlkEnum_Vtbl::matches), [1]);
    assert_eq!(matched(IOlkAccountNotify_Vtbl::matches), [0, 2]);
    assert_eq!(matched(IOlkAccountHelper_Vtbl::matches), [3]);
    assert_eq!(matched(IOlkAccountManager_Vtbl::matches), [0, 4]);
    assert_eq!(matched(IOlkAccount_Vtbl::matches), [0, 5]);
}

/// Each interface can be implemented with `windows_core::implement`.
// `implement` makes its interface pointers of references to single fields, which Miri doesn't let anyone go from to the
// rest of the object.
#[cfg(not(miri))]
#[allow(
    clippy::inline_always,
    clippy::ref_as_ptr,
    reason = "what `implement` emits"
)]
mod implemented {
    use crate::support::panic_on_purpose;
    use core::ffi::c_void;
    use core::mem::zeroed;
    use olk_account::sys::{
        ACCT_VARIANT, E_UNEXPECTED, IOlkAccount, IOlkAccount_Impl, IOlkAccountHelper,
        IOlkAccountHelper_Impl, IOlkAccountManager, IOlkAccountManager_Impl, IOlkAccountNotify,
        IOlkAccountNotify_Impl, IOlkEnum, IOlkEnum_Impl, IOlkErrorUnknown_Impl,
    };
    use windows_core::{GUID, HRESULT, implement};

    /// Implements an interface: every method answers with the number of its slot.
    macro_rules! answering {
        ($($slot:literal $method:ident($($type:ty),*))*) => {
            $(
                unsafe fn $method(&self $(, _: $type)*) -> HRESULT {
                    HRESULT($slot)
                }
            )*
        };
    }

    /// Calls every method, and checks that it answers with the number of its slot.
    macro_rules! answered {
        ($object:ident $($slot:literal $method:ident($($type:ty),*))*) => {
            $(
                // SAFETY: the methods ignore their arguments, which are null pointers and numbers that are 0.
                assert_eq!(unsafe { $object.$method($(zeroed::<$type>()),*) }, HRESULT($slot));
            )*
        };
    }

    #[implement(IOlkAccountManager)]
    struct Manager;

    impl IOlkErrorUnknown_Impl for Manager_Impl {
        methods! { IOlkErrorUnknown answering }
    }

    impl IOlkAccountManager_Impl for Manager_Impl {
        methods! { IOlkAccountManager answering }
    }

    #[implement(IOlkAccount, IOlkEnum, IOlkAccountHelper)]
    struct Others;

    impl IOlkErrorUnknown_Impl for Others_Impl {
        methods! { IOlkErrorUnknown answering }
    }

    impl IOlkAccount_Impl for Others_Impl {
        methods! { IOlkAccount answering }
    }

    impl IOlkEnum_Impl for Others_Impl {
        methods! { IOlkEnum answering }
    }

    impl IOlkAccountHelper_Impl for Others_Impl {
        methods! { IOlkAccountHelper answering }
    }

    #[test]
    fn every_method_is_reached() {
        let manager: IOlkAccountManager = Manager.into();
        methods! { IOlkErrorUnknown answered manager }
        methods! { IOlkAccountManager answered manager }
        let account: IOlkAccount = Others.into();
        methods! { IOlkErrorUnknown answered account }
        methods! { IOlkAccount answered account }
        let accounts: IOlkEnum = Others.into();
        methods! { IOlkEnum answered accounts }
        let helper: IOlkAccountHelper = Others.into();
        methods! { IOlkAccountHelper answered helper }
    }

    #[implement(IOlkAccountNotify)]
    struct Sink;

    impl IOlkErrorUnknown_Impl for Sink_Impl {
        methods! { IOlkErrorUnknown answering }
    }

    impl IOlkAccountNotify_Impl for Sink_Impl {
        unsafe fn Notify(&self, kind: u32, id: u32, flags: u32) -> HRESULT {
            if (kind, id, flags) == (1, 2, 3) {
                HRESULT(4)
            } else {
                panic_on_purpose()
            }
        }
    }

    #[test]
    fn arguments_arrive_in_order_and_a_panic_ends_at_the_vtable() {
        let sink: IOlkAccountNotify = Sink.into();
        methods! { IOlkErrorUnknown answered sink }
        // SAFETY: the arguments are plain numbers.
        unsafe {
            assert_eq!(sink.Notify(1, 2, 3), HRESULT(4));
            assert_eq!(sink.Notify(0, 0, 0), E_UNEXPECTED);
        }
    }
}
