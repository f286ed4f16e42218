//! The crate's names stand for what Microsoft's reference publishes under them.

use crate::support::tables;
use olk_account::prop::{self, Encryption, LeaveOnServer, Property, ReadOnly, ReadWrite, SmtpAuth};
use olk_account::sys;
use olk_account::{AccountId, AccountType, Category, InitFlags, Secret};
use windows_core::GUID;

/// Declares a test that every property has its published tag, prints its published name, and has values of this type and
/// this access.
macro_rules! test_properties {
    ($($published:ident $tag:literal $access:ident $client:ident: $value:ty;)*) => {
        #[test]
        fn properties_have_their_published_tag_name_and_type() {
            $(
                let property: Property<$value, access!($access)> = prop::$client;
                assert_eq!((property.tag(), sys::$published), ($tag, $tag));
                assert_eq!(format!("{property:?}"), stringify!($published));
                let name = stringify!($published).trim_start_matches("PROP_").trim_start_matches("ACCT_");
                assert_eq!(stringify!($client), name);
            )*
        }
    };
}

macro_rules! access {
    (R) => {
        ReadOnly
    };
    (RW) => {
        ReadWrite
    };
}

tables::properties!(test_properties);

/// Declares a test that every HRESULT has its published number.
macro_rules! test_hresults {
    ($($name:ident $number:literal $($source:ident)?;)*) => {
        #[test]
        fn hresults_have_their_published_numbers() {
            $(assert_eq!(sys::$name.0.cast_unsigned(), $number, stringify!($name));)*
        }
    };
}

tables::hresults!(test_hresults);

/// Declares a test that every number is the published one, and the client's constant for it prints its own name.
macro_rules! test_numbers {
    ($($name:ident $number:literal $($class:ident $client:ident)?;)*) => {
        #[test]
        fn numbers_are_published_and_print_their_names() {
            $(
                assert_eq!(sys::$name, $number, stringify!($name));
                $(
                    let printed = format!("{:?}", $class::$client);
                    assert_eq!(number::$class($class::$client), $number, "{printed}");
                    let name = stringify!($client);
                    assert!([name.to_owned(), format!("{}({name})", stringify!($class))].contains(&printed), "{printed}");
                )?
            )*
        }
    };
}

tables::numbers!(test_numbers);

/// Reads the client's numbers.
#[allow(non_snake_case, reason = "each function has the name of its type")]
mod number {
    use olk_account::prop;

    pub(super) fn InitFlags(flags: olk_account::InitFlags) -> u32 {
        flags.bits()
    }

    pub(super) fn SmtpAuth(auth: prop::SmtpAuth) -> u32 {
        auth.get()
    }

    pub(super) fn Encryption(encryption: prop::Encryption) -> u32 {
        encryption.get()
    }
}

/// Declares a test that every identifier is the published one, and the client's constant for it prints its name and word.
macro_rules! test_identifiers {
    ($($name:ident $digits:literal $($class:ident $client:ident $word:literal)?;)*) => {
        #[test]
        fn identifiers_are_published_and_print_their_names() {
            $(
                assert_eq!(format!("{:?}", sys::$name), $digits, stringify!($name));
                $(
                    let class = $class::$client;
                    assert_eq!(($class::from(sys::$name), GUID::from(class)), (class, sys::$name));
                    assert_eq!((format!("{class:?}"), class.to_string()), (stringify!($client).into(), $word.into()));
                )?
            )*
        }
    };
}

tables::identifiers!(test_identifiers);
