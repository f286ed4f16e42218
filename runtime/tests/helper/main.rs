//! Each documented answer of a helper, asked for as Outlook does: through the raw vtable.

#[path = "../support/mod.rs"]
mod support;

mod borrower_session;
mod handing_out;
mod hands_off;
mod helper_object;
mod hostile;
mod identity;
mod layout;
mod load;
mod owner_session;
mod panics;
mod query_interface;
mod reentrancy;
mod shapes;
mod shapes_generic;
mod threads;
mod value_cells;
