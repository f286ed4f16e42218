//! What is refused only when a program is built: what depends on the parameters of a helper, for those parameters that
//! it is made with. The compiler explains at length where it came across it, in words of this crate's inside; what is
//! wrong comes first.

use crate::workspace::{Crate, Workspace};

/// A helper with a parameter, whose session is an interface that isn't a COM object's.
const PROGRAM: &str = r#"
#![allow(dead_code, non_snake_case)]

use olk_account::{olk_account_helper, IOlkAccountHelper, LendSession, OpenSession};
use windows_core::Result;

#[repr(C)]
pub struct INoObject_Vtbl {
    Call: unsafe extern "system" fn(*mut core::ffi::c_void),
}
windows_core::imp::define_interface!(INoObject, INoObject_Vtbl);

#[olk_account_helper(ARGUMENT profile = "Outlook")]
struct Helper<T>(T);

impl<T> TRAIT for Helper<T> {
    type Session = INoObject;

    fn METHOD(&self) -> Result<INoObject> {
        unimplemented!()
    }
}

fn main() {
    let _: IOlkAccountHelper = Helper(1).into();
}
"#;

fn member(name: &str, [argument, role, method]: [&str; 3]) -> Crate {
    Crate {
        name: name.to_owned(),
        edition: "2024",
        dependency: "olk-account",
        features: &[],
        program: PROGRAM
            .replace("ARGUMENT", argument)
            .replace("TRAIT", role)
            .replace("METHOD", method),
    }
}

#[test]
fn the_session_of_a_helper_with_parameters_is_a_com_object() {
    let crates = [
        member("owner", ["owns_session,", "OpenSession", "open_session"]),
        member("borrower", ["", "LendSession", "lend_session"]),
    ];
    let workspace = Workspace::write("built", &crates);
    for member in &crates {
        let run = workspace.run(&member.name);
        let said = String::from_utf8_lossy(&run.stderr);
        let error = "error[E0080]: evaluation panicked: a session is a COM object: its interface must derive from \
                     `IUnknown`\n";
        assert!(said.contains(error), "{}\n{said}", member.name);
    }
}
