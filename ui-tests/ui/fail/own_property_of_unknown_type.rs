//! rule: A property of your own has a tag of its values' type.
//! here: No property has values of this type.
//! code: E0277
//! errors: 1
//! remedy: Take the type that the tag's low word says, or the tag of a property of this type.

use olk_account::prop::{Property, ReadWrite};

const RATING: Property<f32, ReadWrite> = Property::new(0x7000_0003);

fn main() {}
