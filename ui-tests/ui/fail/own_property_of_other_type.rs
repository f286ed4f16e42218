//! rule: A property of your own has a tag of its values' type.
//! code: E0080, E0277
//! remedy: Take the type that the tag's low word says, or the tag of a property of this type.

use olk_account::prop::{Property, ReadWrite};

// here: The tag says `PT_LONG`, the property text.
const NICKNAME: Property<String, ReadWrite> = Property::new(0x7000_0003);

// here: No property has values of this type.
const RATING: Property<f32, ReadWrite> = Property::new(0x7000_0003);

fn main() {}
