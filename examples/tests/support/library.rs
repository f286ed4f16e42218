//! Having cargo build a static library, and tell where it is and what it needs.

use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A static library that one of this package's examples was built into.
pub(super) struct StaticLibrary {
    /// The library itself.
    pub(super) path: PathBuf,
    /// What else must be linked with it, in the words of the linker: `-lpthread`, say.
    pub(super) needs: Vec<String>,
}

impl StaticLibrary {
    /// Builds the example `name`, into the directory that the tests were built into.
    pub(super) fn build(name: &str, triple: Option<&str>) -> Self {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into());
        let mut command = Command::new(cargo);
        command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args([
                "rustc",
                "--quiet",
                "--message-format=json",
                "--example",
                name,
            ])
            .args([
                "--profile",
                if cfg!(debug_assertions) {
                    "dev"
                } else {
                    "release"
                },
            ])
            .arg("--target-dir")
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap());
        if let Some(triple) = triple {
            command.args(["--target", triple]);
        }
        command.args(["--", "--print=native-static-libs"]);

        let output = command.stderr(Stdio::inherit()).output().unwrap();
        let messages: Vec<Value> = String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert!(output.status.success(), "{}", rendered(&messages));
        Self {
            path: artifact(&messages, name),
            needs: needs(&messages),
        }
    }
}

/// What the compiler had to say, for people.
fn rendered(messages: &[Value]) -> String {
    messages
        .iter()
        .filter_map(|message| message["message"]["rendered"].as_str())
        .collect()
}

/// Where cargo says that the library is.
fn artifact(messages: &[Value], name: &str) -> PathBuf {
    messages
        .iter()
        .filter(|message| message["target"]["name"] == name)
        .find_map(|message| message["filenames"][0].as_str())
        .expect("cargo names the library that it built")
        .into()
}

/// What the compiler says has to be linked as well. Cargo repeats it if there was nothing to build.
fn needs(messages: &[Value]) -> Vec<String> {
    messages
        .iter()
        .filter_map(|message| message["message"]["message"].as_str())
        .find_map(|text| text.strip_prefix("native-static-libs:"))
        .expect("the compiler names the libraries to link")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}
