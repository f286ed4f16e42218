//! The example that the README begins with.

#[allow(dead_code, reason = "it is shared with tests that need C++")]
mod support;

use snapbox::cmd::Command;

#[test]
fn both_helpers_comply_and_the_readme_shows_how() {
    let assert = Command::new(support::example("helper")).assert().success();
    let printed = String::from_utf8_lossy(&assert.get_output().stdout);
    assert!(printed.contains("HandsOffSession  S_OK"), "{printed}");
    assert!(printed.contains("HandsOffSession  E_NOTIMPL"), "{printed}");
    let readme = include_str!("../../README.md").replace("\r\n", "\n");
    assert!(
        readme.contains(&format!("```text\n{printed}```\n")),
        "the README shows something else:\n{printed}"
    );
}
