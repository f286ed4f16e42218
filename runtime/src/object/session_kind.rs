//! The one rule about a session's interface that its type doesn't tell.

use crate::contract::session;

/// Whether a session is a COM object. `windows` has interfaces that aren't one's, and they are `Interface`s, too.
#[derive(Clone, Copy)]
pub struct SessionKind {
    derives_from_unknown: bool,
}

impl SessionKind {
    /// The kind of a session of the type `S`.
    pub const fn of<S: session>() -> Self {
        Self {
            derives_from_unknown: S::DERIVES_FROM_UNKNOWN,
        }
    }

    /// Refuses a session that is no COM object.
    ///
    /// # Panics
    ///
    /// If its interface doesn't derive from `IUnknown`: while compiling, since that is when contracts are made.
    #[track_caller]
    pub const fn must_be_com_object(self) {
        assert!(
            self.derives_from_unknown,
            "a session is a COM object: its interface must derive from `IUnknown`"
        );
    }
}
