//! rule: A property of your own has a tag of its values' type.
//! here: The tag says `PT_LONG`, the property text.
//! code: E0080
//! errors: 1
//! remedy: Take the type that the tag's low word says, or the tag of a property of this type.

use olk_account::prop::{Property, ReadWrite};

const NICKNAME: Property<String, ReadWrite> = Property::new(0x7000_0003);

fn main() {}
