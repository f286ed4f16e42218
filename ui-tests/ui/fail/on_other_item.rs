//! rule: The attribute stands on a struct.
//! code: none
//! remedy: Put it on the struct that is the helper.

use olk_account::{LendSession, olk_account_helper};
use windows_core::{IUnknown, Result};

// here: It stands on an enum.
#[olk_account_helper(profile = "Outlook")]
enum Enum {
    #[profile]
    Outlook,
}

// here: It stands on a union.
#[olk_account_helper(profile = "Outlook")]
union Union {
    session: usize,
}

// here: It stands on a function.
#[olk_account_helper(profile = "Outlook")]
fn function() {}

// here: It stands on a trait.
#[olk_account_helper(profile = "Outlook")]
trait Trait {}

// here: It stands on a type alias.
#[olk_account_helper(profile = "Outlook")]
type Alias = ();

// here: It stands on a module.
#[olk_account_helper(profile = "Outlook")]
mod module {}

struct AddInHelper;

// here: It stands on an `impl` block.
#[olk_account_helper(profile = "Outlook")]
impl LendSession for AddInHelper {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        unreachable!()
    }
}

fn main() {}
