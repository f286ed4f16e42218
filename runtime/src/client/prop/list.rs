//! The published properties, from the table in `sys`.

use super::{Encryption, LeaveOnServer, Property, ReadOnly, ReadWrite, SmtpAuth};
use crate::sys::{self, properties, property_word};
use crate::{AccountId, Secret};

/// Declares the properties.
macro_rules! constants {
    ($(
        $(#[doc = $meaning:literal])+
        $published:ident = $tag:literal: $kind:ident, $access:ident => $name:ident: $value:ty;
    )*) => {
        $(
            $(#[doc = $meaning])+
            ///
            #[doc = concat!(
                "[`", stringify!($published), "`](sys::", stringify!($published), "), `",
                stringify!($tag), "`, ", property_word!(words $access), "."
            )]
            pub const $name: Property<$value, $access> = Property::new(sys::$published);
        )*
    };
}

properties!(constants);

/// Writes the table of the properties for the documentation of `prop`.
macro_rules! documentation {
    ($(
        $(#[doc = $meaning:literal])+
        $published:ident = $tag:literal: $kind:ident, $access:ident => $name:ident: $value:ty;
    )*) => {
        concat!(
            "| property | values | access | meaning |\n| --- | --- | --- | --- |\n",
            $(
                "| [`", stringify!($name), "`] | `", stringify!($value), "` | ",
                $crate::sys::property_word!(words $access), " |", $($meaning,)+ " |\n",
            )*
        )
    };
}

pub(super) use documentation;

/// Returns the published name of the property with this tag.
pub(in crate::client) fn name(tag: u32) -> Option<&'static str> {
    sys::PROPERTIES
        .iter()
        .find(|property| property.tag == tag)
        .map(|property| property.name)
}
