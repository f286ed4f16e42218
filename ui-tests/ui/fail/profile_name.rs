//! rule: A profile name has 1 to 64 characters (UTF-16 units), and no NUL among them.
//! code: none
//! remedy: Write the name as MAPI has it, without a NUL at its end: that is added.

use olk_account::olk_account_helper;
use windows_core::IUnknown;

// here: It is empty.
#[olk_account_helper(profile = "")]
struct Empty(#[session] IUnknown);

// here: It has 65 characters.
#[olk_account_helper(profile = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
struct TooLong(#[session] IUnknown);

// here: It has 33 characters, which are 66 UTF-16 units.
#[olk_account_helper(profile = "𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞𝄞")]
struct TooLongInUtf16(#[session] IUnknown);

// here: It ends with a NUL, as a C programmer may write it.
#[olk_account_helper(profile = "Outlook\0")]
struct WithNul(#[session] IUnknown);

fn main() {}
