//! The process that the helper is in.

use super::arguments::Arguments;
use super::{BROKEN, CLEAN, library};
use olk_account::audit::{Audit, Verdict};
use std::fmt::Display;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// What the log says when no rule is being looked at.
pub(crate) const LOADING: &str = "loading";
pub(crate) const CREATING: &str = "creating";
pub(crate) const RELEASING: &str = "releasing";
pub(crate) const DONE: &str = "done";

/// What is being done, line by line, for a reader that is there when this process isn't.
struct Log(File);

impl Log {
    fn say(&mut self, what: impl Display) -> Result<(), String> {
        // In one go, and at once: the next moment may be too late.
        let line = format!("{what}\n");
        let written = self.0.write_all(line.as_bytes());
        written.map_err(|why| format!("the log can't be written: {why}"))
    }
}

/// Loads the library, audits the helper, prints the report, and gives the exit code.
pub(crate) fn audit(arguments: &Arguments, log: &Path) -> Result<u8, String> {
    let file = File::options().append(true).open(log);
    let mut log = Log(file.map_err(|why| format!("{}: {why}", log.display()))?);
    let outcome = audit_with(arguments, &mut log);
    log.say(DONE)?;
    outcome
}

fn audit_with(arguments: &Arguments, log: &mut Log) -> Result<u8, String> {
    log.say(LOADING)?;
    let library = library::load(&arguments.library)?;
    log.say(CREATING)?;
    let helper = library::helper(library, arguments)?;

    let mut unwritten = None;
    let mut audit = Audit::new(arguments.expect).noting(|rule| {
        if let Err(why) = log.say(rule) {
            unwritten = Some(why);
        }
    });
    for (rule, how) in &arguments.fatal {
        audit = audit.given(*rule, Verdict::Broken(how.clone()));
    }
    let report = audit.run(&helper);
    if let Some(why) = unwritten {
        return Err(why);
    }

    let mut out = io::stdout().lock();
    let printed = writeln!(out, "{report}").and_then(|()| out.flush());
    printed.map_err(|why| format!("the report can't be written: {why}"))?;
    log.say(RELEASING)?;
    drop(helper);
    Ok(if report.is_clean() { CLEAN } else { BROKEN })
}
