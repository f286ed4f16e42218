//! The interfaces as Microsoft's reference publishes them, declared once more: nothing here comes from the crate
//! under test.

use crate::support::{Guid, Hresult, UnknownVtable};
use core::ffi::c_void;

type This = *mut c_void;
type PlaceHolder = unsafe extern "system" fn(This) -> Hresult;

pub(crate) const ERROR_UNKNOWN: u128 = 0x9240_A6C0_AF41_11D2_8C3B_0010_4B2A_6676;
pub(crate) const ENUM: u128 = 0x9240_A6C1_AF41_11D2_8C3B_0010_4B2A_6676;
pub(crate) const NOTIFY: u128 = 0x9240_A6C3_AF41_11D2_8C3B_0010_4B2A_6676;
pub(crate) const MANAGER: u128 = 0x9240_A6CD_AF41_11D2_8C3B_0010_4B2A_6676;
pub(crate) const ACCOUNT: u128 = 0x9240_A6D2_AF41_11D2_8C3B_0010_4B2A_6676;

pub(crate) const POP3: u128 = 0xED47_5411_B0D6_11D2_8C3B_0010_4B2A_6676;
pub(crate) const IMAP4: u128 = 0xED47_5412_B0D6_11D2_8C3B_0010_4B2A_6676;
pub(crate) const MAPI: u128 = 0xED47_5414_B0D6_11D2_8C3B_0010_4B2A_6676;
pub(crate) const MAIL: u128 = 0xED47_5418_B0D6_11D2_8C3B_0010_4B2A_6676;
pub(crate) const ADDRESS_BOOK: u128 = 0xED47_5419_B0D6_11D2_8C3B_0010_4B2A_6676;
pub(crate) const STORE: u128 = 0xED47_5420_B0D6_11D2_8C3B_0010_4B2A_6676;
pub(crate) const HOTMAIL: u128 = 0x4DB5_CBF0_3B77_4852_BC8E_BB81_9088_61F3;
pub(crate) const LDAP: u128 = 0x4DB5_CBF2_3B77_4852_BC8E_BB81_9088_61F3;

pub(crate) const REGISTRY: Hresult = Hresult::bits(0x800C_8001);
pub(crate) const ALREADY_INITIALIZED: Hresult = Hresult::bits(0x800C_8002);
pub(crate) const PARAM_NOT_SUPPORTED: Hresult = Hresult::bits(0x800C_8003);
pub(crate) const NOT_INITIALIZED: Hresult = Hresult::bits(0x800C_8005);
pub(crate) const PROP_READ_ONLY: Hresult = Hresult::bits(0x800C_800D);
pub(crate) const NOT_FOUND: Hresult = Hresult::bits(0x800C_8101);
pub(crate) const UI_BUSY: Hresult = Hresult::bits(0x800C_8102);
pub(crate) const WRONG_SORT_ORDER: Hresult = Hresult::bits(0x800C_8105);
pub(crate) const USER_CANCEL: Hresult = Hresult::bits(0x8004_0113);

pub(crate) const CHANGED: u32 = 1;
pub(crate) const CREATED: u32 = 2;
pub(crate) const DELETED: u32 = 3;
pub(crate) const ORDER_CHANGED: u32 = 4;
pub(crate) const PREDELETED: u32 = 5;

pub(crate) const LONG: u32 = 0x0003;
pub(crate) const UNICODE: u32 = 0x001F;
pub(crate) const SECRET: u32 = 0x801F;
pub(crate) const BINARY: u32 = 0x0102;

/// `ACCT_BIN`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct Bin {
    pub(crate) cb: u32,
    pub(crate) pb: *mut u8,
}

/// The `Val` of `ACCT_VARIANT`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) union Val {
    pub(crate) dw: u32,
    pub(crate) pwsz: *mut u16,
    pub(crate) bin: Bin,
}

/// `ACCT_VARIANT`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct Variant {
    pub(crate) kind: u32,
    pub(crate) val: Val,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct ErrorUnknownVtable {
    pub(crate) unknown: UnknownVtable,
    pub(crate) get_last_error: unsafe extern "system" fn(This, Hresult, *mut *mut u16) -> Hresult,
}

#[repr(C)]
pub(crate) struct EnumVtable {
    pub(crate) unknown: UnknownVtable,
    pub(crate) get_count: unsafe extern "system" fn(This, *mut u32) -> Hresult,
    pub(crate) reset: unsafe extern "system" fn(This) -> Hresult,
    pub(crate) get_next: unsafe extern "system" fn(This, *mut This) -> Hresult,
    pub(crate) skip: unsafe extern "system" fn(This, u32) -> Hresult,
}

#[repr(C)]
pub(crate) struct NotifyVtable {
    pub(crate) base: ErrorUnknownVtable,
    pub(crate) notify: unsafe extern "system" fn(This, u32, u32, u32) -> Hresult,
}

#[repr(C)]
pub(crate) struct ManagerVtable {
    pub(crate) base: ErrorUnknownVtable,
    pub(crate) init: unsafe extern "system" fn(This, This, u32) -> Hresult,
    pub(crate) display_account_list: unsafe extern "system" fn(
        This,
        *mut c_void,
        u32,
        *const u16,
        u32,
        *const Guid,
        *const Guid,
    ) -> Hresult,
    pub(crate) place_holders_1_to_5: [PlaceHolder; 5],
    pub(crate) find_account:
        unsafe extern "system" fn(This, u32, *mut Variant, *mut This) -> Hresult,
    pub(crate) place_holders_6_to_8: [PlaceHolder; 3],
    pub(crate) delete_account: unsafe extern "system" fn(This, u32) -> Hresult,
    pub(crate) place_holder_9: [PlaceHolder; 1],
    pub(crate) save_changes: unsafe extern "system" fn(This, u32, u32) -> Hresult,
    pub(crate) get_order:
        unsafe extern "system" fn(This, *const Guid, *mut u32, *mut *mut u32) -> Hresult,
    pub(crate) set_order: unsafe extern "system" fn(This, *const Guid, u32, *const u32) -> Hresult,
    pub(crate) enumerate_accounts:
        unsafe extern "system" fn(This, *const Guid, *const Guid, u32, *mut This) -> Hresult,
    pub(crate) place_holders_10_and_11: [PlaceHolder; 2],
    pub(crate) free_memory: unsafe extern "system" fn(This, *mut u8) -> Hresult,
    pub(crate) advise: unsafe extern "system" fn(This, This, *mut u32) -> Hresult,
    pub(crate) unadvise: unsafe extern "system" fn(This, u32) -> Hresult,
    pub(crate) place_holders_12_to_14: [PlaceHolder; 3],
}

#[repr(C)]
pub(crate) struct AccountVtable {
    pub(crate) base: ErrorUnknownVtable,
    pub(crate) place_holders_1_to_6: [PlaceHolder; 6],
    pub(crate) get_account_info:
        unsafe extern "system" fn(This, *mut Guid, *mut u32, *mut *mut Guid) -> Hresult,
    pub(crate) get_prop: unsafe extern "system" fn(This, u32, *mut Variant) -> Hresult,
    pub(crate) set_prop: unsafe extern "system" fn(This, u32, *mut Variant) -> Hresult,
    pub(crate) place_holders_7_to_9: [PlaceHolder; 3],
    pub(crate) free_memory: unsafe extern "system" fn(This, *mut u8) -> Hresult,
    pub(crate) place_holder_10: [PlaceHolder; 1],
    pub(crate) save_changes: unsafe extern "system" fn(This, u32) -> Hresult,
}
