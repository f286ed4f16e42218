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
fn values_lie_in_memory_as_in_c() {
    let [bin, variant] = if size_of::<usize>() == 8 {
        [16, 24]
    } else {
        [8, 12]
    };
    assert_eq!(size_of::<ACCT_BIN>(), bin);
    assert_eq!(size_of::<ACCT_VARIANT_0>(), bin);
    assert_eq!(size_of::<ACCT_VARIANT>(), variant);
    assert_eq!(offset_of!(ACCT_VARIANT, dwType), 0);
    assert_eq!(offset_of!(ACCT_VARIANT, Val), variant - bin);
    assert_eq!(offset_of!(ACCT_BIN, pb), bin / 2);
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

/// Fails where a method isn't in the slot whose number is given, or there are more slots than these.
macro_rules! slots {
    ($vtable:ident has $total:literal: $($slot:literal $($name:ident).+)*) => {
        assert_eq!(size_of::<$vtable>(), $total * size_of::<usize>());
        $(assert_eq!(offset_of!($vtable, $($name).+), $slot * size_of::<usize>());)*
    };
}

#[test]
fn vtables_have_their_published_slots() {
    slots! { IOlkErrorUnknown_Vtbl has 4: 0 base__ 3 GetLastError }
    slots! { IOlkEnum_Vtbl has 7: 0 base__ 3 GetCount 4 Reset 5 GetNext 6 Skip }
    slots! { IOlkAccountNotify_Vtbl has 5: 3 base__.GetLastError 4 Notify }
    slots! {
        IOlkAccountHelper_Vtbl has 7:
        0 base__ 3 PlaceHolder1 4 GetIdentity 5 GetMapiSession 6 HandsOffSession
    }
    slots! {
        IOlkAccountManager_Vtbl has 29:
        3 base__.GetLastError 4 Init 5 DisplayAccountList 6 PlaceHolder1 7 PlaceHolder2
        8 PlaceHolder3 9 PlaceHolder4 10 PlaceHolder5 11 FindAccount 12 PlaceHolder6
        13 PlaceHolder7 14 PlaceHolder8 15 DeleteAccount 16 PlaceHolder9 17 SaveChanges
        18 GetOrder 19 SetOrder 20 EnumerateAccounts 21 PlaceHolder10 22 PlaceHolder11
        23 FreeMemory 24 Advise 25 Unadvise 26 PlaceHolder12 27 PlaceHolder13 28 PlaceHolder14
    }
    slots! {
        IOlkAccount_Vtbl has 19:
        3 base__.GetLastError 4 PlaceHolder1 5 PlaceHolder2 6 PlaceHolder3 7 PlaceHolder4
        8 PlaceHolder5 9 PlaceHolder6 10 GetAccountInfo 11 GetProp 12 SetProp 13 PlaceHolder7
        14 PlaceHolder8 15 PlaceHolder9 16 FreeMemory 17 PlaceHolder10 18 SaveChanges
    }
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
        all.map(|iid| matches(&iid))
    };
    let expected = |ones: &[usize]| core::array::from_fn::<bool, 7, _>(|at| ones.contains(&at));
    assert_eq!(matched(IOlkErrorUnknown_Vtbl::matches), expected(&[0]));
    assert_eq!(matched(IOlkEnum_Vtbl::matches), expected(&[1]));
    assert_eq!(matched(IOlkAccountNotify_Vtbl::matches), expected(&[0, 2]));
    assert_eq!(matched(IOlkAccountHelper_Vtbl::matches), expected(&[3]));
    assert_eq!(matched(IOlkAccountManager_Vtbl::matches), expected(&[0, 4]));
    assert_eq!(matched(IOlkAccount_Vtbl::matches), expected(&[0, 5]));
}
