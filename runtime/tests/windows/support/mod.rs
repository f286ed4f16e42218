//! Apartments, a class that COM finds in this process, two helpers, and a stand-in for MAPI.

mod apartment;
mod class;
mod helpers;
mod mapi;

pub(crate) use apartment::{Apartment, alone};
pub(crate) use class::Registration;
pub(crate) use helpers::{AddInHelper, LogonHelper};
pub(crate) use mapi::Mapi;
