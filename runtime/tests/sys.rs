//! `olk_account::sys` is what Microsoft's reference publishes.

use core::mem::{offset_of, size_of};
use olk_account::sys::{
    self, ACCT_BIN, ACCT_VARIANT, ACCT_VARIANT_0, IOlkAccount, IOlkAccount_Vtbl, IOlkAccountHelper,
    IOlkAccountHelper_Vtbl, IOlkAccountManager, IOlkAccountManager_Vtbl, IOlkAccountNotify,
    IOlkAccountNotify_Vtbl, IOlkEnum, IOlkEnum_Vtbl, IOlkErrorUnknown, IOlkErrorUnknown_Vtbl,
};
use windows_core::{GUID, HRESULT, IUnknown, Interface};

/// Fails where a name of `sys` has another number than the one that is typed in here.
macro_rules! numbers {
    ($($name:ident = $number:literal)*) => {
        $(assert_eq!(sys::$name, $number, stringify!($name));)*
    };
}

#[test]
fn flags_have_their_published_numbers() {
    numbers! {
        OLK_ACCOUNT_NO_FLAGS = 0u32
        ACCT_INIT_NOSYNCH_MAPI_ACCTS = 1u32
        ACCT_INIT_NO_STORES_CHECK = 2u32
        ACCT_INIT_NO_NOTIFICATIONS = 4u32
        ACCTUI_NO_WARNING = 256u32
        ACCTUI_SHOW_DATA_TAB = 512u32
        ACCTUI_SHOW_ACCTWIZARD = 1024u32
        NOTIFY_ACCT_CHANGED = 1u32
        NOTIFY_ACCT_CREATED = 2u32
        NOTIFY_ACCT_DELETED = 3u32
        NOTIFY_ACCT_ORDER_CHANGED = 4u32
        NOTIFY_ACCT_PREDELETED = 5u32
        SMTP_AUTH_SAME_AS_POP = 0u32
        SMTP_AUTH_USER_PASS = 1u32
        SMTP_AUTH_RECEIVE_BEFORE_SEND = 2u32
        ENCRYPT_CONN_NO_SECURITY = 0u32
        ENCRYPT_CONN_SSL = 1u32
        ENCRYPT_CONN_TLS = 2u32
        ENCRYPT_CONN_AUTO = 3u32
        LEAVE_ON_SERVER = 1u32
        REMOVE_AFTER = 2u32
        REMOVE_ON_NUKE = 4u32
        MAPIACCT_SEND_ONLY = 1u32
        SECURE_FLAG = 0x8000u32
        PT_LONG = 3u32
        PT_UNICODE = 0x1Fu32
        PT_BINARY = 0x102u32
        cchProfileNameMax = 64u32
    }
}

#[test]
fn properties_have_their_published_tags() {
    numbers! {
        PROP_ACCT_ID = 0x0001_0003u32
        PROP_ACCT_NAME = 0x0002_001Fu32
        PROP_ACCT_MINI_UID = 0x0003_0003u32
        PROP_ACCT_USER_DISPLAY_NAME = 0x000B_001Fu32
        PROP_ACCT_USER_EMAIL_ADDR = 0x000C_001Fu32
        PROP_ACCT_STAMP = 0x000D_001Fu32
        PROP_ACCT_SEND_STAMP = 0x000E_001Fu32
        PROP_ACCT_IS_EXCH = 0x0014_0003u32
        PROP_ACCT_DELIVERY_STORE = 0x0018_0102u32
        PROP_ACCT_DELIVERY_FOLDER = 0x0019_0102u32
        PROP_ACCT_SENTITEMS_EID = 0x0020_0102u32
        PROP_ACCT_PREFERENCES_UID = 0x0022_0102u32
        PROP_INET_SERVER = 0x0100_001Fu32
        PROP_INET_USER = 0x0101_001Fu32
        PROP_INET_PASSWORD = 0x0102_801Fu32
        PROP_INET_PORT = 0x0104_0003u32
        PROP_INET_SSL = 0x0105_0003u32
        PROP_INET_USE_SPA = 0x0108_0003u32
        PROP_SMTP_SERVER = 0x0200_001Fu32
        PROP_SMTP_PORT = 0x0201_0003u32
        PROP_SMTP_SSL = 0x0202_0003u32
        PROP_SMTP_USE_AUTH = 0x0203_0003u32
        PROP_SMTP_USER = 0x0204_001Fu32
        PROP_SMTP_PASSWORD = 0x0205_801Fu32
        PROP_SMTP_USE_SPA = 0x0207_0003u32
        PROP_SMTP_AUTH_METHOD = 0x0208_0003u32
        PROP_SMTP_SECURE_CONNECTION = 0x020A_0003u32
        PROP_POP_LEAVE_ON_SERVER = 0x1000_0003u32
        PROP_MAPI_IDENTITY_ENTRYID = 0x2002_0102u32
        PROP_MAPI_EMSMDB_UID = 0x2009_0102u32
        PROP_MAPI_TRANSPORT_FLAGS = 0x2010_0102u32
        PR_PRIMARY_SEND_ACCOUNT = 0x0E28_001Fu32
        PR_NEXT_SEND_ACCT = 0x0E29_001Fu32
    }
}

