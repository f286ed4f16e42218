//! An object that nobody has asked for.

use super::interfaces::{ErrorUnknown, class};
use super::object::{Class, Object};
use super::{Counted, Scene};
use olk_account::sys::IOlkErrorUnknown;
use std::rc::Rc;

struct Stranger(#[allow(dead_code, reason = "it counts the object")] Counted);

pub(super) fn create(scene: &Rc<Scene>) -> IOlkErrorUnknown {
    Object::create(Stranger(Counted::new(scene)))
}

class!(Stranger: ErrorUnknown = IOlkErrorUnknown);

impl ErrorUnknown for Stranger {}
