//! Audits a helper out of a library: which of the documented rules does it keep?
//!
//! The library is a `.dll`, `.so` or `.dylib` that exports a factory: a function without arguments, in COM's calling
//! convention, that returns an `IOlkAccountHelper` with one reference. `helper-dll/` shows how to write one in Rust.
//!
//! The program prints the report of `olk_account::audit`. A helper may end the process that calls it, so the audit runs
//! in another process: `inside.rs`. If that process ends early, the rule that it was looking at is broken, and
//! another process audits the rest.

mod inside;

use lexopt::prelude::*;
use olk_account::audit::{Expect, Rule};
use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

const USAGE: &str = "\
usage: audit <library> [symbol] [--expect owner|borrower|either]

  <library>  the .dll, .so or .dylib that has the helper
  [symbol]   the factory that it exports: a function without arguments that returns an
             IOlkAccountHelper with one reference [default: olk_account_helper_create]
  --expect   whether the helper creates its session (owner) or borrows it (borrower); either
             takes its own word for that [default: either]

exit code: 0 if no rule was broken, 1 if one was, 2 if it couldn't be found out";

// The exit codes.
const CLEAN: u8 = 0;
const BROKEN: u8 = 1;
const FAILED: u8 = 2;

/// What to audit, and how.
struct Arguments {
    library: PathBuf,
    symbol: String,
    expect: Expect,
    /// The file in which this process notes what it does, if it is the one that calls the helper.
    log: Option<PathBuf>,
    /// Rules at which the helper has ended a process, and how.
    fatal: Vec<(Rule, String)>,
}

/// Reads the command line. `None` if it asks for help.
fn arguments() -> Result<Option<Arguments>, lexopt::Error> {
    let (mut library, mut symbol, mut expect) = (None, None, Expect::Either);
    let (mut log, mut fatal) = (None, Vec::new());
    let named = |name: &str| Rule::named(name).ok_or("there is no such rule");
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("expect") => expect = parser.value()?.parse_with(expectation)?,
            Long("log") => log = Some(parser.value()?.into()),
            Long("fatal") => {
                fatal.push((
                    parser.value()?.parse_with(named)?,
                    parser.value()?.string()?,
                ));
            }
            Value(word) if library.is_none() => library = Some(word.into()),
            Value(word) if symbol.is_none() => symbol = Some(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(Arguments {
        library: library.ok_or("which library?")?,
        symbol: symbol.unwrap_or_else(|| "olk_account_helper_create".to_owned()),
        expect,
        log,
        fatal,
    }))
}

fn expectation(word: &str) -> Result<Expect, &'static str> {
    match word {
        "owner" => Ok(Expect::Owner),
        "borrower" => Ok(Expect::Borrower),
        "either" => Ok(Expect::Either),
        _ => Err("--expect takes owner, borrower or either"),
    }
}

fn main() -> ExitCode {
    let outcome = match arguments() {
        Ok(None) => {
            println!("{USAGE}");
            Ok(CLEAN)
        }
        Ok(Some(arguments)) => match &arguments.log {
            Some(log) => inside::audit(&arguments, log),
            None => outside(),
        },
        Err(wrong) => Err(format!("{wrong}\n\n{USAGE}").into()),
    };
    ExitCode::from(outcome.unwrap_or_else(|why| {
        eprintln!("audit: {why}");
        FAILED
    }))
}

/// Has the helper audited, in as many processes as it takes to leave out the calls that it does not survive.
fn outside() -> Result<u8, Box<dyn Error>> {
    let mut fatal: Vec<(Rule, String)> = Vec::new();
    loop {
        let log = tempfile::NamedTempFile::new()?.into_temp_path();
        let mut command = Command::new(env::current_exe()?);
        command.arg("--log").arg(&log);
        for (rule, how) in &fatal {
            command.args(["--fatal", rule.name(), how]);
        }
        command.args(env::args_os().skip(1)).stdin(Stdio::null());
        let status = command.status()?;
        let noted = fs::read_to_string(&log)?;
        let last = noted.lines().last().unwrap_or("the audit didn't begin");
        if last == inside::DONE {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            if let Some(code) = code.filter(|code| *code <= FAILED) {
                return Ok(code);
            }
            eprintln!("audit: the process didn't survive its end: {status}");
            return Ok(BROKEN);
        }
        let Some(rule) = Rule::named(last) else {
            eprintln!("audit: {last}: {status}");
            let is_broken = last == inside::RELEASING;
            return Ok(if is_broken { BROKEN } else { FAILED });
        };
        if fatal.iter().any(|(before, _)| *before == rule) {
            // The first rule adds a reference and releases it, which any existing object survives.
            let hint = "; did the factory give a reference of its own (`into_raw`, not `as_raw`)?";
            let hint = Some(hint).filter(|_| rule == Rule::ReferencesCount);
            let hint = hint.unwrap_or_default();
            eprintln!("audit: the helper ends the process whatever is left out: {status}{hint}");
            return Ok(FAILED);
        }
        fatal.push((rule, format!("it ended the process: {status}")));
    }
}
