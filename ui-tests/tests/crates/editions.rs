//! Every edition, and the crate under another name.

use crate::workspace::{Crate, Workspace};

/// The program of each. `OLK` stands for the crate, `ARGUMENT` for the argument that says so.
const PROGRAM: &str = r#"
#![deny(warnings, missing_docs, unsafe_code)]
#![deny(future_incompatible, rust_2018_idioms, rust_2021_compatibility, rust_2024_compatibility)]
//! A helper of each kind.

use OLK::{olk_account_helper, HandsOff, IOlkAccountHelper, LendSession, OpenSession, ProfileName, Released, Session};
use windows_core::{IUnknown, Result};

#[olk_account_helper(ARGUMENT owns_session)]
struct LogonHelper {
    #[profile]
    profile: ProfileName,
}

impl OpenSession for LogonHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(Lender(|| Ok(FixedHelper.into())).into())
    }

    fn hands_off_session<'s>(&self, session: Session<'s, IUnknown>) -> Released<'s> {
        session.release()
    }
}

#[olk_account_helper(ARGUMENT owns_session, profile = "Outlook")]
struct FixedHelper;

impl OpenSession for FixedHelper {
    type Session = IUnknown;

    fn open_session(&self) -> Result<IUnknown> {
        Ok(FixedHelper.into())
    }
}

#[olk_account_helper(ARGUMENT profile = "Outlook")]
struct AddInHelper(#[session] IUnknown);

#[olk_account_helper(ARGUMENT profile = "Outlook")]
struct Lender<F>(F);

impl<F: Fn() -> Result<IUnknown>> LendSession for Lender<F> {
    type Session = IUnknown;

    fn lend_session(&self) -> Result<IUnknown> {
        (self.0)()
    }
}

fn main() {
    let profile = ProfileName::new("Outlook").unwrap();
    let owner: IOlkAccountHelper = LogonHelper { profile }.into();
    let borrower: IOlkAccountHelper = AddInHelper(owner.mapi_session().unwrap()).into();
    assert!(borrower.mapi_session().is_ok());
    assert_eq!(owner.hand_off().unwrap(), HandsOff::Released);
    assert_eq!(borrower.hand_off().unwrap(), HandsOff::NotOwned);
}
"#;

fn member(edition: &'static str, dependency: &'static str, argument: &str) -> Crate {
    Crate {
        name: format!("{dependency}-{edition}-test"),
        edition,
        dependency,
        features: &[],
        program: PROGRAM
            .replace("OLK", &dependency.replace('-', "_"))
            .replace("ARGUMENT ", argument),
    }
}

#[test]
fn helpers_work_in_every_edition_and_under_any_name_of_the_crate() {
    let crates = [
        member("2018", "olk-account", ""),
        member("2021", "olk-account", ""),
        member("2024", "olk-account", ""),
        member("2018", "outlook", "crate = outlook, "),
        member("2024", "outlook", "crate = ::outlook, "),
    ];
    let workspace = Workspace::write("editions", &crates);
    for member in &crates {
        let run = workspace.run(&member.name);
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(
            run.status.success() && said.is_empty(),
            "{}\n{said}",
            member.name
        );
    }
}
