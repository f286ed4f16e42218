//! The COM object that a helper becomes.
//!
//! One generic object serves every annotated struct. What depends on the struct comes in through
//! [`AccountHelper`], which the attribute implements; what depends on whether it owns its session comes in
//! through [`Role`]. The files, from the inside out: `count` and `slot` are the two things that threads share,
//! `containment` keeps panics in, `custody` passes a session through its hook, `layout` is the object as it
//! lies in memory, `vtable` holds the methods that every helper has, `owner` and `borrower` those that differ,
//! `session_kind` says what a session must be, and `unknown` fits the object into `windows-core`. `sync` has the
//! atomics, which are others in `models`, where `loom` runs every interleaving of them.

mod borrower;
mod containment;
mod count;
mod custody;
mod layout;
#[cfg(all(loom, test))]
mod models;
mod out;
mod owner;
mod session_kind;
mod slot;
mod sync;
mod unknown;
mod vtable;

pub use borrower::borrows_session;
pub(crate) use containment::contain;
pub(crate) use count::RefCount;
pub use layout::Object;
pub use owner::owns_session;
pub use session_kind::SessionKind;
pub use unknown::{into_interface, into_object};
pub use vtable::Contract;

use crate::ProfileName;

/// A struct with `#[olk_account_helper]` on it. Only the attribute implements this.
pub trait AccountHelper: Sized + 'static {
    /// Whether the helper creates its session or borrows it.
    type Role: Role;

    /// The methods of the object, made by the role's function and by nothing else: [`owns_session()`] or
    /// [`borrows_session()`].
    const CONTRACT: Contract<Self>;

    /// The profile's name, as `GetIdentity` hands it out.
    fn profile(&self) -> &ProfileName;
}

/// Whether a helper creates its session ([`owns_session`](enum@owns_session)) or borrows it
/// ([`borrows_session`](enum@borrows_session)).
pub trait Role {
    /// Where the object keeps the session between two calls; nothing, for a borrower.
    type Slot: Default;
}
