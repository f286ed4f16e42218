//! `IUnknown` of every helper, through the raw vtable: `QueryInterface`, `AddRef`, `Release`; and `PlaceHolder1`,
//! which is as simple.

use crate::support::{
    Guid, Hresult, IMAPI_SESSION, IOLK_ACCOUNT_HELPER, IUNKNOWN, Misaligned, for_every_helper,
    garbage, owner,
};
use core::ptr;

/// Interfaces that a caller may well ask for, and that no helper has.
const OTHERS: [(&str, u128); 12] = [
    ("IInspectable", 0xAF86_E2E0_B12D_4C6A_9C5A_D7AA_6510_1E90),
    ("IMarshal", 0x0000_0003_0000_0000_C000_0000_0000_0046),
    ("IAgileObject", 0x94EA_2B94_E9CC_49E0_C0FF_EE64_CA8F_5B90),
    (
        "IWeakReferenceSource",
        0x0000_0038_0000_0000_C000_0000_0000_0046,
    ),
    ("IClassFactory", 0x0000_0001_0000_0000_C000_0000_0000_0046),
    ("IDispatch", 0x0002_0400_0000_0000_C000_0000_0000_0046),
    (
        "IOlkErrorUnknown",
        0x9240_A6C0_AF41_11D2_8C3B_0010_4B2A_6676,
    ),
    (
        "IOlkAccountNotify",
        0x9240_A6C3_AF41_11D2_8C3B_0010_4B2A_6676,
    ),
    (
        "IOlkAccountManager",
        0x9240_A6CD_AF41_11D2_8C3B_0010_4B2A_6676,
    ),
    ("IMAPISession", IMAPI_SESSION),
    // With this one, windows-core asks for a Rust reference, two pointers wide.
    ("a dynamic cast", 0xAE49_D5CB_143F_431C_874C_2729_336E_4ECA),
    ("no interface at all", 0),
];

#[test]
fn iunknown_and_iolkaccounthelper_are_the_same_pointer() {
    for_every_helper(|helper, _| {
        let this = helper.unknown();
        let unknown = this.query(IUNKNOWN).unwrap();
        let interface = this.query(IOLK_ACCOUNT_HELPER).unwrap();
        assert_eq!(unknown, *this);
        assert_eq!(interface, *this);
        // Whichever of them is asked.
        assert_eq!(unknown.query(IOLK_ACCOUNT_HELPER).as_ref(), Ok(this));
        assert_eq!(interface.query(IUNKNOWN).as_ref(), Ok(this));
    });
}

#[test]
fn a_pointer_from_query_interface_carries_a_reference() {
    for_every_helper(|helper, _| {
        let unknown = helper.unknown().query(IUNKNOWN).unwrap();
        assert_eq!(helper.count(), 2);
        let interface = helper.unknown().query(IOLK_ACCOUNT_HELPER).unwrap();
        assert_eq!(helper.count(), 3);
        assert_eq!(unknown.release(), 2);
        assert_eq!(interface.release(), 1);
    });
}

