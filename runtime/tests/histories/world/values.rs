//! The texts, arrays and values of properties that the objects write.

use super::{Part, World};
use core::mem::MaybeUninit;
use core::ptr;
use olk_account::sys::{ACCT_VARIANT, PT_BINARY, PT_LONG, PT_UNICODE, SECURE_FLAG};
use windows_core::HRESULT;

const SECRET: u32 = PT_UNICODE | SECURE_FLAG;

/// A pointer that comes with a failure, and that is not to be followed.
fn garbage<T>() -> *mut T {
    ptr::without_provenance_mut(0x0BAD_CAFE)
}

impl Part {
    /// A text, or NULL; with a failure, garbage.
    pub(super) fn text(&self, answer: HRESULT) -> *mut u16 {
        let world = &self.world;
        if answer.is_err() {
            return garbage();
        }
        if world.is_time_for_something_huge() {
            let mut units = vec![0x61; (1 << 20) + 2];
            units[(1 << 20) + 1] = 0;
            return self.memory.array(&units);
        }
        let length = match world.pick(24) {
            23 => return ptr::null_mut(),
            length => length,
        };
        let unit = |_| match world.byte() {
            // Surrogates, alone or not.
            byte @ 0xD8.. => u16::from(byte) << 8,
            byte => u16::from(byte),
        };
        let units: Vec<u16> = (0..length).map(unit).chain([0]).collect();
        self.memory.skewed(&units, world.pick(4))
    }

    /// Items of an array, and how many there are said to be.
    pub(super) fn items<T: Copy>(
        &self,
        answer: HRESULT,
        limit: usize,
        item: impl Fn(u8) -> T,
    ) -> (u32, *mut T) {
        let world = &self.world;
        if answer.is_err() {
            return (world.number(), garbage());
        }
        if world.is_time_for_something_huge() {
            let count = limit + 1;
            let said = u32::try_from(count).expect("limits are below 2^32");
            return (said, self.memory.array(&vec![item(1); count]));
        }
        let count = match world.pick(12) {
            10 => return (0, ptr::null_mut()),
            11 => return (world.number(), ptr::null_mut()),
            count => count,
        };
        let items: Vec<T> = (0..count).map(|_| item(world.byte())).collect();
        let said = count.saturating_sub(world.pick(2));
        let said = u32::try_from(said).expect("there are few");
        (said, self.memory.skewed(&items, world.pick(4)))
    }

    /// Writes an array and its count to where a caller wants them, or only one of the two.
    ///
    /// # Safety
    ///
    /// Both pointers can be written.
    pub(super) unsafe fn write_items<T: Copy>(
        &self,
        answer: HRESULT,
        item: impl Fn(u8) -> T,
        count: *mut u32,
        out: *mut *mut T,
    ) {
        let writes = self.world.byte() % 8;
        if writes == 7 {
            return;
        }
        let (said, items) = if writes == 6 {
            (self.world.number(), ptr::null_mut())
        } else {
            self.items(answer, 0x1_0000, item)
        };
        // SAFETY: by the contract.
        unsafe {
            *count = said;
            if writes != 6 {
                *out = items;
            }
        }
    }

    /// Writes the value of a property, or a part of it.
    ///
    /// # Safety
    ///
    /// `value` can be written.
    pub(super) unsafe fn write_value(&self, answer: HRESULT, tag: u32, value: *mut ACCT_VARIANT) {
        const TYPES: [u32; 8] = [
            PT_LONG,
            PT_UNICODE,
            SECRET,
            PT_BINARY,
            PT_BINARY | SECURE_FLAG,
            0x001E,
            0,
            0x1_001F,
        ];
        let world = &self.world;
        let value_type = match world.byte() % 8 {
            5 => TYPES[world.pick(TYPES.len())],
            6 => (tag ^ SECURE_FLAG) & 0xFFFF,
            7 => return,
            _ => tag & 0xFFFF,
        };
        let extent = world.byte() % 8;
        // SAFETY: by the contract. The members of the union are written in place, so all else stays as it was.
        unsafe {
            (&raw mut (*value).dwType).write(value_type);
            match value_type & !SECURE_FLAG {
                _ if extent == 6 => {}
                PT_LONG => (&raw mut (*value).Val.dw).write(world.number()),
                PT_UNICODE => (&raw mut (*value).Val.pwsz).write(self.text(answer)),
                PT_BINARY if extent == 7 => (&raw mut (*value).Val.bin.cb).write(world.number()),
                PT_BINARY => {
                    let (cb, pb) = self.items(answer, 16 << 20, |byte| byte);
                    (&raw mut (*value).Val.bin.cb).write(cb);
                    (&raw mut (*value).Val.bin.pb).write(pb);
                }
                // Of no known type, so it can't be freed.
                _ => (&raw mut (*value).Val.pwsz).write(garbage()),
            }
        }
    }
}

type Image = [u8; size_of::<ACCT_VARIANT>()];

impl World {
    /// All bytes of a value that the client passes. Under Miri this finds those that nothing has initialized.
    ///
    /// # Safety
    ///
    /// `value` can be read.
    unsafe fn image(value: *const ACCT_VARIANT) -> Image {
        let byte = |index| {
            // SAFETY: by the contract. The read is volatile so that no compiler leaves it out.
            unsafe { value.cast::<u8>().add(index).read_volatile() }
        };
        core::array::from_fn(byte)
    }

    /// Checks that nothing is in a value that `GetProp` is to write to.
    ///
    /// # Safety
    ///
    /// `value` can be read.
    pub(super) unsafe fn check_blank(&self, value: *const ACCT_VARIANT) {
        // SAFETY: by the contract.
        let image = unsafe { Self::image(value) };
        self.check(
            image == [0; size_of::<Image>()],
            "GetProp's value was not zeroed",
        );
    }

    /// Reads a value that the client passes, and checks that all else in it is 0.
    ///
    /// # Safety
    ///
    /// `value` can be read, and so can what it points to.
    pub(super) unsafe fn check_value(&self, tag: u32, value: *const ACCT_VARIANT) {
        let mut expected = MaybeUninit::<ACCT_VARIANT>::uninit();
        let copy = expected.as_mut_ptr();
        // SAFETY: by the contract, and `copy` is a local variable's.
        unsafe {
            // In place: a move need not keep what is between the fields.
            copy.write_bytes(0, 1);
            let value_type = (*value).dwType;
            self.check(
                value_type == tag & 0xFFFF,
                "a value of another type than the tag's",
            );
            (&raw mut (*copy).dwType).write(value_type);
            match value_type & !SECURE_FLAG {
                PT_LONG => (&raw mut (*copy).Val.dw).write((*value).Val.dw),
                PT_UNICODE => {
                    let text = (*value).Val.pwsz;
                    (&raw mut (*copy).Val.pwsz).write(text);
                    let mut unit = text;
                    while unit.read_volatile() != 0 {
                        unit = unit.add(1);
                    }
                }
                _ => {
                    let bytes = (*value).Val.bin;
                    for index in 0..bytes.cb as usize {
                        bytes.pb.add(index).read_volatile();
                    }
                    (&raw mut (*copy).Val.bin.cb).write(bytes.cb);
                    (&raw mut (*copy).Val.bin.pb).write(bytes.pb);
                }
            }
            let is_whole = Self::image(value) == Self::image(copy);
            self.check(is_whole, "a value has something beside its member");
        }
    }
}
