//! The example that the README begins with.

use std::env;
use std::process::{Command, Stdio};

/// `cargo run --example helper`, in the directory that the tests were built into.
fn example() -> Command {
    if cfg!(windows) {
        // Where Wine stands in for Windows there is no cargo to call. `cargo test` has built the example.
        let here = env::current_exe().unwrap();
        return Command::new(here.ancestors().nth(2).unwrap().join("examples/helper.exe"));
    }
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into()));
    cargo
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "--quiet", "--example", "helper", "--target-dir"])
        .arg(concat!(env!("CARGO_TARGET_TMPDIR"), "/.."));
    cargo
}

#[test]
fn both_helpers_comply_and_the_readme_shows_how() {
    let output = example().stderr(Stdio::inherit()).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("HandsOffSession  S_OK"), "{printed}");
    assert!(printed.contains("HandsOffSession  E_NOTIMPL"), "{printed}");
    let readme = include_str!("../../README.md").replace("\r\n", "\n");
    assert!(
        readme.contains(&format!("```text\n{printed}```\n")),
        "the README shows something else:\n{printed}"
    );
}
