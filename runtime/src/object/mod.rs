//! The COM object that a helper becomes.
//!
//! Read from top to bottom: the vtable ([`vtable`]) has a method for each slot; a method that depends on who owns the
//! session belongs to the role ([`owner`], [`borrower`]); a role's method calls what the user wrote ([`user_code`]).
//!
//! `slot` keeps an owner's session between two calls, `helper_object` is the pointer that Rust code holds, and
//! `session_kind` checks that a session is a COM object. Reference counting is [`com`](crate::com)'s.

mod borrower;
mod helper_object;
#[cfg(all(loom, test))]
mod models;
mod owner;
mod session_kind;
mod slot;
mod user_code;
mod vtable;

pub use borrower::borrows_session;
pub use helper_object::{HelperObject, into_interface};
pub use owner::owns_session;
pub use session_kind::SessionKind;
pub use vtable::Contract;

use crate::ProfileName;

/// A struct with `#[olk_account_helper]` on it. Only the attribute implements this.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a helper",
    label = "put `#[olk_account_helper]` on this struct"
)]
pub trait AccountHelper: Sized + 'static {
    /// Whether the helper creates its session or borrows it.
    type Role: Role;

    /// The methods of the object. Only the role's function creates them: [`owns_session()`] or [`borrows_session()`].
    const CONTRACT: Contract<Self>;

    /// Returns the profile name that `GetIdentity` hands out.
    fn profile(&self) -> &ProfileName;
}

/// Whether a helper creates its session ([`owns_session`](enum@owns_session)) or borrows it
/// ([`borrows_session`](enum@borrows_session)).
pub trait Role {
    /// Where the object keeps the session between two calls. A borrower keeps nothing.
    type Slot: Default;
}
