//! What tests with real COM have in common.

mod apartment;
mod class;

pub(crate) use apartment::Apartment;
pub(crate) use class::Registration;
