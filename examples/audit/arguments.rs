//! The command line: what the user writes, and what the process for the user writes to the one for the helper.

use olk_account::audit::{Expect, Rule};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

pub(crate) const USAGE: &str = "\
usage: audit <library> [symbol] [--expect owner|borrower|either]

  <library>  the .dll, .so or .dylib that has the helper
  [symbol]   the factory that it exports: a function without arguments that returns an
             IOlkAccountHelper with one reference [default: olk_account_helper_create]
  --expect   whether the helper creates its session (owner) or borrows it (borrower); either
             takes its own word for that [default: either]

exit code: 0 if no rule was broken, 1 if one was, 2 if it couldn't be found out";

/// What to do.
pub(crate) enum Task {
    /// Say how it is done.
    Help,
    /// Have a helper audited, in another process.
    Outside(Arguments),
    /// Audit it in this one, and keep a log in this file.
    Inside(Arguments, PathBuf),
}

/// What to audit.
#[derive(Clone)]
pub(crate) struct Arguments {
    pub(crate) library: PathBuf,
    pub(crate) symbol: String,
    pub(crate) expect: Expect,
    /// Rules at which the helper has ended the process before, and how.
    pub(crate) fatal: Vec<(Rule, String)>,
}

/// The options that pass between the two processes.
const LOG: &str = "--log";
const FATAL: &str = "--fatal";

/// Reads the command line.
pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Task, String> {
    let mut words = words;
    let mut positional = Vec::new();
    let (mut expect, mut fatal, mut log) = (Expect::Either, Vec::new(), None);
    while let Some(word) = words.next() {
        let mut value = |option: &str| words.next().ok_or(format!("{option} takes a value"));
        match word.to_str() {
            Some("--help" | "-h") => return Ok(Task::Help),
            Some("--expect") => expect = expectation(&text(value("--expect")?)?)?,
            Some(LOG) => log = Some(PathBuf::from(value(LOG)?)),
            Some(FATAL) => fatal.push((rule(&text(value(FATAL)?)?)?, text(value(FATAL)?)?)),
            Some(option) if option.starts_with('-') => match option.strip_prefix("--expect=") {
                Some(word) => expect = expectation(word)?,
                None => return Err(format!("no such option: {option}")),
            },
            _ => positional.push(word),
        }
    }
    let (library, symbol) = of_two(positional)?;
    let arguments = Arguments {
        library,
        symbol,
        expect,
        fatal,
    };
    Ok(match log {
        Some(log) => Task::Inside(arguments, log),
        None => Task::Outside(arguments),
    })
}

fn of_two(words: Vec<OsString>) -> Result<(PathBuf, String), String> {
    let mut words = words.into_iter();
    let library = words.next().ok_or("which library?")?;
    let symbol = words.next().unwrap_or("olk_account_helper_create".into());
    if symbol.is_empty() {
        return Err("the symbol must have a name".to_owned());
    }
    match words.next() {
        None => Ok((library.into(), text(symbol)?)),
        Some(word) => Err(format!("one library, one symbol; what is {word:?}?")),
    }
}

/// A word that is not a path.
fn text(word: OsString) -> Result<String, String> {
    word.into_string()
        .map_err(|word| format!("{word:?} isn't text"))
}

/// The words for what may be expected.
const EXPECTATIONS: [(&str, Expect); 3] = [
    ("owner", Expect::Owner),
    ("borrower", Expect::Borrower),
    ("either", Expect::Either),
];

fn expectation(word: &str) -> Result<Expect, String> {
    EXPECTATIONS
        .into_iter()
        .find_map(|(name, expect)| (name == word).then_some(expect))
        .ok_or_else(|| format!("--expect takes owner, borrower or either, not `{word}`"))
}

fn rule(name: &str) -> Result<Rule, String> {
    Rule::named(name).ok_or_else(|| format!("no such rule: {name}"))
}

impl Arguments {
    /// The command line for the process that is to do the audit, and to keep a log of it.
    pub(crate) fn inside(&self, log: &OsStr) -> Vec<OsString> {
        let expect = EXPECTATIONS
            .into_iter()
            .find(|(_, expect)| *expect == self.expect);
        let expect = expect.map_or("either", |(name, _)| name);
        let mut words: Vec<OsString> = vec![self.library.clone().into(), (&self.symbol).into()];
        words.extend(["--expect".into(), expect.into(), LOG.into(), log.to_owned()]);
        for (rule, how) in &self.fatal {
            words.extend([FATAL.into(), rule.name().into(), how.into()]);
        }
        words
    }
}
