//! Callers of accounts, which know them by their address alone.

use super::calling::{last_error, read_text};
use super::published::{AccountVtable, BINARY, Bin, LONG, SECRET, UNICODE, Val, Variant};
use crate::support::{Guid, Hresult, Reference, garbage};
use core::ffi::c_void;

/// A value that `GetProp` gave out, and the type that it was said to have.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Got {
    Number(u32),
    Text(String),
    Secret(String),
    Bytes(Vec<u8>),
}

/// A reference to an account, which calls the slots of its vtable.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Account(pub(crate) Reference);

impl Account {
    pub(crate) fn vtable(&self) -> &'static AccountVtable {
        // SAFETY: it points to a pointer to this vtable, which is constant.
        unsafe { &**self.this().cast::<*const AccountVtable>() }
    }

    pub(crate) fn this(&self) -> *mut c_void {
        self.0.as_raw()
    }

    /// `GetProp`. What the value points to is the caller's to free; on failure, it must have been left alone.
    pub(crate) fn variant(&self, tag: u32) -> Result<Variant, Hresult> {
        let mut value = Variant {
            kind: 0x0BAD_CAFE,
            val: Val {
                bin: Bin {
                    cb: u32::MAX,
                    pb: garbage().cast(),
                },
            },
        };
        // SAFETY: `value` is a local variable.
        let answer = unsafe { (self.vtable().get_prop)(self.this(), tag, &raw mut value) };
        if answer == Hresult::S_OK {
            Ok(value)
        } else {
            assert_eq!(value.kind, 0x0BAD_CAFE, "{answer:?}, and written to");
            Err(answer)
        }
    }

    /// `GetProp`, with the value copied and what it points to freed.
    pub(crate) fn get(&self, tag: u32) -> Result<Got, Hresult> {
        let Variant { kind, val } = self.variant(tag)?;
        // SAFETY: the type names the member, and that the property's value is sound.
        unsafe {
            Ok(match kind {
                LONG => Got::Number(val.dw),
                UNICODE | SECRET => {
                    let text = read_text(val.pwsz);
                    assert_eq!(self.free(val.pwsz.cast()), Hresult::S_OK);
                    if kind == SECRET {
                        Got::Secret(text)
                    } else {
                        Got::Text(text)
                    }
                }
                BINARY => {
                    let Bin { cb, pb } = val.bin;
                    let bytes = (0..cb as usize).map(|at| *pb.add(at)).collect();
                    assert_eq!(self.free(pb), Hresult::S_OK);
                    Got::Bytes(bytes)
                }
                other => panic!("{other:#X} is no type of a value"),
            })
        }
    }

    /// `PROP_ACCT_ID`.
    #[track_caller]
    pub(crate) fn id(&self) -> u32 {
        match self.get(0x0001_0003) {
            Ok(Got::Number(id)) => id,
            other => panic!("PROP_ACCT_ID: {other:?}"),
        }
    }

    /// `SetProp` with any variant.
    ///
    /// # Safety
    ///
    /// What the member points to that the type names can be read.
    pub(crate) unsafe fn set_variant(&self, tag: u32, mut value: Variant) -> Hresult {
        // SAFETY: `value` is a local variable, and the rest as the caller promises.
        unsafe { (self.vtable().set_prop)(self.this(), tag, &raw mut value) }
    }

    pub(crate) fn set_number(&self, tag: u32, kind: u32, dw: u32) -> Hresult {
        let val = Val { dw };
        assert_eq!(kind, LONG);
        // SAFETY: a number points to nothing.
        unsafe { self.set_variant(tag, Variant { kind, val }) }
    }

    pub(crate) fn set_text(&self, tag: u32, kind: u32, text: &str) -> Hresult {
        let mut units: Vec<u16> = text.encode_utf16().chain([0]).collect();
        let pwsz = units.as_mut_ptr();
        let val = Val { pwsz };
        // SAFETY: these are units up to a NUL.
        unsafe { self.set_variant(tag, Variant { kind, val }) }
    }

    pub(crate) fn set_bytes(&self, tag: u32, kind: u32, bytes: &[u8]) -> Hresult {
        let cb = u32::try_from(bytes.len()).unwrap();
        let pb = bytes.as_ptr().cast_mut();
        let bin = Bin { cb, pb };
        let val = Val { bin };
        // SAFETY: there are as many bytes as `cb` says, and they are read only.
        unsafe { self.set_variant(tag, Variant { kind, val }) }
    }

    /// The type, and the categories.
    pub(crate) fn info(&self) -> Result<(Guid, Vec<Guid>), Hresult> {
        let (mut class, mut count) = (Guid::digits(0), u32::MAX);
        let mut categories = garbage().cast::<Guid>();
        let (out, outs) = (&raw mut class, &raw mut categories);
        // SAFETY: all pointers are those of local variables.
        let answer =
            unsafe { (self.vtable().get_account_info)(self.this(), out, &raw mut count, outs) };
        if answer != Hresult::S_OK {
            assert_eq!((count, categories.is_null()), (0, true));
            return Err(answer);
        }
        // SAFETY: on success, these are so many GUIDs.
        let all = (0..count as usize).map(|at| unsafe { *categories.add(at) });
        let all = all.collect();
        assert_eq!(self.free(categories.cast()), Hresult::S_OK);
        Ok((class, all))
    }

    pub(crate) fn save(&self, flags: u32) -> Hresult {
        // SAFETY: the argument is a plain number.
        unsafe { (self.vtable().save_changes)(self.this(), flags) }
    }

    pub(crate) fn free(&self, memory: *mut u8) -> Hresult {
        // SAFETY: the fake sees for itself what it is passed.
        unsafe { (self.vtable().free_memory)(self.this(), memory) }
    }

    pub(crate) fn last_error(&self, error: Hresult) -> Result<String, Hresult> {
        last_error(&self.0, error, |message| self.free(message))
    }
}
