//! A feature where it can't be had.

use crate::workspace::{Crate, Workspace};

#[test]
fn the_binding_for_windows_is_refused_elsewhere_in_one_error() {
    let member = Crate {
        name: "elsewhere".to_owned(),
        edition: "2024",
        dependency: "olk-account",
        features: &["outlook-mapi"],
        program: "fn main() {}\n".to_owned(),
    };
    let workspace = Workspace::write("features", &[member]);
    let run = workspace.run("elsewhere");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(!run.status.success(), "{said}");
    let errors: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with("error") && !line.starts_with("error: could not compile"))
        .collect();
    let [error] = errors[..] else {
        panic!("{said}");
    };
    for word in ["`outlook-mapi`", "`olk-account`", "Windows", "cfg(windows)"] {
        assert!(error.contains(word), "{error}");
    }
}
