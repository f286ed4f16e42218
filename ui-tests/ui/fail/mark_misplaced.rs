//! rule: `#[profile]` and `#[session]` stand on a field, alone and once.
//! code: none
//! remedy: Write the bare `#[profile]` or `#[session]` on the field.

use olk_account::{ProfileName, olk_account_helper};
use windows_core::IUnknown;

// here: `#[profile]` stands on the struct.
#[olk_account_helper]
#[profile]
struct ProfileOnStruct(ProfileName, #[session] IUnknown);

// here: `#[session]` stands on the struct.
#[olk_account_helper(profile = "Outlook")]
#[session]
struct SessionOnStruct(IUnknown);

// here: `#[profile]` has a value.
#[olk_account_helper]
struct WithValue(#[profile = "Outlook"] ProfileName, #[session] IUnknown);

// here: `#[session]` has an argument.
#[olk_account_helper(profile = "Outlook")]
struct WithArgument(#[session(lend)] IUnknown);

// here: A field is marked `#[profile]` twice.
#[olk_account_helper]
struct Repeated(
    #[profile]
    #[profile]
    ProfileName,
    #[session] IUnknown,
);

// here: One field is marked as both.
#[olk_account_helper]
struct Both(
    #[profile]
    #[session]
    IUnknown,
);

fn main() {}