#[test]
fn the_days_of_leave_on_server_are_the_high_word() {
    assert_eq!(sys::GET_REMOVE_AFTER_DAYS(0x000E_0003), 14);
    assert_eq!(sys::SET_REMOVE_AFTER_DAYS(14), 0x000E_0000);
    assert_eq!(sys::GET_REMOVE_AFTER_DAYS(u32::MAX), 0xFFFF);
    const { assert!(sys::GET_REMOVE_AFTER_DAYS(sys::SET_REMOVE_AFTER_DAYS(9)) == 9) }
}

#[test]
fn hresults_have_their_published_numbers() {
    let published: [(HRESULT, u32); 21] = [
        (sys::S_OK, 0),
        (sys::S_FALSE, 1),
        (sys::E_NOTIMPL, 0x8000_4001),
        (sys::E_NOINTERFACE, 0x8000_4002),
        (sys::E_POINTER, 0x8000_4003),
        (sys::E_FAIL, 0x8000_4005),
        (sys::E_UNEXPECTED, 0x8000_FFFF),
        (sys::E_OUTOFMEMORY, 0x8007_000E),
        (sys::E_INVALIDARG, 0x8007_0057),
        (sys::E_OLK_REGISTRY, 0x800C_8001),
        (sys::E_OLK_ALREADY_INITIALIZED, 0x800C_8002),
        (sys::E_OLK_PARAM_NOT_SUPPORTED, 0x800C_8003),
        (sys::E_OLK_NOT_INITIALIZED, 0x800C_8005),
        (sys::E_OLK_PROP_READ_ONLY, 0x800C_800D),
        (sys::E_ACCT_NOT_FOUND, 0x800C_8101),
        (sys::E_ACCT_UI_BUSY, 0x800C_8102),
        (sys::E_ACCT_WRONG_SORT_ORDER, 0x800C_8105),
        (sys::MAPI_E_CALL_FAILED, 0x8000_4005),
        (sys::MAPI_E_INVALID_PARAMETER, 0x8007_0057),
        (sys::MAPI_E_LOGON_FAILED, 0x8004_0111),
        (sys::MAPI_E_USER_CANCEL, 0x8004_0113),
    ];
    for (ours, number) in published {
        assert_eq!(ours.0.cast_unsigned(), number, "{number:#010X}");
    }
}

#[test]
fn classes_and_interfaces_have_their_published_identifiers() {
    let published: [(GUID, &str); 16] = [
        (
            sys::CLSID_OlkAccountManager,
            "ed475410-b0d6-11d2-8c3b-00104b2a6676",
        ),
        (
            sys::CLSID_OlkPOP3Account,
            "ed475411-b0d6-11d2-8c3b-00104b2a6676",
        ),
        (
            sys::CLSID_OlkIMAP4Account,
            "ed475412-b0d6-11d2-8c3b-00104b2a6676",
        ),
        (
            sys::CLSID_OlkMAPIAccount,
            "ed475414-b0d6-11d2-8c3b-00104b2a6676",
        ),
        (sys::CLSID_OlkMail, "ed475418-b0d6-11d2-8c3b-00104b2a6676"),
        (
            sys::CLSID_OlkAddressBook,
            "ed475419-b0d6-11d2-8c3b-00104b2a6676",
        ),
        (sys::CLSID_OlkStore, "ed475420-b0d6-11d2-8c3b-00104b2a6676"),
        (
            sys::CLSID_OlkHotmailAccount,
            "4db5cbf0-3b77-4852-bc8e-bb81908861f3",
        ),
        (
            sys::CLSID_OlkLDAPAccount,
            "4db5cbf2-3b77-4852-bc8e-bb81908861f3",
        ),
        (
            sys::IID_IOlkErrorUnknown,
            "9240a6c0-af41-11d2-8c3b-00104b2a6676",
        ),
        (sys::IID_IOlkEnum, "9240a6c1-af41-11d2-8c3b-00104b2a6676"),
        (
            sys::IID_IOlkAccountNotify,
            "9240a6c3-af41-11d2-8c3b-00104b2a6676",
        ),
        (
            sys::IID_IOlkAccountHelper,
            "9240a6cb-af41-11d2-8c3b-00104b2a6676",
        ),
        (
            sys::IID_IOlkAccountManager,
            "9240a6cd-af41-11d2-8c3b-00104b2a6676",
        ),
        (sys::IID_IOlkAccount, "9240a6d2-af41-11d2-8c3b-00104b2a6676"),
        (
            sys::IID_IMAPISession,
            "00020300-0000-0000-c000-000000000046",
        ),
    ];
    for (ours, digits) in published {
        assert_eq!(format!("{ours:?}").to_lowercase(), digits);
    }
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
