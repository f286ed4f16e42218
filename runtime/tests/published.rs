//! The crate's names stand for what Microsoft's reference publishes under them.

mod support;

use core::mem::{offset_of, size_of};
use olk_account::IOlkAccountHelper;
use olk_account::sys::{self, IOlkAccountHelper_Vtbl};
use support::{Guid, HelperVtable, Hresult, IOLK_ACCOUNT_HELPER};
use windows_core::{GUID, HRESULT, Interface};

#[test]
fn hresults_have_their_published_numbers() {
    let published = [
        (sys::S_OK, Hresult::S_OK),
        (sys::S_FALSE, Hresult::S_FALSE),
        (sys::E_NOTIMPL, Hresult::E_NOTIMPL),
        (sys::E_NOINTERFACE, Hresult::E_NOINTERFACE),
        (sys::E_POINTER, Hresult::E_POINTER),
        (sys::E_FAIL, Hresult::E_FAIL),
        (sys::E_UNEXPECTED, Hresult::E_UNEXPECTED),
        (sys::E_OUTOFMEMORY, Hresult::E_OUTOFMEMORY),
        (sys::E_INVALIDARG, Hresult::E_INVALIDARG),
    ];
    for (HRESULT(ours), published) in published {
        assert_eq!(Hresult(ours), published);
    }
}

#[test]
fn the_interface_has_its_published_iid() {
    let GUID {
        data1,
        data2,
        data3,
        data4,
    } = IOlkAccountHelper::IID;
    assert_eq!(
        (data1, data2, data3, data4),
        (
            0x9240_A6CB,
            0xAF41,
            0x11D2,
            [0x8C, 0x3B, 0x00, 0x10, 0x4B, 0x2A, 0x66, 0x76]
        )
    );
    assert_eq!(IOlkAccountHelper::IID.to_u128(), IOLK_ACCOUNT_HELPER);
    assert_eq!(size_of::<Guid>(), 16);
}

#[test]
fn the_vtable_has_seven_slots_in_the_published_order() {
    const SLOT: usize = size_of::<usize>();
    assert_eq!(size_of::<IOlkAccountHelper_Vtbl>(), 7 * SLOT);
    assert_eq!(
        [
            offset_of!(IOlkAccountHelper_Vtbl, base__.QueryInterface),
            offset_of!(IOlkAccountHelper_Vtbl, base__.AddRef),
            offset_of!(IOlkAccountHelper_Vtbl, base__.Release),
            offset_of!(IOlkAccountHelper_Vtbl, PlaceHolder1),
            offset_of!(IOlkAccountHelper_Vtbl, GetIdentity),
            offset_of!(IOlkAccountHelper_Vtbl, GetMapiSession),
            offset_of!(IOlkAccountHelper_Vtbl, HandsOffSession),
        ],
        [0, 1, 2, 3, 4, 5, 6].map(|slot| slot * SLOT)
    );
    assert_eq!(size_of::<HelperVtable>(), 7 * SLOT);
}
