//! The process that the user started, which is there to tell when the one with the helper is gone.

use super::arguments::Arguments;
use super::inside::{CREATING, DONE, LOADING, RELEASING};
use super::{BROKEN, CLEAN, FAILED};
use olk_account::audit::Rule;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::{env, io, process};

/// Has the helper audited, as often as it takes to get round the calls that it doesn't survive.
pub(crate) fn audit(arguments: &Arguments) -> Result<u8, String> {
    let mut arguments = arguments.clone();
    loop {
        let (status, last) = attempt(&arguments)?;
        let rule = match last.as_str() {
            DONE => return Ok(code(status)),
            "" => return Err(format!("the process for the audit didn't begin: {status}")),
            LOADING => {
                return Err(format!(
                    "the library ended the process that loaded it: {status}"
                ));
            }
            CREATING => return Err(format!("the factory ended the process: {status}")),
            RELEASING => {
                eprintln!("audit: the last Release ended the process: {status}");
                return Ok(BROKEN);
            }
            rule => Rule::named(rule).ok_or_else(|| format!("the log ends with `{rule}`"))?,
        };
        if arguments.fatal.iter().any(|(fatal, _)| *fatal == rule) {
            // The first rule takes a reference more, and gives it back: any object survives that which is there.
            let hint = if rule == Rule::ReferencesCount {
                "; did the factory give a reference of its own (`into_raw`, not `as_raw`)?"
            } else {
                ""
            };
            return Err(format!(
                "the helper ends the process whatever is left out: {status}{hint}"
            ));
        }
        arguments
            .fatal
            .push((rule, format!("it ended the process: {status}")));
    }
}

/// Runs a process with the audit in it. Tells how that ended, and what it was doing then.
fn attempt(arguments: &Arguments) -> Result<(ExitStatus, String), String> {
    let log = Log::new().map_err(|why| format!("there is no place for the log: {why}"))?;
    let program = env::current_exe().map_err(|why| format!("where is this program? {why}"))?;
    let status = Command::new(program)
        .args(arguments.inside(log.0.as_os_str()))
        .stdin(Stdio::null())
        .status()
        .map_err(|why| format!("no process for the audit: {why}"))?;
    let said = fs::read_to_string(&log.0).unwrap_or_default();
    Ok((status, said.lines().last().unwrap_or_default().to_owned()))
}

/// The exit code of a process that came to its end. What is left of the library may still have spoiled it.
fn code(status: ExitStatus) -> u8 {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.filter(|code| (CLEAN..=FAILED).contains(code))
        .unwrap_or_else(|| {
            eprintln!("audit: the process didn't survive its end: {status}");
            BROKEN
        })
}

/// The file that the log goes to, which goes with it.
struct Log(PathBuf);

impl Log {
    /// A file that wasn't there before.
    fn new() -> io::Result<Self> {
        for attempt in 0_u32.. {
            let name = format!("olk-account-audit-{}-{attempt}", process::id());
            let path = env::temp_dir().join(name);
            match File::create_new(&path) {
                Ok(_) => return Ok(Self(path)),
                Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {}
                Err(why) => return Err(why),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        // If it isn't there any more, that is as well.
        let _ = fs::remove_file(&self.0);
    }
}
