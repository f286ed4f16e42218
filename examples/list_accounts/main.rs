//! Lists the accounts of an Outlook profile: as a table for people, or as JSON for programs.
//!
//! By default the profile is made up, and its account manager is `olk_account::testing`'s, so that it works anywhere. On
//! Windows, `--outlook` lists the accounts of the real one. From the manager on, it is the same code: `accounts.rs`.
//!
//! | you wonder | look at |
//! | --- | --- |
//! | how accounts and their properties are read | `accounts.rs` |
//! | how a program logs on to the real Outlook, and what may go wrong there | `outlook/` |
//! | how a program is tested without Outlook | `fake_profile.rs` |
//! | what can be asked for, and what is printed | `arguments.rs`, `table.rs`, `json.rs` |
//!
//! No password is read, so none can be printed.

mod accounts;
mod arguments;
mod fake_profile;
mod json;
mod outlook;
mod stores;
mod table;

use accounts::Listing;
use arguments::{Format, Source, Task, USAGE};
use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

/// All of it was listed.
const COMPLETE: u8 = 0;
/// Something couldn't be read, and the rest was listed.
const INCOMPLETE: u8 = 1;
/// Nothing was listed.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let outcome = match arguments::parse(env::args_os().skip(1)) {
        Ok(Task::Help) => print(USAGE).map(|()| COMPLETE),
        Ok(Task::List(source, format)) => list(source, format),
        Err(wrong) => {
            let synopsis = USAGE.lines().next().unwrap_or(USAGE);
            Err(format!("{wrong}\n{synopsis}\n--help says more"))
        }
    };
    ExitCode::from(outcome.unwrap_or_else(|why| {
        eprintln!("list_accounts: {why}");
        FAILED
    }))
}

/// Lists the accounts, and gives the exit code.
fn list(source: Source, format: Format) -> Result<u8, String> {
    let Listing { accounts, problems } = match source {
        Source::Fake => fake_profile::list().map_err(|error| error.to_string())?,
        Source::Outlook(profile) => {
            outlook::list(profile.as_deref()).map_err(|failure| failure.to_string())?
        }
    };
    print(&match format {
        Format::Table => table::of(&accounts),
        Format::Json => json::of(&accounts),
    })?;
    for problem in &problems {
        eprintln!("list_accounts: {problem}");
    }
    Ok(if problems.is_empty() {
        COMPLETE
    } else {
        INCOMPLETE
    })
}

/// Prints to whoever reads it. One who has read enough (`head`, say) is no error.
fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("the output can't be written: {why}"))
        }
        _ => Ok(()),
    }
}
