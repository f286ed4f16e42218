//! `GetIdentity`, called with a buffer that shows what was done to it and around it.

use super::answer::Answer;
use crate::sys::IOlkAccountHelper;
use core::fmt;
use core::ops::Range;
use windows_core::{HRESULT, Interface};

/// How much room there is before and after the buffer for a helper that overruns it, in UTF-16 units.
const MARGIN: usize = 0x100;

/// What all units hold before the call: a character that means nothing unless two parties agree on it, so that no
/// name has a use for it.
const FILLING: u16 = 0xE5A1;

/// Units as they are before the call. They are compared block by block, which is quick even under Miri.
static UNTOUCHED: [u16; MARGIN] = [FILLING; MARGIN];

/// What came of a call, with a buffer of `capacity` units.
pub(super) struct Reply {
    pub(super) capacity: u32,
    pub(super) answer: HRESULT,
    /// What was in `*pcch` on return.
    pub(super) size: u32,
    memory: Vec<u16>,
}

impl Reply {
    /// Asks for the name. The capacity is one that is fit to be allocated.
    pub(super) fn to(helper: &IOlkAccountHelper, capacity: u32) -> Self {
        let length = MARGIN + capacity as usize + MARGIN;
        let mut memory = UNTOUCHED.repeat(length.div_ceil(MARGIN));
        memory.truncate(length);
        let mut size = capacity;
        let buffer = memory.as_mut_ptr().wrapping_add(MARGIN);
        // SAFETY: the helper is alive, and the buffer has `size` units, and more.
        let answer =
            unsafe { (helper.vtable().GetIdentity)(helper.as_raw(), buffer, &raw mut size) };
        Self {
            capacity,
            answer,
            size,
            memory,
        }
    }

    fn inside(&self) -> Range<usize> {
        MARGIN..MARGIN + self.capacity as usize
    }

    fn touched(&self, range: Range<usize>) -> bool {
        let mut blocks = self.memory[range].chunks(MARGIN);
        blocks.any(|block| *block != UNTOUCHED[..block.len()])
    }

    /// Whether something was written into the buffer, at this unit or after it.
    pub(super) fn touched_from(&self, unit: usize) -> bool {
        let inside = self.inside();
        self.touched((inside.start + unit).min(inside.end)..inside.end)
    }

    /// Whether something was written to the units around the buffer.
    pub(super) fn overrun(&self) -> bool {
        let inside = self.inside();
        self.touched(0..inside.start) || self.touched(inside.end..self.memory.len())
    }

    /// The name in the buffer.
    pub(super) fn name(&self) -> Name {
        let units = &self.memory[self.inside()];
        let end = units.iter().position(|&unit| unit == 0);
        let written = || units.iter().take_while(|&&unit| unit != FILLING).count();
        Name {
            units: units[..end.unwrap_or_else(written)].to_vec(),
            terminated: end.is_some(),
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Self { capacity, size, .. } = self;
        let answer = Answer(self.answer);
        write!(
            f,
            "with room for {capacity} units it answers {answer}, and *pcch is {size}"
        )
    }
}

/// A name as a helper wrote it.
#[derive(PartialEq, Eq)]
pub(super) struct Name {
    units: Vec<u16>,
    /// Whether there is a NUL after it. Without one, the name is all that was written.
    pub(super) terminated: bool,
}

impl Name {
    /// How many UTF-16 units the name has.
    pub(super) fn length(&self) -> usize {
        self.units.len()
    }

    /// How many UTF-16 units the name takes with its NUL.
    pub(super) fn with_nul(&self) -> usize {
        self.length() + 1
    }

    /// The same, as `*pcch` has it: whoever calls has seen that the name fits a buffer.
    pub(super) fn size(&self) -> u32 {
        u32::try_from(self.with_nul()).unwrap_or(u32::MAX)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 32;
        let shown = &self.units[..self.length().min(SHOWN)];
        let more = if shown.len() < self.length() {
            "…"
        } else {
            ""
        };
        write!(f, "{:?}{more}", String::from_utf16_lossy(shown))
    }
}
