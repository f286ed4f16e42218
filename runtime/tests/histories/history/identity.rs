//! `GetIdentity`, whose answers depend on nothing but the buffer.

use super::step::Buffer;
use crate::support::{Caller, Hresult, PROFILE};
use core::ptr;

const UNTOUCHED: u8 = 0xAA;

/// Asks for the profile's name, and checks what comes of it, unit by unit.
pub(super) fn get_identity(helper: &Caller, buffer: Buffer) {
    let name = PROFILE.encode_utf16().chain([0]);
    let name: Vec<u8> = name.flat_map(u16::to_ne_bytes).collect();
    let needed = name.len() / 2;
    let odd = usize::from(buffer.odd);
    // One unit more, and one size more, than the helper gets to know of: an odd address takes a byte of them.
    let room = usize::from(buffer.room.unwrap_or(0));
    let mut units = vec![u16::from_ne_bytes([UNTOUCHED; 2]); room + 1];
    let mut sizes = [0_u32; 2];
    let size = sizes.as_mut_ptr().wrapping_byte_add(odd);
    let place = match buffer.room {
        Some(_) => units.as_mut_ptr().wrapping_byte_add(odd),
        None => ptr::null_mut(),
    };
    // SAFETY: behind either pointer there is as much room as is said.
    let answer = unsafe {
        size.write_unaligned(buffer.said);
        helper.get_identity(place, size)
    };
    // SAFETY: as above.
    let length = unsafe { size.read_unaligned() };
    assert_eq!(length as usize, needed);
    let bytes: Vec<u8> = units
        .into_iter()
        .flat_map(u16::to_ne_bytes)
        .skip(odd)
        .collect();
    let fits = buffer.room.is_some() && buffer.said as usize >= needed;
    let (expected, written) = if fits {
        (Hresult::S_OK, &name[..])
    } else {
        (Hresult::E_OUTOFMEMORY, &[][..])
    };
    assert_eq!(answer, expected);
    assert_eq!(&bytes[..written.len()], written);
    assert!(bytes[written.len()..].iter().all(|byte| *byte == UNTOUCHED));
}
