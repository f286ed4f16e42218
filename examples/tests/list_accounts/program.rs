//! The program, from its command line to its exit code.

use super::{arguments, fake_profile, support};
use olk_account::sys::{PROP_INET_PASSWORD, PROP_SMTP_PASSWORD};
use olk_account::testing::Value;
use serde_json::Value as Json;
use snapbox::assert::Action;
use std::env;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

/// The program, built.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| support::example("list_accounts"));

/// How the program ended, and what it said.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Run {
    fn with(arguments: &[&str]) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = Command::new(&*PROGRAM)
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Self {
            code: status.code(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// What it printed, if all went well.
    #[track_caller]
    fn printed(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{self:?}");
        self.stdout
    }

    #[track_caller]
    fn fails(&self, why: &str) {
        assert_eq!((self.code, self.stdout.as_str()), (Some(2), ""), "{self:?}");
        let why = format!("list_accounts: {why}");
        assert!(self.stderr.starts_with(&why), "{self:?}");
    }
}

/// Compares what is printed with what is checked in; with `OLK_BLESS`, writes it there.
#[track_caller]
fn is_as_checked_in(printed: &str, expected: snapbox::Data) {
    let bless = env::var_os("OLK_BLESS").is_some();
    let action = if bless {
        Action::Overwrite
    } else {
        Action::Verify
    };
    snapbox::Assert::new()
        .action(action)
        .eq(printed, expected.raw());
}

#[test]
fn the_table_is_the_one_that_is_checked_in_and_that_the_readme_shows() {
    let printed = Run::with(&[]).printed();
    is_as_checked_in(&printed, snapbox::file!["expected/table.txt": Text]);
    let readme = include_str!("../../../README.md").replace("\r\n", "\n");
    assert!(
        readme.contains(&format!("```text\n{printed}```\n")),
        "the README shows something else:\n{printed}"
    );
}

#[test]
fn the_json_is_the_one_that_is_checked_in() {
    let printed = Run::with(&["--json"]).printed();
    is_as_checked_in(&printed, snapbox::file!["expected/accounts.json": Text]);
}

#[test]
fn the_json_has_every_member_of_every_account() {
    let printed = Run::with(&["--json"]).printed();
    let accounts: Vec<Json> = serde_json::from_str(&printed).unwrap();
    assert_eq!(accounts.len(), fake_profile::profile().ids().len());
    for account in accounts {
        let members: Vec<&String> = account.as_object().unwrap().keys().collect();
        for member in [
            "id", "name", "type", "address", "incoming", "outgoing", "store",
        ] {
            assert!(members.iter().any(|name| *name == member), "{account}");
        }
        assert_eq!(members.len(), 7, "{account}");
    }
}

/// Every password of the profile, as the accounts have it.
fn passwords() -> Vec<String> {
    let profile = fake_profile::profile();
    let tags = [PROP_INET_PASSWORD, PROP_SMTP_PASSWORD];
    let values = profile
        .ids()
        .into_iter()
        .flat_map(|id| tags.map(|tag| profile.value(id, tag)));
    values
        .flatten()
        .map(|value| match value {
            Value::Text(units) => String::from_utf16(&units).unwrap(),
            other => panic!("a password is a text, not {other:?}"),
        })
        .collect()
}

/// The forms that a text could be printed in.
fn forms(text: &str) -> [String; 4] {
    let hexadecimal = |bytes: &[u8]| -> String {
        let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
        digits.collect()
    };
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [
        text.to_lowercase(),
        text.escape_default().to_string().to_lowercase(),
        hexadecimal(text.as_bytes()),
        hexadecimal(&units),
    ]
}

#[test]
fn no_password_is_printed_in_any_form() {
    let passwords = passwords();
    assert!(passwords.len() >= 6, "there are some to be printed");
    for arguments in [&[][..], &["--json"], &["--help"], &["--outlook"]] {
        let run = Run::with(arguments);
        let said = format!("{}{}", run.stdout, run.stderr).to_lowercase();
        for password in &passwords {
            for form in forms(password) {
                assert!(!said.contains(&form), "{arguments:?}: {form} in {said}");
            }
        }
    }
}

#[test]
fn help_says_what_a_store_is_and_what_the_exit_codes_are() {
    for word in ["--help", "-h"] {
        let help = Run::with(&["--json", word]).printed();
        assert_eq!(help, format!("{}\n", arguments::USAGE));
        for explained in ["store  ", "exit code: 0", "; 1 if", ";\n2 if", "Passwords"] {
            assert!(help.contains(explained), "{explained}: {help}");
        }
    }
}

#[test]
fn wrong_arguments_are_told_how_it_is_called_and_where_there_is_more() {
    let run = Run::with(&["--yaml"]);
    run.fails("invalid option '--yaml'\n");
    let lines: Vec<&str> = run.stderr.lines().skip(1).collect();
    let usage = "usage: list_accounts [--json] [--outlook [profile]]";
    assert_eq!(lines, [usage, "--help says more"]);
}

/// Runs the program, and lets it print there.
#[cfg(unix)]
fn printing_to(stdout: impl Into<Stdio>) -> (Option<i32>, String) {
    let output = Command::new(&*PROGRAM)
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()
        .and_then(std::process::Child::wait_with_output)
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

/// A reader that has read enough is no reason to complain, let alone to panic.
#[cfg(unix)]
#[test]
fn nobody_need_read_to_the_end() {
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;

    let (reader, writer) = UnixStream::pair().unwrap();
    drop(reader);
    let ended = printing_to(OwnedFd::from(writer));
    assert_eq!(ended, (Some(0), String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cant_be_written_is_told() {
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let (code, said) = printing_to(full);
    assert_eq!(code, Some(2), "{said}");
    let why = "list_accounts: the output can't be written: ";
    assert!(said.starts_with(why), "{said}");
}

#[cfg(not(windows))]
#[test]
fn elsewhere_than_on_windows_there_is_no_outlook() {
    for arguments in [&["--outlook"][..], &["--outlook", "Work", "--json"]] {
        let run = Run::with(arguments);
        run.fails("there is no Outlook here: it exists on Windows only.");
        assert_eq!(run.stderr.lines().count(), 1, "{run:?}");
    }
}

#[cfg(windows)]
#[test]
fn without_outlook_it_is_said_that_it_isnt_installed() {
    use std::io::{self, Write as _};

    if outlook_mapi::is_outlook_mapi_installed() {
        // Not with `eprintln!`, which the test harness keeps to itself when tests pass.
        let _ = writeln!(io::stderr(), "\nSKIPPED no Outlook: there is one");
        return;
    }
    for arguments in [&["--outlook"][..], &["--outlook", "Work", "--json"]] {
        let run = Run::with(arguments);
        run.fails("Outlook isn't installed: there is no MAPI library");
        assert!(
            run.stderr.contains("Install the classic Outlook"),
            "{run:?}"
        );
    }
}

#[cfg(windows)]
#[test]
fn a_name_that_no_profile_can_have_is_said_so_before_anything_is_done() {
    Run::with(&["--outlook="]).fails("no profile can be called ``: ");
    Run::with(&["--outlook", &"x".repeat(65)]).fails("no profile can be called `xxx");
}
