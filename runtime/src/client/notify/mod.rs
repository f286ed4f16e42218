//! Being told of changes: what there is to be told, the object that Outlook tells, and how long it does.

mod event;
mod registration;
mod sink;

pub use event::AccountEvent;
pub use registration::Registration;
