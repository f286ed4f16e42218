//! Objects that are held on to, and watched.

use super::object::Object;

/// Holds a COM object with more references than it takes, and watches how many others there are.
///
/// The spare ones are for an object whose references somebody gives up that aren't his: what the audit holds in
/// its hands is alive all the same, and the loss can be seen.
pub(super) struct Pin {
    object: Object,
    /// Whether the object tells how many references there are. It need not: COM asks for the count for the sake
    /// of tests only, and a session may be a proxy that has a count of its own.
    counts: bool,
    /// How many references others are sure to have when the pin goes.
    remaining: i64,
}

impl Pin {
    /// How many references the audit has to an object.
    const REFERENCES: u32 = 8;

    pub(super) fn new(object: Object) -> Self {
        let first = object.add_ref();
        let mut counts = true;
        for more in 1..Self::REFERENCES {
            counts &= object.add_ref() == first.wrapping_add(more);
        }
        Self {
            object,
            counts,
            remaining: 0,
        }
    }

    /// A pin on an object whose other references are still there when it goes.
    pub(super) fn among_others(object: Object) -> Self {
        let mut pin = Self::new(object);
        pin.remaining = pin.others().unwrap_or(0);
        pin
    }

    pub(super) fn object(&self) -> Object {
        self.object
    }

    /// How many references there are besides ours, if the object tells. Less than none means that somebody else
    /// gave up some of ours.
    ///
    /// It is `AddRef` that is asked, for the lack of a way that changes nothing.
    pub(super) fn others(&self) -> Option<i64> {
        let now = self.object.add_ref();
        // SAFETY: the reference was added just now.
        unsafe { self.object.release() };
        self.counts
            .then(|| i64::from(now) - 1 - i64::from(Self::REFERENCES))
    }

    /// How many references are ours to give up: those that somebody else was seen to give up are not.
    ///
    /// One too few is a leak; one too many is the end of the process.
    fn owed(&self) -> i64 {
        let lost = self.others().map_or(0, |now| self.remaining - now);
        i64::from(Self::REFERENCES) - lost.max(0)
    }
}

impl Drop for Pin {
    fn drop(&mut self) {
        for _ in 0..self.owed() {
            // SAFETY: `new` added the reference, and it wasn't lost.
            unsafe { self.object.release() };
        }
    }
}
