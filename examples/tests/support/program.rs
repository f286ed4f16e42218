//! Running programs, and not for ever.

use std::fmt;
use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How a program ended, and what it said.
pub(crate) struct Outcome {
    /// Whether it ended by itself, with the exit code 0.
    pub(crate) success: bool,
    how: String,
    stdout: String,
    stderr: String,
}

impl Outcome {
    /// What it printed, line by line.
    pub(crate) fn lines(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.stdout.lines()
    }

    /// Sees to it that a program which prints a line for each rule kept every rule, that it had some, and that it said
    /// so to the end.
    #[track_caller]
    pub(crate) fn keeps_every_rule(&self) {
        let kept = self.lines().filter(|line| line.starts_with("ok ")).count();
        let last = self.lines().last().map(str::trim_end);
        assert!(
            self.success && kept > 0 && last == Some(&format!("{kept} passed, 0 failed")),
            "{self}"
        );
    }

    /// Sees to it that an audit found every rule kept.
    #[track_caller]
    pub(crate) fn is_a_clean_audit(&self) {
        let verdicts = |verdict| {
            let is_it = move |line: &&str| line.split_whitespace().nth(1) == Some(verdict);
            self.lines().filter(is_it).count()
        };
        assert!(
            self.success && verdicts("held") > 30 && verdicts("BROKEN") == 0,
            "{self}"
        );
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}", self.how, self.stdout, self.stderr)
    }
}

/// Whether there is such a program. All that are asked for here know `--version`.
pub(crate) fn have(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a program to its end, or ends it when its time is up: what is looked for here includes deadlocks.
pub(crate) fn run(mut command: Command, limit: Duration) -> Outcome {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stdout = reader(child.stdout.take().unwrap());
    let stderr = reader(child.stderr.take().unwrap());

    let start = Instant::now();
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break Some(status),
            None if start.elapsed() < limit => thread::sleep(Duration::from_millis(20)),
            None => {
                child.kill().unwrap();
                child.wait().unwrap();
                break None;
            }
        }
    };
    Outcome {
        success: status.is_some_and(|status| status.success()),
        how: match status {
            Some(status) => format!("{command:?}: {status}"),
            None => format!("{command:?}: still running after {} s", limit.as_secs()),
        },
        stdout: stdout.join().unwrap(),
        stderr: stderr.join().unwrap(),
    }
}

/// Reads all there is, so that the program never waits for its output to be read.
fn reader(mut from: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