#[test]
fn a_pointer_from_query_interface_keeps_the_helper_alive() {
    let (helper, script) = owner();
    let interface = helper.unknown().query(IOLK_ACCOUNT_HELPER).unwrap();
    assert_eq!(helper.release(), 1);
    assert_eq!(script.helpers_dropped(), 0);
    assert_eq!(interface.query(IUNKNOWN), Ok(interface.clone()));
    assert_eq!(interface.release(), 0);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn any_other_interface_is_refused_with_null() {
    for_every_helper(|helper, _| {
        for (name, iid) in OTHERS {
            assert_eq!(
                helper.unknown().query(iid),
                Err(Hresult::E_NOINTERFACE),
                "{name}"
            );
        }
        assert_eq!(helper.count(), 1);
    });
}

#[test]
fn an_iid_that_differs_in_one_bit_or_byte_is_another_interface() {
    for_every_helper(|helper, _| {
        for iid in [IUNKNOWN, IOLK_ACCOUNT_HELPER] {
            let bits = (0..128).map(|bit| 1 << bit);
            let bytes = (0..16).map(|byte| 0xFF << (8 * byte));
            for difference in bits.chain(bytes) {
                assert_eq!(
                    helper.unknown().query(iid ^ difference),
                    Err(Hresult::E_NOINTERFACE),
                    "{difference:#034X}"
                );
            }
        }
        assert_eq!(helper.count(), 1);
    });
}

#[test]
fn an_iid_at_random_is_another_interface() {
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    let (helper, _) = owner();
    for _ in 0..if cfg!(miri) { 100 } else { 10_000 } {
        let iid = u128::from(next()) << 64 | u128::from(next());
        assert_eq!(
            helper.unknown().query(iid),
            Err(Hresult::E_NOINTERFACE),
            "{iid:#034X}"
        );
    }
}

#[test]
fn a_null_out_pointer_is_e_pointer() {
    for_every_helper(|helper, _| {
        for iid in [IUNKNOWN, IOLK_ACCOUNT_HELPER, IMAPI_SESSION] {
            let iid = Guid::digits(iid);
            // SAFETY: the IID is a local variable, and NULL is what a caller may pass.
            let answer = unsafe { helper.unknown().query_raw(&raw const iid, ptr::null_mut()) };
            assert_eq!(answer, Hresult::E_POINTER);
        }
        assert_eq!(helper.count(), 1);
    });
}

#[test]
fn a_null_iid_is_e_pointer_and_null() {
    for_every_helper(|helper, _| {
        let mut out = garbage();
        // SAFETY: the out-parameter is a local variable, and NULL is what a caller may pass.
        let answer = unsafe { helper.unknown().query_raw(ptr::null(), &raw mut out) };
        assert_eq!(answer, Hresult::E_POINTER);
        assert_eq!(out, ptr::null_mut());
        assert_eq!(helper.count(), 1);
    });
}

#[test]
fn both_null_is_e_pointer() {
    for_every_helper(|helper, _| {
        // SAFETY: NULL is what a caller may pass.
        let answer = unsafe { helper.unknown().query_raw(ptr::null(), ptr::null_mut()) };
        assert_eq!(answer, Hresult::E_POINTER);
        assert_eq!(helper.count(), 1);
    });
}

#[test]
fn an_iid_and_an_out_pointer_may_lie_anywhere() {
    for_every_helper(|helper, _| {
        for (iid, answer) in [
            (IUNKNOWN, Hresult::S_OK),
            (IOLK_ACCOUNT_HELPER, Hresult::S_OK),
            (IOLK_ACCOUNT_HELPER ^ 1, Hresult::E_NOINTERFACE),
        ] {
            let mut iid = Misaligned::new(Guid::digits(iid));
            let mut out = Misaligned::new(garbage());
            // SAFETY: both pointers are valid, though not aligned, which the rule is about.
            let answered = unsafe { helper.unknown().query_raw(iid.pointer(), out.pointer()) };
            assert_eq!(answered, answer);
            let out = out.get();
            if answer == Hresult::S_OK {
                assert_eq!(out, helper.unknown().as_raw());
                // SAFETY: the reference that came with the pointer.
                unsafe { helper.unknown().release_other() };
            } else {
                assert_eq!(out, ptr::null_mut());
            }
        }
        assert_eq!(helper.count(), 1);
    });
}

#[test]
fn add_ref_and_release_return_the_new_count() {
    for_every_helper(|helper, _| {
        let this = helper.unknown();
        for count in 2..=100 {
            assert_eq!(this.add_ref(), count);
        }
        for count in (1..=99).rev() {
            // SAFETY: one of the references that were added above.
            assert_eq!(unsafe { this.release_other() }, count);
        }
    });
}

#[test]
fn the_last_release_returns_zero_and_drops_the_value() {
    // That it frees the memory as well is for Miri and valgrind to see.
    for_every_helper(|helper, script| {
        let other = helper.clone();
        assert_eq!(other.release(), 1);
        assert_eq!(script.helpers_dropped(), 0);
        // `for_every_helper` gives up the last reference, and looks.
    });
    let (helper, script) = owner();
    assert_eq!(helper.release(), 0);
    assert_eq!(script.helpers_dropped(), 1);
}

#[test]
fn place_holder_1_is_never_implemented() {
    for_every_helper(|helper, script| {
        let asked = script.asked();
        let mut reserved = [garbage(); 2];
        let pointers = [
            ptr::null_mut(),
            garbage(),
            reserved.as_mut_ptr().cast(),
            helper.unknown().as_raw(),
        ];
        for pointer in pointers {
            assert_eq!(helper.place_holder_1(pointer), Hresult::E_NOTIMPL);
        }
        assert_eq!(reserved, [garbage(); 2], "the argument is left alone");
        assert_eq!(script.asked(), asked, "no session is opened for it");
        assert_eq!(helper.count(), 1);
    });
}
